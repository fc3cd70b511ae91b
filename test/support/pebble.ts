/** Pebble, Let's Encrypt's ACME server for tests: 2.10.1 from Go, or Debian's 2.4, which ignores what it does not know. */
import { writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { freePort, quietPort } from './free-port.ts';
import { startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';
import { makeTlsIdentity } from './tls-identity.ts';
import { tool } from './tools.ts';

export interface PebbleOptions {
  /** Path of the program; the current one unless told. */
  readonly program?: string;
  /** `ip:port` that Pebble asks instead of the system's resolver. */
  readonly dnsServer?: string;
  /** Added to PEBBLE_VA_NOSLEEP=1, PEBBLE_WFE_NONCEREJECT=0 and PEBBLE_AUTHZREUSE=0. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where http-01 and tls-alpn-01 are validated; free ports unless told. */
  readonly httpPort?: number;
  readonly tlsPort?: number;
  /** Key id to base64url HMAC key. When given, registration needs one of them. */
  readonly externalAccounts?: Readonly<Record<string, string>>;
  readonly blockedNames?: readonly string[];
  readonly caaIdentities?: readonly string[];
  /** Seconds in Retry-After; Pebble's own are 3 and 5. */
  readonly retryAfter?: { readonly authz: number; readonly order: number };
  readonly profiles?: Readonly<Record<string, { readonly description: string; readonly validityPeriod: number }>>;
}

export interface Pebble {
  readonly directoryUrl: string;
  readonly managementUrl: string;
  /** PEM of the authority behind Pebble's own listeners: what an ACME client has to trust to talk to it. */
  readonly rootPem: string;
  readonly rootFile: string;
  readonly httpPort: number;
  readonly tlsPort: number;
  /** PEM of root number `index` above the certificates it issues. */
  issuingRoots(index?: number): Promise<string>;
  /** What the management port knows of an issued certificate. */
  certificateStatus(serialHex: string): Promise<{ readonly Status: string; readonly Reason?: number }>;
  output(): string;
  stop(): Promise<void>;
}

/** Starts Pebble on free loopback ports and waits for its directory. */
export const startPebble = async (options: PebbleOptions = {}): Promise<Pebble> => {
  const folder = tempFolder('certwright-pebble-');
  const identity = await makeTlsIdentity();
  const file = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const ports = { acme: await freePort(), management: await freePort() };
  const httpPort = options.httpPort ?? (await quietPort());
  const tlsPort = options.tlsPort ?? (await quietPort());
  const rootFile = file('root.pem', identity.rootPem);
  const config = file(
    'pebble.json',
    JSON.stringify({
      pebble: {
        listenAddress: `127.0.0.1:${ports.acme}`,
        managementListenAddress: `127.0.0.1:${ports.management}`,
        certificate: file('cert.pem', identity.certificatePem),
        privateKey: file('key.pem', identity.keyPem),
        httpPort,
        tlsPort,
        ocspResponderURL: '',
        externalAccountBindingRequired: options.externalAccounts !== undefined,
        externalAccountMACKeys: options.externalAccounts ?? {},
        domainBlocklist: options.blockedNames ?? [],
        caaIdentities: options.caaIdentities ?? [],
        retryAfter: options.retryAfter ?? { authz: 3, order: 5 },
        keyAlgorithm: 'ecdsa',
        profiles: options.profiles ?? {
          default: { description: 'Ninety days', validityPeriod: 7_776_000 },
          shortlived: { description: 'Six days', validityPeriod: 518_400 },
        },
      },
    }),
  );
  const directoryUrl = `https://127.0.0.1:${ports.acme}/dir`;
  const managementUrl = `https://127.0.0.1:${ports.management}`;
  const fetchText = (url: string) => readText(url, identity.rootPem);
  const program = await startProgram({
    command: options.program ?? tool('pebble'),
    args: ['-config', config, ...(options.dnsServer === undefined ? [] : ['-dnsserver', options.dnsServer])],
    env: { PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0', PEBBLE_AUTHZREUSE: '0', ...options.env },
    ready: async () => {
      const answers = await Promise.allSettled([fetchText(directoryUrl), fetchText(`${managementUrl}/roots/0`)]);
      return answers.every(({ status }) => status === 'fulfilled');
    },
  }).catch((error: unknown) => {
    folder.remove();
    throw error;
  });
  return {
    directoryUrl,
    managementUrl,
    rootPem: identity.rootPem,
    rootFile,
    httpPort,
    tlsPort,
    issuingRoots: (index = 0) => fetchText(`${managementUrl}/roots/${index}`),
    certificateStatus: async (serialHex) =>
      JSON.parse(await fetchText(`${managementUrl}/cert-status-by-serial/${serialHex.toLowerCase()}`)) as {
        Status: string;
        Reason?: number;
      },
    output: program.output,
    stop: async () => {
      await program.stop();
      folder.remove();
    },
  };
};

// Pebble refuses requests without it (RFC 8555 §6.1).
const headers = { 'User-Agent': 'certwright-test' };

const readText = (url: string, ca: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = get(url, { ca, agent: false, timeout: 2000, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${url} answered ${response.statusCode}: ${text}`));
      });
    });
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer`)));
    request.on('error', reject);
  });
