/** The answer to HTTP-01 (RFC 8555 §8.3): one path per token, and nothing else to be had from it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listenSomewhere, portOf } from './listen.ts';

export interface Http01Listener {
  readonly port: number;
  /** Serves `keyAuthorization` under the token until it is removed. */
  put(token: string, keyAuthorization: string): void;
  remove(token: string): void;
  /** Frees the port; answers under way are cut off. */
  close(): Promise<void>;
}

export interface Http01Options {
  /** 80 unless told: the CA calls no other (RFC 8555 §8.3). 0 takes a free one. */
  readonly port?: number;
  /** Unless told, all addresses, IPv6 and IPv4. */
  readonly address?: string;
  /** Tokens to serve from the start; the listener keeps its own beside. */
  readonly tokens?: ReadonlyMap<string, string>;
}

/** `challenge.port-in-use`, `challenge.port-forbidden`; `input.invalid` for an address this machine does not have. */
export const openHttp01Listener = async (options: Http01Options = {}): Promise<Http01Listener> => {
  const tokens = new Map(options.tokens ?? []);
  const port = options.port ?? 80;
  const server = await listenSomewhere(() => openServer((request, response) => answer(tokens, request, response)), {
    port,
    address: options.address,
  });
  return {
    port: portOf(server, port),
    put: (token, keyAuthorization) => {
      tokens.set(token, keyAuthorization);
    },
    remove: (token) => {
      tokens.delete(token);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const prefix = '/.well-known/acme-challenge/';

const answer = (tokens: ReadonlyMap<string, string>, request: IncomingMessage, response: ServerResponse): void => {
  const path = request.url ?? '';
  const readable = request.method === 'GET' || request.method === 'HEAD';
  const found = readable && path.startsWith(prefix) ? tokens.get(path.slice(prefix.length)) : undefined;
  const body = found ?? '';
  response.writeHead(found === undefined ? 404 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The whole internet may knock: short limits, and every connection ends with its answer. */
const openServer = (handler: Handler): Server => {
  const server = createServer(
    {
      maxHeaderSize: 8192,
      headersTimeout: 5000,
      requestTimeout: 10_000,
      keepAliveTimeout: 1000,
      connectionsCheckingInterval: 1000,
    },
    handler,
  );
  server.maxConnections = 1000;
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
};
