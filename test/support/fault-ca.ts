/** The well-behaved half of the fault server: one order, its authorizations, accounts, nonces and RFC 8555 §6's checks. */
import { createHmac, createPublicKey, type JsonWebKey, randomBytes, verify } from 'node:crypto';

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
  'key-change',
  'renewal-info',
] as const;
export type Resource = (typeof resources)[number];

export interface Signed {
  readonly header: {
    readonly alg?: string;
    readonly nonce?: string;
    readonly url?: string;
    readonly kid?: string;
    readonly jwk?: JsonWebKey;
  };
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
  /** Added to the directory's meta. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
  /** Resources that the directory does not name. */
  readonly without?: readonly string[] | undefined;
  /** Key id to base64url HMAC key (RFC 8555 §7.3.4). When given, registration needs one of them. */
  readonly externalAccounts?: Readonly<Record<string, string>> | undefined;
}

interface Account {
  readonly key: JsonWebKey;
  readonly status: 'valid' | 'deactivated';
  readonly contact: readonly string[];
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

const isSignedBy = (jws: ReturnType<typeof readJws>, key: JsonWebKey): boolean =>
  verify(
    'sha256',
    Buffer.from(jws.signed),
    { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(jws.signature, 'base64url'),
  );

export class FaultCa {
  readonly #origin: string;
  readonly #options: FaultCaOptions;
  readonly #nonces = new Set<string>();
  readonly #accounts = new Map<string, Account>();
  #authorizations: string[] = ['pending'];
  #order = 'pending';
  #identifiers: readonly unknown[] = [];

  constructor(origin: string, options: FaultCaOptions) {
    this.#origin = origin;
    this.#options = options;
    if (options.accountKey !== undefined)
      this.#accounts.set(this.#url('account', '1'), { key: options.accountKey, status: 'valid', contact: [] });
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
    const account = this.#accounts.get(header.kid ?? '');
    const key = header.jwk ?? account?.key;
    if (!this.#nonces.delete(header.nonce ?? '')) return ['badNonce', `nonce ${header.nonce} is not good`];
    if (header.url !== url) return ['unauthorized', `url ${header.url}`];
    if (type !== 'application/jose+json') return ['malformed', `content type ${type}`];
    if (key === undefined) return ['accountDoesNotExist'];
    if (!isSignedBy(jws, key)) return ['malformed', 'signature'];
    return account?.status === 'deactivated' ? ['unauthorized'] : undefined;
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
        return this.#account(signed);
      case 'key-change':
        return this.#keyChange(signed);
      case 'orders':
        return this.#orders(Number(id));
      case 'new-order':
        this.#identifiers = signed.payload === '' ? [] : (signed.payload.identifiers as unknown[]);
        this.#authorizations = this.#identifiers.map(() => 'pending');
        this.#order = 'pending';
        return [201, this.#orderObject(), { Location: this.#url('order', '1') }];
      case 'order':
        return [200, this.#orderObject()];
      case 'authorization':
        if (signed.payload !== '') this.#authorizations[Number(id) - 1] = 'deactivated';
        return [200, this.#authorizationObject(id)];
      case 'challenge':
        this.#authorizations[Number(id) - 1] = 'valid';
        if (this.#authorizations.every((status) => status === 'valid')) this.#order = 'ready';
        return [200, this.#challenge(id)];
      case 'finalize':
        if (this.#order !== 'ready') return 'orderNotReady';
        this.#order = 'valid';
        return [200, this.#orderObject()];
      case 'certificate':
        return this.#certificate();
      case 'renewal-info':
        return [200, { suggestedWindow: { start: '2027-03-01T00:00:00Z', end: '2027-03-03T00:00:00Z' } }];
    }
  }

  #url(resource: Resource, id = ''): string {
    return `${this.#origin}/${resource}${id === '' ? '' : `/${id}`}`;
  }

  #directory() {
    const resources = {
      newNonce: this.#url('new-nonce'),
      newAccount: this.#url('new-account'),
      newOrder: this.#url('new-order'),
      revokeCert: this.#url('revoke'),
      keyChange: this.#url('key-change'),
      renewalInfo: this.#url('renewal-info'),
    };
    const { without = [], externalAccounts, meta } = this.#options;
    return {
      ...Object.fromEntries(Object.entries(resources).filter(([name]) => !without.includes(name))),
      meta: {
        termsOfService: `${this.#origin}/terms`,
        profiles: { classic: 'the usual one', shortlived: 'six days' },
        ...(externalAccounts === undefined ? {} : { externalAccountRequired: true }),
        ...meta,
      },
    };
  }

  #newAccount({ header: { jwk }, payload }: Signed): GoodAnswer {
    if (jwk === undefined || payload === '') return 'malformed';
    const existing = [...this.#accounts].find(([, { key }]) => key.x === jwk.x);
    if (existing === undefined && payload.onlyReturnExisting === true) return 'accountDoesNotExist';
    if (existing !== undefined) {
      const [url, { status, contact }] = existing;
      return [200, { status, contact }, { Location: url }];
    }
    if (this.#options.externalAccounts !== undefined && payload.externalAccountBinding === undefined)
      return 'externalAccountRequired';
    if (!this.#isBound(payload.externalAccountBinding, jwk)) return 'malformed';
    const url = this.#url('account', String(this.#accounts.size + 1));
    const account: Account = { key: jwk, status: 'valid', contact: (payload.contact as string[] | undefined) ?? [] };
    this.#accounts.set(url, account);
    return [201, { status: account.status, contact: account.contact }, { Location: url }];
  }

  /** RFC 8555 §7.3.4: HS256 over the account's public key, keyed by what the CA handed out. */
  #isBound(binding: unknown, jwk: JsonWebKey): boolean {
    const { externalAccounts } = this.#options;
    if (externalAccounts === undefined) return true;
    const inner = readJws(JSON.stringify(binding));
    const hmacKey = externalAccounts[inner.header.kid ?? ''];
    if (hmacKey === undefined || inner.header.alg !== 'HS256' || inner.header.nonce !== undefined) return false;
    const mac = createHmac('sha256', Buffer.from(hmacKey, 'base64url')).update(inner.signed).digest('base64url');
    const sameKey = JSON.stringify(inner.payload) === JSON.stringify(jwk);
    return mac === inner.signature && sameKey && inner.header.url === this.#url('new-account');
  }

  #account({ header, payload }: Signed): GoodAnswer {
    const url = header.kid ?? '';
    const before = this.#accounts.get(url);
    if (before === undefined) return 'accountDoesNotExist';
    const account = payload === '' ? before : { ...before, ...(payload as Partial<Account>) };
    this.#accounts.set(url, account);
    const { status, contact } = account;
    const list = this.#options.orderPages ? { orders: this.#url('orders', '0') } : {};
    return [200, { status, contact, termsOfServiceAgreed: true, ...list }];
  }

  /** RFC 8555 §7.3.5: the inner message is signed by the new key, names the same URL and carries no nonce. */
  #keyChange({ header, payload }: Signed): GoodAnswer {
    const url = header.kid ?? '';
    const account = this.#accounts.get(url);
    const inner = readJws(JSON.stringify(payload));
    const { account: named, oldKey } = inner.payload as { account?: string; oldKey?: JsonWebKey };
    const key = inner.header.jwk;
    if (account === undefined || key === undefined || !isSignedBy(inner, key)) return 'malformed';
    if (inner.header.url !== this.#url('key-change') || inner.header.nonce !== undefined) return 'malformed';
    if (named !== url || oldKey?.x !== account.key.x) return 'malformed';
    this.#accounts.set(url, { ...account, key });
    return [200, { status: account.status, contact: account.contact }];
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
      authorizations: this.#authorizations.map((_, index) => this.#url('authorization', String(index + 1))),
      finalize: this.#url('finalize', '1'),
      expires: '2099-01-01T00:00:00Z',
      ...(this.#order === 'valid' ? { certificate: this.#url('certificate', '1') } : {}),
    };
  }

  #authorizationObject(id: string) {
    return {
      status: this.#authorizations[Number(id) - 1],
      identifier: this.#identifiers[Number(id) - 1],
      challenges: [this.#challenge(id)],
      expires: '2099-01-01T00:00:00Z',
    };
  }

  #challenge(id: string) {
    const token = 'evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA';
    return { type: 'dns-01', url: this.#url('challenge', id), token, status: this.#authorizations[Number(id) - 1] };
  }

  #certificate(): GoodAnswer {
    const link = [`<${this.#url('directory')}>;rel="index"`, '</certificate/alternate>;rel="alternate"'];
    const headers = { 'Content-Type': 'application/pem-certificate-chain', Link: link };
    return [200, this.#options.certificatePem, headers];
  }
}
