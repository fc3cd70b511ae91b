/** The account a session works with: opened once, its key exchangeable, its deactivation recognised. */
import type { Client } from 'acme-client';
import { z } from 'zod';
import { fail, isAcmeProblem } from '../../../shared/errors/problem.ts';
import {
  contactUrl,
  deactivated,
  endedIn,
  isDeactivation,
  type OpenAccount,
  openAccount,
  registerAccount,
} from './account.ts';
import { thumbprintOf } from './account-key.ts';
import { readAs } from './answers.ts';
import { type Answered, type Connection, typed } from './connection.ts';
import { excerptOf, peerOf } from './peer.ts';
import type { Repetition } from './retry.ts';
import type { AcmeSession, SessionOptions } from './session.ts';

/** Opened by the first call that needs it, once; a failure is not remembered. */
export class SessionAccount {
  readonly #connection: Connection;
  readonly #options: SessionOptions;
  #keyPem: string;
  #opened: Promise<OpenAccount> | undefined;
  #thumbprint: string | undefined;

  constructor(connection: Connection, options: SessionOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#keyPem = options.accountKeyPem;
  }

  open(): Promise<OpenAccount> {
    return this.#opened ?? this.#keep(openAccount(this.#connection, this.#current()));
  }

  register(): Promise<OpenAccount> {
    return this.#keep(registerAccount(this.#connection, this.#current()));
  }

  /** RFC 8555 §8.1. */
  thumbprint(): string {
    try {
      this.#thumbprint ??= thumbprintOf(this.#keyPem);
      return this.#thumbprint;
    } catch (thrown) {
      throw typed(thrown);
    }
  }

  /** A request signed by the account. `account.deactivated` besides what a call can end in. */
  async call<T>(
    work: (client: Client) => Promise<T>,
    repetition: Repetition,
    limitBytes?: number,
  ): Promise<Answered<T>> {
    const { client, url } = await this.open();
    return this.#callWith(client, url, work, repetition, limitBytes);
  }

  /** RFC 8555 §7.3; an account that may no longer ask is told as such instead of as a failure. */
  async details(): ReturnType<AcmeSession['accountDetails']> {
    try {
      const { url } = await this.open();
      const { value, facts } = await this.call((client) => client.updateAccount({}), 'repeatable');
      const { status, contact, termsOfServiceAgreed: termsAgreed } = readAs(accountSchema, value, facts);
      return { url, status, contact, ...(termsAgreed === undefined ? {} : { termsAgreed }) };
    } catch (thrown) {
      const known = await this.#opened?.catch(() => undefined);
      if (known === undefined || !endedIn(thrown, 'account.deactivated')) throw thrown;
      return { url: known.url, status: 'deactivated', contact: [] };
    }
  }

  /** RFC 8555 §7.3.2; an empty list takes all contacts away. */
  async changeContact(contact: readonly string[]): Promise<void> {
    await this.call((client) => client.updateAccount({ contact: contact.map(contactUrl) }), 'repeatable');
  }

  async deactivate(): Promise<void> {
    // The library's types know only what a registration may say.
    const payload = { status: 'deactivated' } as Parameters<Client['updateAccount']>[0];
    await this.call((client) => client.updateAccount(payload), 'once');
  }

  /**
   * RFC 8555 §7.3.5. The answer says no more than yes, and servers are known that say so without having done it: the new
   * key counts when the authority has taken a request signed by it. Until then the old one stays in use.
   */
  async rollOver(newKeyPem: string): Promise<void> {
    const thumbprint = thumbprintOfNew(newKeyPem);
    const keyChange = await this.#connection.resource('keyChange');
    const { url } = await this.open();
    const clientFor = (accountKey: string) => this.#connection.client({ accountKey, accountUrl: url });
    // The library exchanges the key of the client it is asked through, so it gets one of its own.
    const changing = await clientFor(this.#keyPem);
    await this.#callWith(changing, url, (client) => client.updateAccountKey(newKeyPem), 'once');
    const client = await clientFor(newKeyPem);
    await this.#callWith(client, url, () => client.updateAccount({}), 'repeatable').catch((thrown: unknown) => {
      // Silence now is no contradiction to the yes.
      if (!isAcmeProblem(typed(thrown).problem)) return;
      const details = { ...peerOf(keyChange), status: 200, reason: 'the new key is not accepted' };
      throw fail('acme.bad-answer', details, { retryable: false, cause: thrown });
    });
    this.#opened = Promise.resolve({ url, client });
    this.#keyPem = newKeyPem;
    this.#thumbprint = thumbprint;
  }

  async #callWith<T>(
    client: Client,
    url: string,
    work: (client: Client) => Promise<T>,
    repetition: Repetition,
    limitBytes?: number,
  ): Promise<Answered<T>> {
    try {
      return await this.#connection.call(() => work(client), repetition, limitBytes);
    } catch (thrown) {
      throw isDeactivation(thrown) ? deactivated(this.#connection, url, thrown) : thrown;
    }
  }

  #current(): SessionOptions {
    return { ...this.#options, accountKeyPem: this.#keyPem };
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

const thumbprintOfNew = (keyPem: string): string => {
  try {
    return thumbprintOf(keyPem);
  } catch (cause) {
    throw fail('account.key-invalid', { reason: excerptOf(cause instanceof Error ? cause.message : '') }, { cause });
  }
};

const accountSchema = z.object({
  status: z.enum(['valid', 'deactivated', 'revoked']),
  contact: z.array(z.string()).catch([]),
  termsOfServiceAgreed: z.boolean().optional().catch(undefined),
});
