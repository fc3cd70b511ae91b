import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';
import { zoneFile } from './zone-file.ts';

export interface BindZone {
  readonly name: string;
  /** Lines of a zone file, beside the SOA, one NS and its address, which are always there. */
  readonly records?: readonly string[];
  /** Host names of the NS records; without them `ns1.<zone>` with the server's own address. */
  readonly nameServers?: readonly string[];
  /** Lines of `update-policy`; without them every key may change everything. */
  readonly updatePolicy?: readonly string[];
  /** Seconds a missing name may be remembered. */
  readonly negativeTtl?: number;
}

export interface BindKey {
  readonly name: string;
  readonly algorithm: 'hmac-sha256' | 'hmac-sha384' | 'hmac-sha512';
  /** Base64. */
  readonly secret: string;
}

export interface Bind {
  readonly address: string;
  readonly port: number;
  /** `127.0.0.1:P`, as a resolver is written. */
  readonly endpoint: string;
  /** What the server printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * BIND as the primary server of the zones, on loopback, without recursion.
 * Ready when it prints that it runs; needs `named`.
 */
export const startBind = async (options: {
  readonly zones: readonly BindZone[];
  readonly keys?: readonly BindKey[];
  readonly address?: string;
  readonly port?: number;
  /** Answers like a resolver too, so that an authority asking it is led on by CNAMEs from one of its zones to another. */
  readonly recursive?: boolean;
  /** Takes updates from this machine without a key: a signature holds the time, which a moved clock has wrong. */
  readonly unsignedUpdates?: boolean;
}): Promise<Bind> => {
  const folder = tempFolder('certwright-bind-');
  const address = options.address ?? '127.0.0.1';
  const port = options.port ?? (await freePort(address));
  const keys = options.keys ?? [];
  const local = options.unsignedUpdates === true ? 'localhost; ' : '';
  const allowed = `${local}${keys.map((key) => `key "${key.name}";`).join(' ') || 'none;'}`;
  const listen = address.includes(':')
    ? `listen-on { none; }; listen-on-v6 port ${port} { ${address}; };`
    : `listen-on port ${port} { ${address}; }; listen-on-v6 { none; };`;
  mkdirSync(join(folder.path, 'zones'));
  const zones = options.zones.map((zone, index) => {
    const file = join(folder.path, 'zones', `${index}.zone`);
    writeFileSync(file, zoneFile(zone, address));
    const policy =
      zone.updatePolicy === undefined
        ? `allow-update { ${allowed} };`
        : `update-policy { ${zone.updatePolicy.map((line) => `${line};`).join(' ')} };`;
    return `zone "${zone.name}" { type primary; file "${file}"; notify no; ${policy} };`;
  });
  const config = join(folder.path, 'named.conf');
  writeFileSync(
    config,
    [
      `options { directory "${folder.path}"; ${listen}`,
      `pid-file none; lock-file none; recursion ${options.recursive === true ? 'yes' : 'no'}; empty-zones-enable no; dnssec-validation no; notify no;`,
      // Hosted DNS takes an address at `_acme-challenge`, as it shows where a proxy is switched on for that name.
      'check-names primary ignore;',
      // An authority that looks up fifty names at once over TCP overflows the usual queue of ten.
      'tcp-listen-queue 1000;',
      `session-keyfile "${join(folder.path, 'session.key')}"; allow-query { any; }; };`,
      'controls { };',
      ...keys.map((key) => `key "${key.name}" { algorithm ${key.algorithm}; secret "${key.secret}"; };`),
      ...zones,
      '',
    ].join('\n'),
  );
  try {
    const program = await startProgram({
      command: tool('named'),
      args: ['-g', '-c', config, '-n', '1'],
      ready: (output) => /\d running$/m.test(output),
    });
    const stop = async () => {
      await program.stop();
      folder.remove();
    };
    return {
      address,
      port,
      endpoint: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`,
      output: program.output,
      stop,
    };
  } catch (error) {
    folder.remove();
    throw error;
  }
};
