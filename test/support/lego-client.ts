/** Lego's own DNS providers as a program (test/peers/lego-client): a line for each request, and one for its answer. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';

/** The second has an older lego, for the providers whose current libraries cannot be had. */
export const legoClients = ['certwright-lego-client', 'certwright-lego-client-older'] as const;
type LegoClientName = (typeof legoClients)[number];

export interface LegoRequest {
  /** Its name in lego (`providers/dns/<name>`). */
  readonly provider: string;
  readonly env: Readonly<Record<string, string>>;
  readonly domain: string;
  readonly token: string;
  readonly keyAuth: string;
  readonly action: 'present' | 'cleanup';
}

export interface LegoClient {
  /** Rejects with lego's words where it fails. */
  ask(request: LegoRequest): Promise<void>;
  stop(): Promise<void>;
}

/** The program that has the provider, if one has. */
export const legoClientFor = (provider: string): LegoClientName | undefined =>
  legoClients.find((name) => providersOf(name).has(provider));

const known = new Map<LegoClientName, ReadonlySet<string>>();
const providersOf = (name: LegoClientName): ReadonlySet<string> => {
  const listed = known.get(name) ?? new Set(execFileSync(tool(name), ['-list']).toString().trim().split('\n'));
  known.set(name, listed);
  return listed;
};

/** Every request goes through the proxy, whose root is the only one trusted; zones are looked up at `resolver`. */
export const startLegoClient = async (
  name: LegoClientName,
  {
    resolver,
    proxy,
  }: { readonly resolver: string; readonly proxy: { readonly url: string; readonly rootPem: string } },
): Promise<LegoClient> => {
  const folder = tempFolder('certwright-lego-');
  const root = join(folder.path, 'root.pem');
  writeFileSync(root, proxy.rootPem);
  const child = spawn(tool(name), ['-resolver', resolver], {
    cwd: folder.path,
    env: {
      HOME: folder.path,
      HTTP_PROXY: proxy.url,
      HTTPS_PROXY: proxy.url,
      SSL_CERT_FILE: root,
      SSL_CERT_DIR: folder.path,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  await once(child, 'spawn');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  /** Libraries write lines of their own in between. */
  const nextAnswer = async (): Promise<string | undefined> => {
    for (;;) {
      const line = await lines.next();
      if (line.done === true) return undefined;
      if (line.value.startsWith('answer ')) return line.value.slice('answer '.length);
    }
  };
  return {
    ask: async (request) => {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const answer = await nextAnswer();
      if (answer === undefined) throw new Error(`${name} ended: ${complaints}`);
      const { ok, error } = JSON.parse(answer) as { readonly ok?: boolean; readonly error?: string };
      if (ok !== true) throw new Error(`lego: ${error ?? 'no answer'}`);
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await ended;
      folder.remove();
    },
  };
};
