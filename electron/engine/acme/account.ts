/** The account behind a session: known, looked up, or registered (RFC 8555 §7.3, §7.3.1, §7.3.4). */
import type { Client } from 'acme-client';
import { assertNever, CertwrightError, type Problem } from '../../../shared/errors/problem.ts';
import type { Connection } from './connection.ts';
import type { SessionOptions } from './session.ts';

export interface OpenAccount {
  readonly url: string;
  readonly client: Client;
}

type AccountOptions = Pick<SessionOptions, 'account' | 'accountKeyPem' | 'contact' | 'termsAgreed' | 'externalAccount'>;

/** At most two requests: none for a known account, one for a fresh key, a look-up first when in doubt. */
export const openAccount = async (connection: Connection, options: AccountOptions): Promise<OpenAccount> => {
  const { account } = options;
  switch (account.kind) {
    case 'known':
      return {
        url: account.url,
        client: await connection.client({ accountKey: options.accountKeyPem, accountUrl: account.url }),
      };
    case 'fresh':
      return registerAccount(connection, options);
    case 'doubtful':
      try {
        return await findAccount(connection, options);
      } catch (thrown) {
        if (!endedIn(thrown, 'acme.accountDoesNotExist')) throw thrown;
        return registerAccount(connection, options);
      }
    default:
      return assertNever(account);
  }
};

/** Registering a key twice yields the account that is there (RFC 8555 §7.3), so it may be repeated. */
export const registerAccount = async (connection: Connection, options: AccountOptions): Promise<OpenAccount> => {
  const binding = options.externalAccount;
  const client = await connection.client({
    accountKey: options.accountKeyPem,
    // RFC 8555 §7.3.4; the key is base64url, and people paste it with blanks around it.
    ...(binding === undefined
      ? {}
      : { externalAccountBinding: { kid: binding.keyId.trim(), hmacKey: binding.hmacKey.trim() } }),
  });
  // The library writes the binding into the payload, so each attempt gets a payload of its own.
  const payload = () => ({
    ...(options.contact.length === 0 ? {} : { contact: options.contact.map(contactUrl) }),
    ...(options.termsAgreed ? { termsOfServiceAgreed: true } : {}),
  });
  return opened(connection, client, () => client.createAccount(payload()));
};

const findAccount = async (connection: Connection, options: AccountOptions): Promise<OpenAccount> => {
  const client = await connection.client({ accountKey: options.accountKeyPem });
  return opened(connection, client, () => client.createAccount({ onlyReturnExisting: true }));
};

/** The URL is read inside the call, so that an answer without one is a bad answer of that request. */
const opened = async (connection: Connection, client: Client, create: () => Promise<unknown>): Promise<OpenAccount> => {
  const { value } = await connection.call(async () => {
    await create();
    return client.getAccountUrl();
  }, 'repeatable');
  return { url: value, client };
};

const contactUrl = (contact: string): string => (/^[a-z]+:/i.test(contact) ? contact : `mailto:${contact}`);

export const endedIn = (thrown: unknown, code: Problem['code']): boolean =>
  thrown instanceof CertwrightError && thrown.problem.code === code;
