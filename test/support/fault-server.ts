/**
 * An ACME server over HTTPS that does as it is told: it keeps RFC 8555's rules for nonces and signatures, writes down
 * every request, and answers the next request for a resource with a fault when one is planted.
 */
import { createHash, createPublicKey, type JsonWebKey, randomBytes, verify } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeTlsIdentity, type TlsIdentity } from './tls-identity.ts';

export const resources = [
  'directory',
  'new-nonce',
  'new-account',
  'new-order',
  'account',
  'orders',
  'authorization',
  'challenge',
  'order',
  'finalize',
  'certificate',
  'revoke',
] as const;
export type Resource = (typeof resources)[number];

export type Fault =
  /** An object is sent as a problem document, a text as HTML; other content types by `headers`. */
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
  /** Changes the good answer. */
  | { readonly kind: 'change'; change(body: Record<string, unknown>): unknown; readonly status?: number };

export interface SeenRequest {
  readonly method: string;
  readonly resource: Resource | 'unknown';
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly nonce?: string;
  readonly kid?: string;
  /** Decoded; an empty text for POST-as-GET. */
  readonly payload?: unknown;
}

export interface FaultServer {
  readonly directoryUrl: string;
  readonly origin: string;
  readonly rootPem: string;
  readonly requests: readonly SeenRequest[];
  /** Nonces that came unknown or a second time; what the server holds against its client otherwise. */
  readonly complaints: readonly string[];
  /** For the next `times` requests of a resource. */
  plant(resource: Resource, fault: Fault, times?: number): void;
  /** Resolves when the next request for the resource has been read. */
  arrival(resource: Resource): Promise<void>;
  forgetAccounts(): void;
  stop(): Promise<void>;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly resource: Resource | 'unknown';
  readonly id: string;
}
interface Signed {
  readonly header: { nonce?: string; url?: string; kid?: string; jwk?: JsonWebKey };
  readonly payload: Record<string, unknown> | '';
}

export interface FaultServerOptions {
  readonly identity?: TlsIdentity;
  /** How the account's order list is cut into pages (RFC 8555 §7.1.2.1); there is no list unless told. */
  readonly orderPages?: readonly (readonly string[])[];
  /** Public key of an account that is there from the start, as `<origin>/account/1`. */
  readonly accountKey?: JsonWebKey;
}

export const startFaultServer = async (options: FaultServerOptions = {}): Promise<FaultServer> => {
  const identity = options.identity ?? (await makeTlsIdentity());
  const requests: SeenRequest[] = [];
  const complaints: string[] = [];
  const issued = new Set<string>();
  const faults = new Map<Resource, Fault[]>();
  const accounts = new Map<string, JsonWebKey>();
  const arrivals = new EventEmitter();
  const state = { authorization: 'pending', order: 'pending', identifiers: [] as unknown[] };
  const server = createServer({ key: identity.keyPem, cert: identity.certificatePem });
  const origin = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`https://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
  const url = (resource: Resource, id = '') => `${origin}/${resource}${id === '' ? '' : `/${id}`}`;
  if (options.accountKey !== undefined) accounts.set(url('account', '1'), options.accountKey);
  const nonce = () => {
    const fresh = randomBytes(12).toString('base64url');
    issued.add(fresh);
    return fresh;
  };
  const send = (to: ServerResponse, status: number, body: unknown, headers: Record<string, unknown> = {}) => {
    to.setHeader('Replay-Nonce', nonce());
    to.setHeader('Content-Type', typeof body === 'string' ? 'text/html' : 'application/json');
    for (const [name, value] of Object.entries(headers)) to.setHeader(name, value as string);
    to.writeHead(status);
    to.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const refuse = (to: ServerResponse, type: string, status = 400) => {
    const problem = { type: `urn:ietf:params:acme:error:${type}`, detail: `refused as ${type}`, status };
    send(to, status, problem, { 'Content-Type': 'application/problem+json' });
  };

  const order = () => ({
    status: state.order,
    identifiers: state.identifiers,
    authorizations: [url('authorization', '1')],
    finalize: url('finalize', '1'),
    expires: '2099-01-01T00:00:00Z',
    ...(state.order === 'valid' ? { certificate: url('certificate', '1') } : {}),
  });
  const challenge = () => ({
    type: 'dns-01',
    url: url('challenge', '1'),
    token: 'evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA',
    status: state.authorization,
  });
  const registered = (key: JsonWebKey) => [...accounts].find(([, known]) => known.x === key.x && known.n === key.n);

  /** The good answers: status, body, headers. */
  const answers: { readonly [R in Resource]: (signed: Signed, id: string) => [number, unknown, object?] | string } = {
    directory: () => [
      200,
      {
        newNonce: url('new-nonce'),
        newAccount: url('new-account'),
        newOrder: url('new-order'),
        revokeCert: url('revoke'),
        keyChange: url('account', 'key-change'),
        meta: { termsOfService: `${origin}/terms`, profiles: { classic: 'the usual one' } },
      },
    ],
    'new-nonce': () => [200, ''],
    'new-account': ({ header, payload }) => {
      if (header.jwk === undefined || payload === '') return 'malformed';
      const existing = registered(header.jwk);
      if (existing === undefined && payload.onlyReturnExisting === true) return 'accountDoesNotExist';
      const account = existing?.[0] ?? url('account', String(accounts.size + 1));
      accounts.set(account, header.jwk);
      return [existing === undefined ? 201 : 200, { status: 'valid' }, { Location: account }];
    },
    account: () => [200, { status: 'valid', ...(options.orderPages ? { orders: url('orders', '0') } : {}) }],
    orders: (_signed, id) => {
      const page = Number(id);
      const more = page + 1 < (options.orderPages?.length ?? 0);
      const link = more
        ? { Link: [`<${origin}/directory>;rel="index"`, `<${url('orders', `${page + 1}`)}>;rel="next"`] }
        : {};
      return [200, { orders: options.orderPages?.[page]?.map((one) => url('order', one)) ?? [] }, link];
    },
    'new-order': ({ payload }) => {
      Object.assign(state, {
        authorization: 'pending',
        order: 'pending',
        identifiers: payload === '' ? [] : payload.identifiers,
      });
      return [201, order(), { Location: url('order', '1') }];
    },
    order: () => [200, order()],
    authorization: ({ payload }) => {
      if (payload !== '') state.authorization = 'deactivated';
      const { authorization: status } = state;
      return [
        200,
        { status, identifier: state.identifiers[0], challenges: [challenge()], expires: '2099-01-01T00:00:00Z' },
      ];
    },
    challenge: () => {
      Object.assign(state, { authorization: 'valid', order: 'ready' });
      return [200, challenge()];
    },
    finalize: () => {
      if (state.order !== 'ready') return 'orderNotReady';
      state.order = 'valid';
      return [200, order()];
    },
    certificate: () => [
      200,
      identity.certificatePem,
      {
        'Content-Type': 'application/pem-certificate-chain',
        Link: [`<${origin}/directory>;rel="index"`, `</certificate/alternate>;rel="alternate"`],
      },
    ],
    revoke: () => [200, ''],
  };

  /** Checks what RFC 8555 §6 asks of a signed request; answers `undefined` after refusing it. */
  const open = (exchange: Exchange, body: string): Signed | undefined => {
    const jws = JSON.parse(body) as { protected: string; payload: string; signature: string };
    const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    const header = decode(jws.protected) as Signed['header'];
    const signed: Signed = { header, payload: jws.payload === '' ? '' : decode(jws.payload) };
    note(exchange, signed);
    const key = header.jwk ?? accounts.get(header.kid ?? '');
    const complain = (about: string, type: string): undefined => {
      complaints.push(about);
      refuse(exchange.response, type);
    };
    if (!issued.delete(header.nonce ?? '')) return complain(`nonce ${header.nonce} is not good`, 'badNonce');
    if (header.url !== `${origin}${exchange.request.url}`) return complain(`url ${header.url}`, 'unauthorized');
    if (exchange.request.headers['content-type'] !== 'application/jose+json') return complain('type', 'malformed');
    if (key === undefined) {
      refuse(exchange.response, 'accountDoesNotExist');
      return undefined;
    }
    const good = verify(
      'sha256',
      Buffer.from(`${jws.protected}.${jws.payload}`),
      { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(jws.signature, 'base64url'),
    );
    return good ? signed : complain('signature', 'malformed');
  };
  const note = ({ request, resource }: Exchange, signed?: Signed) => {
    requests.push({
      method: request.method ?? '',
      resource,
      path: request.url ?? '',
      headers: request.headers,
      ...(signed?.header.nonce === undefined ? {} : { nonce: signed.header.nonce }),
      ...(signed?.header.kid === undefined ? {} : { kid: signed.header.kid }),
      ...(signed === undefined ? {} : { payload: signed.payload }),
    });
    if (resource !== 'unknown') arrivals.emit(resource);
  };

  const answer = (exchange: Exchange, body: string) => {
    const { response, resource, id } = exchange;
    if (exchange.request.headers['user-agent'] === undefined) complaints.push('no User-Agent');
    const isPost = exchange.request.method === 'POST';
    const signed = isPost ? open(exchange, body) : ({ header: {}, payload: '' } as const);
    if (!isPost) note(exchange);
    if (signed === undefined) return;
    if (resource === 'unknown') return refuse(response, 'malformed', 404);
    const fault = faults.get(resource)?.shift();
    if (fault !== undefined && fault.kind !== 'change') return inflict(fault, response);
    const good = answers[resource](signed, id);
    if (typeof good === 'string') return refuse(response, good, good === 'orderNotReady' ? 403 : 400);
    const [status, content, headers] = good;
    const sent = fault === undefined ? content : fault.change(content as Record<string, unknown>);
    return send(response, fault?.status ?? status, sent, headers as Record<string, unknown>);
  };
  const inflict = (fault: Exclude<Fault, { kind: 'change' }>, response: ServerResponse) => {
    switch (fault.kind) {
      case 'answer':
        return send(response, fault.status, fault.body ?? '', fault.headers);
      case 'bad-nonce':
        return refuse(response, 'badNonce');
      case 'hang':
        return undefined;
      case 'drop':
        return response.socket?.destroy();
      case 'oversized':
        if (fault.announced) response.setHeader('Content-Length', fault.bytes);
        return response.end(Buffer.alloc(fault.bytes, ' '));
    }
  };

  server.on('request', (request, response) => {
    const [, name = '', id = ''] = (request.url ?? '').split('/');
    const resource = resources.find((known) => known === name) ?? 'unknown';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer({ request, response, resource, id }, Buffer.concat(chunks).toString()));
  });

  return {
    directoryUrl: url('directory'),
    origin,
    rootPem: identity.rootPem,
    requests,
    complaints,
    plant: (resource, fault, times = 1) =>
      faults.set(resource, [...(faults.get(resource) ?? []), ...Array.from({ length: times }, () => fault)]),
    arrival: async (resource) => {
      await once(arrivals, resource);
    },
    forgetAccounts: () => accounts.clear(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** RFC 7638, computed apart from the code under test. */
export const thumbprintOfJwk = (key: { crv: string; kty: string; x: string; y: string }): string =>
  createHash('sha256')
    .update(`{"crv":"${key.crv}","kty":"${key.kty}","x":"${key.x}","y":"${key.y}"}`)
    .digest('base64url');
