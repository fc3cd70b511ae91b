/**
 * The web host: the same page and the same calls as the desktop window, for one person's browser on this computer.
 * It listens on 127.0.0.1 and nowhere else, and answers only to sessions opened with a one-time token.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fail, problem } from '../../shared/errors/problem.ts';
import type { Logger } from '../engine/ports/index.ts';
import { newNonce, securityHeaders } from '../host-policy.ts';
import type { Application } from '../ipc/application.ts';
import { createRouter, type Router } from '../ipc/router.ts';
import { openPageFiles, type PageFiles } from '../page-files.ts';
import { type Download, type Downloads, downloadPath } from './downloads.ts';
import { createEventStreams, type EventStreams } from './event-streams.ts';
import { noSessionPage, openingPage } from './plain-pages.ts';
import { readBody } from './read-body.ts';
import { judgeRequest, readCookie } from './request-guard.ts';
import { createSessions, type Sessions } from './sessions.ts';

export interface WebHostOptions {
  readonly application: Application;
  readonly downloads: Downloads;
  /** The built page. */
  readonly rendererFolder: string;
  readonly logger: Logger;
  /** 0 or nothing: any free one. */
  readonly port?: number;
}

export interface WebHost {
  readonly port: number;
  /** An address that opens one session, within ten minutes. Each call makes a new one. */
  newLink(): string;
  /** Ends event streams and connections; the application stays open. */
  close(): Promise<void>;
}

/** Ten million characters of pasted names in any script we expect, and the envelope around them. */
const bodyLimit = 12 * 1024 * 1024;
const address = '127.0.0.1';

/** Rejects with `host.port-in-use`, or the system's error when the page is not built. */
export const startWebHost = async (options: WebHostOptions): Promise<WebHost> => {
  const files = await openPageFiles(options.rendererFolder);
  const router = createRouter(options.application, options.logger);
  const sessions = createSessions();
  const streams = createEventStreams(router);
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000 });
  server.maxConnections = 128;
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    streams.close();
    throw error;
  });
  const service: Service = { port, files, router, sessions, streams, downloads: options.downloads };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serve(service, request, response).catch((error: unknown) => {
      options.logger.warn('web.request-failed', { error: error instanceof Error ? error.stack : String(error) });
      response.destroy();
    });
  });
  return {
    port,
    newLink: () => `http://${address}:${port}/?token=${sessions.newToken()}`,
    close: async () => {
      streams.close();
      options.downloads.clear();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};

interface Service {
  readonly port: number;
  readonly files: PageFiles;
  readonly router: Router;
  readonly sessions: Sessions;
  readonly streams: EventStreams;
  readonly downloads: Downloads;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? fail('host.port-in-use', { port }, { cause: error }) : error),
    );
    server.listen(port, address, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';

const serve = async (service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const nonce = newNonce();
  const common = securityHeaders({ connect: 'self', nonce });
  const send = (
    status: number,
    body: string | Uint8Array = '',
    headers: Readonly<Record<string, string>> = {},
  ): void => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    response.writeHead(status, {
      'cache-control': 'no-store',
      ...common,
      ...headers,
      'content-length': String(bytes.byteLength),
      // An unread body would be taken for the next request.
      ...(request.complete || request.method === 'GET' || request.method === 'HEAD' ? {} : { connection: 'close' }),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };

  const verdict = judgeRequest(request, service.port);
  if (verdict.kind === 'refused') return send(verdict.status);
  const { pathname, token } = splitUrl(request.url ?? '');
  const cookieName = `certwright-${service.port}`;
  const hasSession = service.sessions.isOpen(readCookie(request.headers.cookie, cookieName));
  const reads = request.method === 'GET' || request.method === 'HEAD';

  if (pathname === '/' && reads) {
    if (token !== undefined && hasSession) return send(303, '', { location: '/' });
    const session = token === undefined || request.method !== 'GET' ? undefined : service.sessions.exchange(token);
    if (session !== undefined) {
      const cookie = { 'set-cookie': `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/` };
      return verdict.kind === 'ours'
        ? send(303, '', { ...cookie, location: '/' })
        : send(200, openingPage(nonce), { ...cookie, 'content-type': html });
    }
    if (!hasSession) return send(401, noSessionPage(nonce), { 'content-type': html });
  }
  if (verdict.kind === 'foreign-navigation' && pathname !== '/') return send(403);
  if (!hasSession) return send(401);

  if (pathname === '/ipc') {
    if (request.method !== 'POST') return send(405, '', { allow: 'POST' });
    const { status, envelope } = await callOver(service.router, request);
    return send(status, JSON.stringify(envelope), { 'content-type': json });
  }
  if (!reads) return send(405, '', { allow: 'GET, HEAD' });
  if (pathname === '/events' && request.method === 'GET') return service.streams.add(response, common);
  if (pathname.startsWith(downloadPath) && request.method === 'GET') {
    const download = service.downloads.take(pathname.slice(downloadPath.length));
    if (download === undefined) return send(404);
    response.once('close', () => download.body.fill(0));
    return send(200, download.body, downloadHeaders(download));
  }
  const page = await service.files.read(pathname, nonce);
  return page === undefined ? send(404) : send(200, page.body, page.headers);
};

/** The path stays as it was sent: nothing is decoded, so nothing can be hidden in an encoding. */
const splitUrl = (url: string): { readonly pathname: string; readonly token: string | undefined } => {
  const mark = url.indexOf('?');
  if (mark < 0) return { pathname: url, token: undefined };
  return { pathname: url.slice(0, mark), token: new URLSearchParams(url.slice(mark + 1)).get('token') ?? undefined };
};

const refused = (status: number, message: string) => ({
  status,
  envelope: { ok: false, problem: problem('input.invalid', { issues: [{ path: '', message }] }) },
});

/** Both headers force a preflight on any other origin (Fetch §2.2.2), which is never answered. */
const callOver = async (router: Router, request: IncomingMessage): Promise<{ status: number; envelope: unknown }> => {
  if (request.headers['x-certwright'] !== '1') return refused(403, 'missing header x-certwright');
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') return refused(415, 'expected application/json');
  const body = await readBody(request, bodyLimit);
  if (body === undefined) return refused(413, `more than ${bodyLimit} bytes`);
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return refused(400, 'expected JSON');
  }
  return { status: 200, envelope: await router.route(message) };
};

/** RFC 6266 §4.3: a plain name for old readers, the true one beside it. */
const downloadHeaders = ({ fileName, type }: Download): Readonly<Record<string, string>> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
});
