/** The web host with a page to serve and a reader who has a session, and requests as no browser would send them. */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { silentLogger } from '../../electron/engine/ports/index.ts';
import type { Handlers } from '../../electron/ipc/application.ts';
import { createDownloads, type Downloads } from '../../electron/web/downloads.ts';
import { startWebHost, type WebHost } from '../../electron/web/start-web-host.ts';
import { type ScriptedApplication, scriptedApplication } from './scripted-application.ts';
import { tempFolder } from './temp-folder.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly bytes: Buffer;
}

/** Plain node:http sends the path and headers exactly as given, which `fetch` would tidy up. */
export const send = async (
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string | Buffer,
): Promise<Answer> => {
  const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
  // A host that refuses a long body closes while we still write.
  outgoing.once('response', () => outgoing.on('error', () => undefined));
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, text: bytes.toString(), bytes };
};

/** An open event stream; `until` waits for a piece of text. */
export const listen = async (port: number, cookie: string) => {
  const outgoing = request({ host: '127.0.0.1', port, path: '/events', headers: { cookie }, agent: false });
  outgoing.on('error', () => undefined);
  outgoing.end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.on('error', () => undefined);
  let text = '';
  const until = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) text += String((await once(incoming, 'data'))[0]);
  };
  await until(': open');
  return { incoming, until, close: () => outgoing.destroy(), read: () => text };
};

export const tokenPath = (link: string): string => link.slice(link.indexOf('/', 'http://'.length));
export const cookieOf = (answer: Answer): string => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
export const asNavigation = (site: string) => ({
  'sec-fetch-site': site,
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
});
const jsonCall = { 'content-type': 'application/json', 'x-certwright': '1' };

const page = '<html><head><meta property="csp-nonce" nonce="CSP_NONCE"></head><style nonce="CSP_NONCE"></style></html>';
export const settings = {
  language: 'zh',
  theme: 'dark',
  practice: true,
  welcomed: true,
  keepInTray: true,
  toldOfTray: false,
} as const;
const handlers: Partial<Handlers> = {
  'settings.change': async (input) => ({ ...settings, ...input }) as typeof settings,
};

export interface VisitedHost {
  readonly host: WebHost;
  /** The cookie of a session already open. */
  readonly cookie: string;
  readonly application: ScriptedApplication;
  readonly downloads: Downloads;
  readonly rendererFolder: string;
  readonly call: (headers: Readonly<Record<string, string>>, body?: string | Buffer, path?: string) => Promise<Answer>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

export const visitedHost = async (): Promise<VisitedHost> => {
  const folder = tempFolder();
  const rendererFolder = join(folder.path, 'renderer');
  const downloads = createDownloads();
  const application = scriptedApplication(handlers);
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true });
  writeFileSync(join(rendererFolder, 'index.html'), page);
  writeFileSync(join(rendererFolder, 'assets', 'main-a1B2c3D4.js'), 'export {};');
  writeFileSync(join(folder.path, 'secret.txt'), 'outside');
  const host = await startWebHost({ application, downloads, rendererFolder, logger: silentLogger });
  const cookie = cookieOf(await send(host.port, 'GET', tokenPath(host.newLink())));
  return {
    host,
    cookie,
    application,
    downloads,
    rendererFolder,
    call: (headers, body = '{}', path = '/ipc') => send(host.port, 'POST', path, { ...jsonCall, ...headers }, body),
    get: (path, headers = {}) => send(host.port, 'GET', path, { cookie, ...headers }),
    close: async () => {
      await host.close();
      folder.remove();
    },
  };
};
