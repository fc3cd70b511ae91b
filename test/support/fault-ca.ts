/** The well-behaved half of the fault server: one order, its authorization, accounts, nonces and RFC 8555 §6's checks. */
import { createPublicKey, type JsonWebKey, randomBytes, verify } from 'node:crypto';

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

export interface Signed {
  readonly header: { readonly nonce?: string; readonly url?: string; readonly kid?: string; readonly jwk?: JsonWebKey };
  /** An empty text for POST-as-GET. */
  readonly payload: Readonly<Record<string, unknown>> | '';
}
/** Status, body, further headers; or the type of a problem. */
export type GoodAnswer = readonly [number, unknown, Readonly<Record<string, string | readonly string[]>>?] | string;

export interface FaultCaOptions {
  readonly certificatePem: string;
  /** How the account's order list is cut into pages (RFC 8555 §7.1.2.1); there is no list unless told. */
  readonly orderPages?: readonly (readonly string[])[] | undefined;
  /** Public key of an account that is there from the start, as `<origin>/account/1`. */
  readonly accountKey?: JsonWebKey | undefined;
}

export const readJws = (body: string): Signed & { readonly signed: string; readonly signature: string } => {
  const jws = JSON.parse(body) as { protected: string; payload: string; signature: string };
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  return {
    header: decode(jws.protected),
    payload: jws.payload === '' ? '' : decode(jws.payload),
    signed: `${jws.protected}.${jws.payload}`,
    signature: jws.signature,
  };
};

export class FaultCa {
  readonly #origin: string;
  readonly #options: FaultCaOptions;
  readonly #nonces = new Set<string>();
  readonly #accounts = new Map<string, JsonWebKey>();
  #authorization = 'pending';
  #order = 'pending';
  #identifiers: readonly unknown[] = [];

  constructor(origin: string, options: FaultCaOptions) {
    this.#origin = origin;
    this.#options = options;
    if (options.accountKey !== undefined) this.#accounts.set(this.#url('account', '1'), options.accountKey);
  }

  nonce(): string {
    const fresh = randomBytes(12).toString('base64url');
    this.#nonces.add(fresh);
    return fresh;
  }

  forgetAccounts(): void {
    this.#accounts.clear();
  }

  /** What is wrong with a signed request, as problem type and complaint; `undefined` when it is in order. */
  check(
    jws: ReturnType<typeof readJws>,
    url: string,
    type: string | undefined,
  ): readonly [string, string?] | undefined {
    const { header } = jws;
    const key = header.jwk ?? this.#accounts.get(header.kid ?? '');
    if (!this.#nonces.delete(header.nonce ?? '')) return ['badNonce', `nonce ${header.nonce} is not good`];
    if (header.url !== url) return ['unauthorized', `url ${header.url}`];
    if (type !== 'application/jose+json') return ['malformed', `content type ${type}`];
    if (key === undefined) return ['accountDoesNotExist'];
    const good = verify(
      'sha256',
      Buffer.from(jws.signed),
      { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(jws.signature, 'base64url'),
    );
    return good ? undefined : ['malformed', 'signature'];
  }

  answer(resource: Resource, signed: Signed, id: string): GoodAnswer {
    switch (resource) {
      case 'directory':
        return [200, this.#directory()];
      case 'new-nonce':
      case 'revoke':
        return [200, ''];
      case 'new-account':
        return this.#newAccount(signed);
      case 'account':
        return [200, { status: 'valid', ...(this.#options.orderPages ? { orders: this.#url('orders', '0') } : {}) }];
      case 'orders':
        return this.#orders(Number(id));
      case 'new-order':
        this.#authorization = 'pending';
        this.#order = 'pending';
        this.#identifiers = signed.payload === '' ? [] : (signed.payload.identifiers as unknown[]);
        return [201, this.#orderObject(), { Location: this.#url('order', '1') }];
      case 'order':
        return [200, this.#orderObject()];
      case 'authorization':
        if (signed.payload !== '') this.#authorization = 'deactivated';
        return [200, this.#authorizationObject()];
      case 'challenge':
        this.#authorization = 'valid';
        this.#order = 'ready';
        return [200, this.#challenge()];
      case 'finalize':
        if (this.#order !== 'ready') return 'orderNotReady';
        this.#order = 'valid';
        return [200, this.#orderObject()];
      case 'certificate':
        return this.#certificate();
    }
  }

  #url(resource: Resource, id = ''): string {
    return `${this.#origin}/${resource}${id === '' ? '' : `/${id}`}`;
  }

  #directory() {
    return {
      newNonce: this.#url('new-nonce'),
      newAccount: this.#url('new-account'),
      newOrder: this.#url('new-order'),
      revokeCert: this.#url('revoke'),
      keyChange: this.#url('account', 'key-change'),
      meta: { termsOfService: `${this.#origin}/terms`, profiles: { classic: 'the usual one' } },
    };
  }

  #newAccount({ header: { jwk }, payload }: Signed): GoodAnswer {
    if (jwk === undefined || payload === '') return 'malformed';
    const existing = [...this.#accounts].find(([, known]) => known.x === jwk.x)?.[0];
    if (existing === undefined && payload.onlyReturnExisting === true) return 'accountDoesNotExist';
    const url = existing ?? this.#url('account', String(this.#accounts.size + 1));
    this.#accounts.set(url, jwk);
    return [existing === undefined ? 201 : 200, { status: 'valid' }, { Location: url }];
  }

  #orders(page: number): GoodAnswer {
    const pages = this.#options.orderPages ?? [];
    const orders = (pages[page] ?? []).map((id) => this.#url('order', id));
    if (page + 1 >= pages.length) return [200, { orders }];
    const next = this.#url('orders', String(page + 1));
    return [200, { orders }, { Link: [`<${this.#url('directory')}>;rel="index"`, `<${next}>;rel="next"`] }];
  }

  #orderObject() {
    return {
      status: this.#order,
      identifiers: this.#identifiers,
      authorizations: [this.#url('authorization', '1')],
      finalize: this.#url('finalize', '1'),
      expires: '2099-01-01T00:00:00Z',
      ...(this.#order === 'valid' ? { certificate: this.#url('certificate', '1') } : {}),
    };
  }

  #authorizationObject() {
    return {
      status: this.#authorization,
      identifier: this.#identifiers[0],
      challenges: [this.#challenge()],
      expires: '2099-01-01T00:00:00Z',
    };
  }

  #challenge() {
    const token = 'evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA';
    return { type: 'dns-01', url: this.#url('challenge', '1'), token, status: this.#authorization };
  }

  #certificate(): GoodAnswer {
    const link = [`<${this.#url('directory')}>;rel="index"`, '</certificate/alternate>;rel="alternate"'];
    const headers = { 'Content-Type': 'application/pem-certificate-chain', Link: link };
    return [200, this.#options.certificatePem, headers];
  }
}
