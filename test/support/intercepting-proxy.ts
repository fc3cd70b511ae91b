/**
 * An HTTP proxy on loopback that answers in the name of every host: TLS ends here, with certificates of a throw-away
 * root, and requests go on to the server named last, as they came (RFC 9110 §9.3.6, RFC 9112 §3.2.2).
 */
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createListener, isIP, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import * as x509 from '@peculiar/x509';

export interface InterceptingProxy {
  /** As `HTTPS_PROXY` and `HTTP_PROXY` want it. */
  readonly url: string;
  /** PEM of the root that its clients have to trust. */
  readonly rootPem: string;
  /** Where requests go from now on: scheme, address and port of a server without TLS. */
  forwardTo(origin: string): void;
  /** `GET https://host/path`, in the order of their coming. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export const startInterceptingProxy = async (): Promise<InterceptingProxy> => {
  const authority = await createAuthority();
  const requests: string[] = [];
  const connections = new Set<Socket>();
  let target: URL | undefined;
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const { origin, path } = split(request);
    requests.push(`${request.method ?? ''} ${origin}${path}`);
    if (target === undefined) response.writeHead(502).end('nobody to forward to');
    else forward(target, path, request, response);
  };
  // Neither listens: they speak HTTP on the connections that are handed to them.
  const tunnelled = createServer(pass);
  const plain = createServer(pass);
  const endTls = async (socket: Socket, host: string): Promise<void> => {
    const secureContext = await authority.contextFor(host);
    const tls = new TLSSocket(socket, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
    tls.on('error', () => tls.destroy());
    tunnelled.emit('connection', tls);
  };
  plain.on('connect', ({ url = '' }: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    endTls(socket, url.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')).catch(() => socket.destroy());
  });
  const listener = createListener((socket) => {
    connections.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => connections.delete(socket));
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      // A client that takes the proxy for the service itself begins with TLS (RFC 8446 §5.1: 22 is a handshake).
      if (first[0] === 22) {
        endTls(socket, '127.0.0.1').catch(() => socket.destroy());
        return;
      }
      plain.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    rootPem: authority.rootPem,
    requests,
    forwardTo: (origin) => {
      target = new URL(origin);
    },
    close: async () => {
      for (const connection of connections) connection.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
};

/** A request without a tunnel names the whole URL; within one, the Host header names the server. */
const split = ({ url = '/', headers }: IncomingMessage): { readonly origin: string; readonly path: string } => {
  const [, origin, path = ''] = /^(https?:\/\/[^/?]+)(.*)$/.exec(url) ?? [];
  if (origin === undefined) return { origin: `https://${headers.host ?? ''}`, path: url };
  return { origin, path: path.startsWith('/') ? path : `/${path}` };
};

const forward = (target: URL, path: string, request: IncomingMessage, response: ServerResponse): void => {
  const onward = httpRequest(
    {
      host: target.hostname,
      port: target.port,
      method: request.method,
      path,
      // As they came: signatures cover the Host of old, and some cover the letter case.
      headers: request.rawHeaders,
      setHost: false,
      agent: false,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    },
  );
  onward.on('error', (cause) => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end(cause.message);
  });
  request.pipe(onward);
};

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 86_400_000;

const createAuthority = async (): Promise<{
  readonly rootPem: string;
  contextFor(host: string): Promise<SecureContext>;
}> => {
  const { subtle } = globalThis.crypto;
  const validity = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 7 * day) };
  const rootKeys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Certwright test interceptor root',
    ...validity,
    keys: rootKeys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  const keys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const key = x509.PemConverter.encode(await subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  const issue = async (host: string, serial: number): Promise<SecureContext> => {
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serial.toString(16).padStart(4, '0'),
      subject: 'CN=interceptor',
      issuer: root.subject,
      ...validity,
      publicKey: keys.publicKey,
      signingKey: rootKeys.privateKey,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([{ type: isIP(host) === 0 ? 'dns' : 'ip', value: host }]),
      ],
    });
    return createSecureContext({ cert: certificate.toString('pem'), key });
  };
  const issued = new Map<string, Promise<SecureContext>>();
  return {
    rootPem: `${root.toString('pem')}\n`,
    contextFor: (host) => {
      const context = issued.get(host) ?? issue(host, issued.size + 2);
      issued.set(host, context);
      return context;
    },
  };
};
