/** Stands before an ACME server on a port of its own, passes everything on, and answers in its place while told to. */
import { createServer, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../electron/engine/ports/index.ts';
import { makeTlsIdentity } from './tls-identity.ts';

export interface Trouble {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as HTML, an object as JSON. */
  readonly body: unknown;
}

export interface AuthorityFront {
  readonly directoryUrl: string;
  readonly rootPem: string;
  /** In the order of their coming; `at` is epoch milliseconds by the clock that was given. */
  readonly requests: readonly { readonly path: string; readonly at: number }[];
  /** Asked for each path; `undefined` lets the request through. */
  trouble(answer: (path: string) => Trouble | undefined): void;
  close(): Promise<void>;
}

/**
 * `identity` as in `makeTlsIdentity`; `dateAhead` is how many seconds its Date runs ahead. The Host is passed on as it
 * came, so that the server names its resources by the address of the front.
 */
export const startAuthorityFront = async (
  behind: { readonly directoryUrl: string; readonly rootPem: string },
  options: {
    readonly clock?: Pick<Clock, 'now'>;
    readonly identity?: Parameters<typeof makeTlsIdentity>[0];
    readonly dateAhead?: number;
  } = {},
): Promise<AuthorityFront> => {
  const identity = await makeTlsIdentity(options.identity);
  const target = new URL(behind.directoryUrl);
  const requests: { path: string; at: number }[] = [];
  let troubleAt: (path: string) => Trouble | undefined = () => undefined;
  const server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, (request, response) => {
    const path = request.url ?? '';
    requests.push({ path, at: (options.clock?.now() ?? new Date()).getTime() });
    response.setHeader('Date', new Date(Date.now() + (options.dateAhead ?? 0) * 1000).toUTCString());
    const trouble = troubleAt(path);
    if (trouble !== undefined) {
      const isText = typeof trouble.body === 'string';
      request.resume();
      response
        .writeHead(trouble.status, { 'Content-Type': isText ? 'text/html' : 'application/json', ...trouble.headers })
        .end(isText ? trouble.body : JSON.stringify(trouble.body));
      return;
    }
    const { hostname: host, port } = target;
    const onward = httpsRequest({
      host,
      port,
      method: request.method,
      path,
      headers: request.headers,
      ca: behind.rootPem,
    });
    onward.on('response', (answer) => {
      const { date: _theirs, ...headers } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    directoryUrl: `https://127.0.0.1:${port}${target.pathname}`,
    rootPem: identity.rootPem,
    requests,
    trouble: (answer) => {
      troubleAt = answer;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
