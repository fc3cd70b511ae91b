/**
 * An ACME server over HTTPS that does as it is told: it keeps RFC 8555's rules for nonces and signatures, writes down
 * every request, and answers the next request for a resource with a fault when one is planted.
 */
import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { FaultCa, type FaultCaOptions, type Resource, readJws, resources, type Signed } from './fault-ca.ts';
import { makeTlsIdentity, type TlsIdentity } from './tls-identity.ts';

export type Fault =
  /** An object is sent as JSON, a text as HTML; other content types by `headers`. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string | readonly string[]>>;
      readonly body?: unknown;
    }
  /** Refuses a good nonce (RFC 8555 §6.5). */
  | { readonly kind: 'bad-nonce' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' }
  /** Sends so many bytes; `announced` puts them into Content-Length. */
  | { readonly kind: 'oversized'; readonly bytes: number; readonly announced: boolean }
  /** Announces more than it sends, then closes. */
  | { readonly kind: 'truncated' }
  /** Sends a byte now and then, without end; within `headers`, or within the body. */
  | { readonly kind: 'drip'; readonly every: number; readonly part: 'headers' | 'body' }
  /** Changes the good answer. */
  | { readonly kind: 'change'; change(body: Record<string, unknown>): unknown; readonly status?: number };

export interface SeenRequest {
  readonly method: string;
  readonly resource: Resource | 'unknown';
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly nonce?: string;
  readonly kid?: string;
  /** The message was signed with its own key instead of an account's. */
  readonly bare?: boolean;
  /** Decoded; an empty text for POST-as-GET. */
  readonly payload?: unknown;
}

export interface FaultServer {
  readonly directoryUrl: string;
  readonly origin: string;
  readonly rootPem: string;
  readonly requests: readonly SeenRequest[];
  /** Nonces that came unknown or a second time, and whatever else the server holds against its client. */
  readonly complaints: readonly string[];
  /** For the next `times` requests of a resource. */
  plant(resource: Resource, fault: Fault, times?: number): void;
  /** Resolves when the next request for the resource has been read. */
  arrival(resource: Resource): Promise<void>;
  /**
   * From now on, requests for the resource are answered `size` at a time, when so many wait or `total` have come in all.
   * Gives the number of such rounds so far: on a slow link, each is one round trip.
   */
  inRounds(resource: Resource, size: number, total: number): () => number;
  forgetAccounts(): void;
  stop(): Promise<void>;
}

export interface FaultServerOptions extends Omit<FaultCaOptions, 'certificatePem'> {
  readonly identity?: TlsIdentity;
  /** Seconds by which the Date header is ahead of our clock. */
  readonly dateAhead?: number;
}

export const startFaultServer = async (options: FaultServerOptions = {}): Promise<FaultServer> => {
  const identity = options.identity ?? (await makeTlsIdentity());
  const server = createServer({ key: identity.keyPem, cert: identity.certificatePem });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ca = new FaultCa(origin, { ...options, certificatePem: identity.certificatePem });
  const desk = new Desk(origin, ca, options.dateAhead ?? 0);
  server.on('request', (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      desk.inTurn(request.url ?? '', () => desk.serve(request, response, body));
    });
  });
  return {
    directoryUrl: `${origin}/directory`,
    origin,
    rootPem: identity.rootPem,
    requests: desk.requests,
    complaints: desk.complaints,
    plant: (resource, fault, times = 1) => {
      for (let planted = 0; planted < times; planted++) desk.faultsOf(resource).push(fault);
    },
    arrival: async (resource) => {
      await once(desk.arrivals, resource);
    },
    inRounds: (resource, size, total) => desk.inRounds(resource, size, total),
    forgetAccounts: () => desk.ca.forgetAccounts(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

class Desk {
  readonly ca: FaultCa;
  readonly requests: SeenRequest[] = [];
  readonly complaints: string[] = [];
  readonly arrivals = new EventEmitter();
  readonly #origin: string;
  readonly #dateAhead: number;
  readonly #faults = new Map<Resource, Fault[]>();
  readonly #gates = new Map<string, (serve: () => void) => void>();

  constructor(origin: string, ca: FaultCa, dateAhead: number) {
    this.#origin = origin;
    this.ca = ca;
    this.#dateAhead = dateAhead;
  }

  inTurn(path: string, serve: () => void): void {
    const gate = this.#gates.get(path.split('/')[1] ?? '');
    if (gate === undefined) serve();
    else gate(serve);
  }

  inRounds(resource: Resource, size: number, total: number): () => number {
    let waiting: (() => void)[] = [];
    let rounds = 0;
    let come = 0;
    this.#gates.set(resource, (serve) => {
      waiting.push(serve);
      come++;
      if (waiting.length < size && come < total) return;
      rounds++;
      const released = waiting;
      waiting = [];
      for (const answer of released) answer();
    });
    return () => rounds;
  }

  faultsOf(resource: Resource): Fault[] {
    const planted = this.#faults.get(resource) ?? [];
    this.#faults.set(resource, planted);
    return planted;
  }

  serve(request: IncomingMessage, response: ServerResponse, body: string): ServerResponse | undefined {
    const [, name = '', id = ''] = (request.url ?? '').split('/');
    const resource = resources.find((known) => known === name);
    const jws = request.method === 'POST' ? readJws(body) : undefined;
    this.#note(request, resource ?? 'unknown', jws);
    if (request.headers['user-agent'] === undefined) this.complaints.push('no User-Agent');
    if (resource === undefined) return this.#refuse(response, 'malformed', 404);
    const wrong = jws && this.ca.check(jws, `${this.#origin}${request.url}`, request.headers['content-type']);
    if (wrong !== undefined) {
      const [type, complaint] = wrong;
      if (complaint !== undefined) this.complaints.push(complaint);
      return this.#refuse(response, type);
    }
    const fault = this.#faults.get(resource)?.shift();
    if (fault !== undefined && fault.kind !== 'change') return this.#inflict(fault, response);
    const good = this.ca.answer(resource, jws ?? { header: {}, payload: '' }, id);
    if (typeof good === 'string') return this.#refuse(response, good, good === 'orderNotReady' ? 403 : 400);
    const [status, content, headers] = good;
    const sent = fault === undefined ? content : fault.change(content as Record<string, unknown>);
    return this.#send(response, fault?.status ?? status, sent, headers);
  }

  #note(request: IncomingMessage, resource: Resource | 'unknown', signed: Signed | undefined): void {
    this.requests.push({
      method: request.method ?? '',
      resource,
      path: request.url ?? '',
      headers: request.headers,
      ...(signed?.header.nonce === undefined ? {} : { nonce: signed.header.nonce }),
      ...(signed?.header.kid === undefined ? {} : { kid: signed.header.kid }),
      ...(signed?.header.jwk === undefined ? {} : { bare: true }),
      ...(signed === undefined ? {} : { payload: signed.payload }),
    });
    this.arrivals.emit(resource);
  }

  #inflict(fault: Exclude<Fault, { kind: 'change' }>, response: ServerResponse): ServerResponse | undefined {
    switch (fault.kind) {
      case 'answer':
        return this.#send(response, fault.status, 'body' in fault ? fault.body : '', fault.headers);
      case 'bad-nonce':
        return this.#refuse(response, 'badNonce');
      case 'hang':
        return undefined;
      case 'drop':
        response.socket?.destroy();
        return undefined;
      case 'truncated':
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 1000 });
        response.write('{"status":');
        setImmediate(() => response.socket?.end());
        return undefined;
      case 'drip':
        return drip(response, fault);
      case 'oversized':
        // Given whole, Node would announce it by itself; written first, it goes out in chunks.
        if (fault.announced) response.setHeader('Content-Length', fault.bytes);
        else response.write(' ');
        return response.end(Buffer.alloc(fault.announced ? fault.bytes : fault.bytes - 1, ' '));
    }
  }

  #refuse(response: ServerResponse, type: string, status = type === 'unauthorized' ? 401 : 400): ServerResponse {
    // RFC 8555 §7.3.6 leaves the wording open; the one account fault the server knows is told as others tell it.
    const detail = type === 'unauthorized' ? 'The account is deactivated' : `refused as ${type}`;
    const problem = { type: `urn:ietf:params:acme:error:${type}`, detail, status };
    return this.#send(response, status, problem, { 'Content-Type': 'application/problem+json' });
  }

  #send(
    response: ServerResponse,
    status: number,
    body: unknown,
    headers: Readonly<Record<string, string | readonly string[]>> = {},
  ): ServerResponse {
    const all: OutgoingHttpHeaders = {
      Date: new Date(Date.now() + this.#dateAhead * 1000).toUTCString(),
      'Replay-Nonce': this.ca.nonce(),
      'Content-Type': typeof body === 'string' ? 'text/html' : 'application/json',
    };
    for (const [name, value] of Object.entries(headers)) all[name] = typeof value === 'string' ? value : [...value];
    response.writeHead(status, all);
    return response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }
}

const drip = (response: ServerResponse, fault: Extract<Fault, { kind: 'drip' }>): undefined => {
  const { socket } = response;
  if (fault.part === 'body') response.writeHead(200, { 'Content-Type': 'application/json' }).write('{');
  else socket?.write('HTTP/1.1 200 OK\r\nX-Slow: ');
  const timer = setInterval(() => {
    if (fault.part === 'body') response.write(' ');
    else socket?.write('a');
  }, fault.every);
  socket?.once('close', () => clearInterval(timer));
  return undefined;
};

/** RFC 7638, computed apart from the code under test. */
export const thumbprintOfJwk = (key: {
  readonly crv: string;
  readonly kty: string;
  readonly x: string;
  readonly y: string;
}): string =>
  createHash('sha256')
    .update(`{"crv":"${key.crv}","kty":"${key.kty}","x":"${key.x}","y":"${key.y}"}`)
    .digest('base64url');
