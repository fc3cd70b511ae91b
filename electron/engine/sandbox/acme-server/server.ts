/** The ACME server over HTTPS on 127.0.0.1 (RFC 8555 §6.1): routes, nonces, problem documents and staged faults. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Clock } from '../../ports/index.ts';
import type { Authority } from '../authority.ts';
import type { SandboxFaults, TransportFault } from '../faults.ts';
import { type AcmeContext, createUrls, faultRefusal, type Reply } from './context.ts';
import { createNonces, verifyRequest } from './jws.ts';
import { asProblem, type ProblemDocument, Refusal, refuse } from './problems.ts';
import { findRoute, type Route } from './routes.ts';
import { createState } from './state.ts';
import { prove } from './validation.ts';

export interface AcmeServer {
  readonly directoryUrl: string;
  close(): Promise<void>;
}

/** Port 0 takes a free one. Ready when it resolves. */
export const startAcmeServer = async (options: {
  readonly authority: Authority;
  readonly clock: Clock;
  readonly faults: SandboxFaults;
  readonly dnsPort: number;
  httpPort(): number;
  tlsPort(): number;
  readonly externalAccounts: ReadonlyMap<string, Buffer>;
  readonly port?: number;
}): Promise<AcmeServer> => {
  const server = createServer({ ...options.authority.listener });
  const stop = new AbortController();
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const running = new Set<Promise<void>>();
  const targets = {
    dnsPort: options.dnsPort,
    httpPort: options.httpPort,
    tlsPort: options.tlsPort,
    clock: options.clock,
    signal: stop.signal,
  };
  const context: AcmeContext = {
    state: createState(),
    nonces: createNonces(),
    clock: options.clock,
    faults: options.faults,
    authority: options.authority,
    urls: createUrls(`https://127.0.0.1:${port}`),
    externalAccounts: options.externalAccounts,
    signal: stop.signal,
    background: (work) => {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    prove: (proof) => prove(proof, targets),
  };
  server.on('request', (request, response) => void serve(context, request, response));
  return {
    directoryUrl: context.urls.directory,
    close: async () => {
      stop.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, ...running]);
    },
  };
};

/** Never rejects: whatever happens becomes an answer, or a connection that ends. */
const serve = async (context: AcmeContext, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  try {
    const reply = await answer(context, request);
    if (reply === 'silence') return;
    if (reply === 'reset') request.socket.destroy();
    else send(context, request, response, reply);
  } catch (thrown) {
    // The client went away while it was sending: there is nobody to answer.
    if (request.destroyed && !request.complete) response.destroy();
    else {
      const headers = thrown instanceof Refusal ? thrown.headers : {};
      send(context, request, response, problemReply(asProblem(thrown), headers));
    }
  }
};

const answer = async (context: AcmeContext, request: IncomingMessage): Promise<Reply | 'reset' | 'silence'> => {
  const url = new URL(request.url ?? '/', context.urls.base);
  const found = findRoute(url.pathname);
  if (!found) throw refuse('malformed', `There is nothing at ${url.pathname}`, { status: 404 });
  const { route, id } = found;
  const body = await readBody(request);
  const { down } = context.faults;
  if (down !== undefined) return breakTransport({ path: route.operation, transport: 'unavailable', retryAfter: down });
  const broken = context.faults.takeTransport(route.operation);
  if (broken && broken.transport !== 'lose-answer') return breakTransport(broken);
  const reply = await handle(context, route, { id, url, request, body });
  return broken ? 'reset' : reply;
};

const breakTransport = (fault: TransportFault): Reply | 'reset' | 'silence' => {
  switch (fault.transport) {
    case 'hang':
      return 'silence';
    case 'html':
      return {
        status: 200,
        text: { type: 'text/html', content: '<!doctype html><title>Sign in</title>Please sign in.' },
      };
    case 'unavailable': {
      const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      return { status: 503, headers, text: { type: 'text/plain', content: 'Service Unavailable' } };
    }
    default:
      return 'reset';
  }
};

const handle = (
  context: AcmeContext,
  route: Route,
  arrived: { readonly id: string; readonly url: URL; readonly request: IncomingMessage; readonly body: Buffer },
): Reply | Promise<Reply> => {
  const { id, url, request, body } = arrived;
  const method = request.method ?? '';
  const allowed = route.access === 'open' ? route.methods : ['POST'];
  if (!allowed.includes(method)) {
    throw refuse('malformed', `${method} is not allowed here`, { status: 405 }, { Allow: allowed.join(', ') });
  }
  const stage = () => {
    const rule = context.faults.takeProblem(route.operation);
    if (rule) throw faultRefusal(rule);
  };
  if (route.access === 'open') {
    stage();
    return route.handle(context, { id }, method);
  }
  const { state, urls, nonces } = context;
  const accountByUrl = (kid: string) => {
    const account = state.accounts.get(kid.slice(urls.account('').length));
    return account && urls.account(account.id) === kid ? account : undefined;
  };
  const signed = { body, contentType: request.headers['content-type'], url: url.href };
  const verified = verifyRequest(signed, route.access, { nonces, accountByUrl });
  stage();
  const call = { id, key: verified.key, account: verified.account, payload: verified.payload };
  if (route.access !== 'kid') return route.handle(context, call);
  if (!verified.account) throw refuse('malformed', 'This resource takes kid, not jwk');
  return route.handle(context, { ...call, account: verified.account }, url);
};

const mostBytes = 256 * 1024;

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // Read on without keeping it: a client that is still sending would not see the answer.
    if (size <= mostBytes) chunks.push(bytes);
  }
  if (size > mostBytes) throw refuse('malformed', 'The body is too large', { status: 413 }, { Connection: 'close' });
  return Buffer.concat(chunks);
};

const problemReply = (document: ProblemDocument, headers: Reply['headers']): Reply => ({
  status: document.status,
  headers: headers ?? {},
  text: { type: 'application/problem+json', content: JSON.stringify(document) },
});

const send = (context: AcmeContext, request: IncomingMessage, response: ServerResponse, reply: Reply): void => {
  const { urls } = context;
  const { Link: links = [], ...headers } = reply.headers ?? {};
  response.statusCode = reply.status;
  response.setHeader('Date', new Date(context.clock.now().getTime() + 1000 * context.faults.clockAhead).toUTCString());
  // RFC 8555 §6.5.1 asks for no-store with nonces.
  response.setHeader('Cache-Control', 'no-store');
  // RFC 8555 §7.1: every answer but the directory points to it.
  response.setHeader('Link', [`<${urls.directory}>;rel="index"`, ...(typeof links === 'string' ? [links] : links)]);
  const newNonce = request.url?.startsWith('/new-nonce') === true;
  if (request.method === 'POST' || newNonce) response.setHeader('Replay-Nonce', context.nonces.issue());
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const text =
    reply.text ??
    (reply.body === undefined ? undefined : { type: 'application/json', content: JSON.stringify(reply.body) });
  if (text) response.setHeader('Content-Type', text.type);
  response.end(request.method === 'HEAD' ? undefined : text?.content);
};
