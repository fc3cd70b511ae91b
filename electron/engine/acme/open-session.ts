/** `openAcmeSession`: the ACME server as the rest of the engine sees it. acme-client is loaded by the first request. */
import { createHash } from 'node:crypto';
import type { Authorization, Client, Order } from 'acme-client';
import { endedIn, type OpenAccount, openAccount, registerAccount } from './account.ts';
import { thumbprintOf } from './account-key.ts';
import { readAuthorization, readChain, readOrder, readOrderList } from './answers.ts';
import { type Answered, Connection, typed } from './connection.ts';
import type { Repetition } from './retry.ts';
import type { AcmeOrder, AcmeSession, OrderRequest, SessionOptions } from './session.ts';

const certificateLimitBytes = 4 * 1024 * 1024;
/** Pages of an account's order list that are read at most; servers put the pending ones first or keep few. */
const mostOrderPages = 20;

export const openAcmeSession = (options: SessionOptions): AcmeSession => {
  const connection = new Connection(
    {
      directoryUrl: options.directoryUrl,
      rootPem: options.rootPem,
      userAgent: options.userAgent,
      clock: options.clock,
      signal: options.signal,
      timeout: options.requestTimeout ?? 30_000,
    },
    options.cache,
  );
  const account = new SessionAccount(connection, options);
  const call = async <T>(
    work: (client: Client) => Promise<T>,
    repetition: Repetition,
    limitBytes?: number,
  ): Promise<Answered<T>> => {
    const { client } = await account.open();
    return connection.call(() => work(client), repetition, limitBytes);
  };
  const keyAuthorization = (token: string) => `${token}.${account.thumbprint()}`;
  return {
    directory: () => connection.directory(),
    account: async () => {
      const { url } = await account.open();
      if (options.account.kind === 'known' && url === options.account.url) return { url };
      const { termsOfService } = (await connection.directory()).meta;
      return { url, ...(termsOfService === undefined ? {} : { termsOfService }) };
    },
    createOrder: async (request) => {
      try {
        return await placeOrder(call, request);
      } catch (thrown) {
        if (!endedIn(thrown, 'acme.accountDoesNotExist')) throw thrown;
        // The CA has forgotten the account we know: register the same key once, then order again.
        await account.register();
        return placeOrder(call, request);
      }
    },
    order: async (url) => {
      const { value, facts } = await call((client) => client.getOrder(at(url)), 'repeatable');
      return readOrder(value, url, facts);
    },
    orderUrls: () => listOrders(call),
    authorization: async (url) => {
      const { value, facts } = await call((client) => client.getAuthorizations(holding(url)), 'repeatable');
      return readAuthorization(value[0], url, facts);
    },
    deactivateAuthorization: async (url) => {
      await call((client) => client.deactivateAuthorization(authorizationAt(url)), 'once');
    },
    keyAuthorization,
    dnsValue: (token) => createHash('sha256').update(keyAuthorization(token)).digest('base64url'),
    answer: async (challengeUrl) => {
      await call((client) => client.completeChallenge(challengeAt(challengeUrl)), 'once');
    },
    finalize: async (order, csr) => {
      const pem = pemOf(csr, 'CERTIFICATE REQUEST');
      const work = (client: Client) => client.finalizeOrder({ ...at(order.url), finalize: order.finalize }, pem);
      const { value, facts } = await call(work, 'once');
      return readOrder(value, order.url, facts);
    },
    download: async (certificateUrl) => {
      const work = (client: Client) => client.getCertificate({ ...at(certificateUrl), certificate: certificateUrl });
      const { value, facts } = await call(work, 'repeatable', certificateLimitBytes);
      return { pem: readChain(value, facts), alternates: facts.links('alternate') };
    },
    revoke: async (certificate, reason) => {
      const pem = pemOf(certificate, 'CERTIFICATE');
      await call((client) => client.revokeCertificate(pem, reason === undefined ? {} : { reason }), 'once');
    },
  };
};

type Call = <T>(work: (client: Client) => Promise<T>, repetition: Repetition) => Promise<Answered<T>>;

/** Opened by the first call that needs it, once; a failure is not remembered. */
class SessionAccount {
  readonly #connection: Connection;
  readonly #options: SessionOptions;
  #opened: Promise<OpenAccount> | undefined;
  #thumbprint: string | undefined;

  constructor(connection: Connection, options: SessionOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  open(): Promise<OpenAccount> {
    return this.#opened ?? this.#keep(openAccount(this.#connection, this.#options));
  }

  register(): Promise<OpenAccount> {
    return this.#keep(registerAccount(this.#connection, this.#options));
  }

  /** RFC 8555 §8.1. */
  thumbprint(): string {
    try {
      this.#thumbprint ??= thumbprintOf(this.#options.accountKeyPem);
      return this.#thumbprint;
    } catch (thrown) {
      throw typed(thrown);
    }
  }

  #keep(opening: Promise<OpenAccount>): Promise<OpenAccount> {
    const kept = opening.catch((thrown: unknown) => {
      if (this.#opened === kept) this.#opened = undefined;
      throw typed(thrown);
    });
    this.#opened = kept;
    return kept;
  }
}

/** RFC 8555 §7.4; `profile` and `replaces` (RFC 9773 §5) are newer than the library's types. */
const placeOrder = async (call: Call, request: OrderRequest): Promise<AcmeOrder> => {
  const work = async (client: Client) => {
    const identifiers = request.identifiers.map(({ type, value }) => ({ type, value }));
    const order = await client.createOrder({ ...request, identifiers });
    return { order, url: order.url };
  };
  const { value, facts } = await call(work, 'once');
  return readOrder(value.order, value.url, facts);
};

/** RFC 8555 §7.1.2.1. Many servers, Let's Encrypt among them, keep no list. */
const listOrders = async (call: Call): Promise<readonly string[]> => {
  const { value } = await call((client) => client.updateAccount({}), 'repeatable');
  const urls: string[] = [];
  let page: string | undefined = typeof value.orders === 'string' ? value.orders : undefined;
  for (let read = 0; page !== undefined && read < mostOrderPages; read++) {
    const url: string = page;
    const answer = await call((client) => client.getOrder(at(url)), 'repeatable');
    urls.push(...readOrderList(answer.value, answer.facts));
    page = answer.facts.links('next')[0];
  }
  return urls;
};

// The library's step functions read one or two members of what they are given and post to a URL; these build just that.
const at = (url: string): Order => ({ url, status: 'valid', identifiers: [], authorizations: [], finalize: '' });
const holding = (url: string): Order => ({ ...at(url), authorizations: [url] });
const authorizationAt = (url: string): Authorization => ({
  url,
  status: 'pending',
  identifier: { type: 'dns', value: '' },
  challenges: [],
});
const challengeAt = (url: string): Authorization['challenges'][number] => ({
  url,
  type: 'dns-01',
  status: 'pending',
  token: '',
});

/** The library reads PEM only. */
const pemOf = (der: Uint8Array, label: string): Buffer => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return Buffer.from(`-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`);
};
