/** A small internet on loopback: BIND with two zones, and Pebble that asks it. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bind, startBind } from './bind.ts';
import { type Pebble, startPebble } from './pebble.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';

export const worldNeeds = ['named', 'pebble', 'openssl', 'dig'] as const;
export const updateKey = {
  name: 'certwright',
  algorithm: 'hmac-sha256',
  secret: 'c2VjcmV0LWZvci10aGUtdGVzdC16b25l',
} as const;

export interface World {
  readonly bind: Bind;
  readonly pebble: Pebble;
  readonly folder: string;
  /** A profile folder nobody has used. */
  newProfile(): string;
  /** Arguments that point the command line at this world, proof by RFC 2136. */
  readonly dnsArgs: readonly string[];
  readonly credential: Readonly<Record<string, string>>;
  /** One change of a zone, as in `nsupdate`: `add <name> <ttl> <type> <value>`. */
  update(change: string): void;
  /** TXT values that the zone's own server gives for the name. */
  txt(name: string): readonly string[];
  stop(): Promise<void>;
}

export const startWorld = async (
  options: {
    readonly pebbleEnv?: Readonly<Record<string, string>>;
    readonly pebbleProgram?: string;
    readonly zones?: readonly string[];
    /** Seconds a missing name of the zones may be remembered. */
    readonly negativeTtl?: number;
    /** See `startBind`; the credential then has no key. */
    readonly unsignedUpdates?: boolean;
  } = {},
): Promise<World> => {
  const { path: folder, remove } = tempFolder('certwright-world-');
  const zones = options.zones ?? ['example.test', 'xn--bcher-kva.test'];
  const negative = options.negativeTtl === undefined ? {} : { negativeTtl: options.negativeTtl };
  const bind = await startBind({
    zones: zones.map((name) => ({ name, records: ['nas IN A 127.0.0.1', '@ IN A 127.0.0.1'], ...negative })),
    keys: [updateKey],
    ...(options.unsignedUpdates === true ? { unsignedUpdates: true } : {}),
  });
  const pebble = await startPebble({
    dnsServer: bind.endpoint,
    ...(options.pebbleEnv === undefined ? {} : { env: options.pebbleEnv }),
    ...(options.pebbleProgram === undefined ? {} : { program: options.pebbleProgram }),
  });
  const signed = { keyName: updateKey.name, keySecret: updateKey.secret, algorithm: updateKey.algorithm };
  const credential = { nameserver: bind.endpoint, ...(options.unsignedUpdates === true ? {} : signed) };
  const credentialFile = join(folder, 'credential.json');
  writeFileSync(credentialFile, JSON.stringify(credential));
  let profiles = 0;
  return {
    bind,
    pebble,
    folder,
    credential,
    newProfile: () => join(folder, `profile-${profiles++}`),
    dnsArgs: [
      ...['--directory', pebble.directoryUrl, '--root', pebble.rootFile, '--resolver', bind.endpoint],
      ...['--challenge', 'dns-01', '--provider', 'rfc2136', '--credential', credentialFile],
    ],
    update: (change) => {
      const { name, algorithm, secret } = updateKey;
      execFileSync(tool('nsupdate'), ['-y', `${algorithm}:${name}:${secret}`], {
        input: `server ${bind.address} ${bind.port}\nupdate ${change}\nsend\n`,
      });
    },
    txt: (name) =>
      execFileSync(tool('dig'), [`@${bind.address}`, '-p', String(bind.port), '+short', '+norec', 'TXT', name])
        .toString()
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith(';')),
    stop: async () => {
      await pebble.stop();
      await bind.stop();
      remove();
    },
  };
};
