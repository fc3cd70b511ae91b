/** The account behind a session: known, looked up, or registered (RFC 8555 §7.3, §7.3.1, §7.3.4). */
import type { Client } from 'acme-client';
import { z } from 'zod';
import { assertNever, CertwrightError, fail, type Problem } from '../../../shared/errors/problem.ts';
import type { Connection } from './connection.ts';
import type { SessionOptions } from './session.ts';

export interface OpenAccount {
  readonly url: string;
  readonly client: Client;
}

type AccountOptions = Pick<SessionOptions, 'account' | 'accountKeyPem' | 'contact' | 'termsAgreed' | 'externalAccount'>;

/**
 * At most two requests: none for a known account, one for a fresh key, a look-up first when in doubt.
 * `account.binding-needed`, `account.binding-invalid` before anything is sent; `account.deactivated`.
 */
export const openAccount = async (connection: Connection, options: AccountOptions): Promise<OpenAccount> => {
  const { account } = options;
  // While the directory is on its way.
  connection.prepare();
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
    case 'existing':
      return findAccount(connection, options);
    default:
      return assertNever(account);
  }
};

/** Registering a key twice yields the account that is there (RFC 8555 §7.3), so it may be repeated. */
export const registerAccount = async (connection: Connection, options: AccountOptions): Promise<OpenAccount> => {
  const binding = bindingOf(connection, options);
  const required = (await connection.directory()).meta.externalAccountRequired === true;
  if (required && binding === undefined) throw bindingNeeded(connection);
  const client = await connection.client({
    accountKey: options.accountKeyPem,
    ...(binding === undefined ? {} : { externalAccountBinding: binding }),
  });
  // The library writes the binding into the payload, so each attempt gets a payload of its own.
  const payload = () => ({
    ...(options.contact.length === 0 ? {} : { contact: options.contact.map(contactUrl) }),
    ...(options.termsAgreed ? { termsOfServiceAgreed: true } : {}),
  });
  try {
    return await opened(connection, client, () => client.createAccount(payload()));
  } catch (thrown) {
    // The directory did not say so, or a day ago it was not so yet.
    if (binding === undefined && endedIn(thrown, 'acme.externalAccountRequired')) throw bindingNeeded(connection);
    throw thrown;
  }
};

const findAccount = async (connection: Connection, options: AccountOptions): Promise<OpenAccount> => {
  const client = await connection.client({ accountKey: options.accountKeyPem });
  return opened(connection, client, () => client.createAccount({ onlyReturnExisting: true }));
};

const bindingNeeded = ({ authority }: Connection): CertwrightError => fail('account.binding-needed', { authority });

/** RFC 8555 §7.3.4; the key is base64url, and people paste it with blanks around it or padded. */
const bindingOf = (
  { authority }: Connection,
  { externalAccount }: AccountOptions,
): { readonly kid: string; readonly hmacKey: string } | undefined => {
  if (externalAccount === undefined) return undefined;
  const kid = externalAccount.keyId.trim();
  const hmacKey = externalAccount.hmacKey.trim().replace(/=+$/, '');
  if (kid === '') throw fail('account.binding-invalid', { authority, field: 'keyId' });
  // Standard base64 is taken as well; anything else would be skipped in silence and make another key.
  if (!/^[\w+/-]+$/.test(hmacKey)) throw fail('account.binding-invalid', { authority, field: 'hmacKey' });
  return { kid, hmacKey };
};

/** The URL is read inside the call, so that an answer without one is a bad answer of that request. */
const opened = async (connection: Connection, client: Client, create: () => Promise<unknown>): Promise<OpenAccount> => {
  try {
    const { value } = await connection.call(async () => {
      const account = statusSchema.safeParse(await create());
      return { url: client.getAccountUrl(), status: account.data?.status };
    }, 'repeatable');
    if (value.status !== undefined && value.status !== 'valid') throw deactivated(connection, value.url);
    return { url: value.url, client };
  } catch (thrown) {
    throw isDeactivation(thrown) ? deactivated(connection, '', thrown) : thrown;
  }
};

const statusSchema = z.object({ status: z.enum(['valid', 'deactivated', 'revoked']) });

/** `url` is empty when the authority did not tell it. */
export const deactivated = ({ authority }: Connection, url: string, cause?: unknown): CertwrightError =>
  fail('account.deactivated', { authority, url }, { cause });

/**
 * RFC 8555 §7.3.6 wants 401 `unauthorized`, but the same type also answers other faults, and servers use 403 too: so the
 * detail has to speak of it as well.
 */
export const isDeactivation = (thrown: unknown): boolean => {
  const failure = thrown instanceof CertwrightError ? thrown.problem : undefined;
  if (failure?.code !== 'acme.unauthorized') return false;
  return /deactivat|account\b.*\b(revoked|disabled|suspended|not valid|not active)/i.test(failure.details.detail);
};

export const contactUrl = (contact: string): string => (/^[a-z]+:/i.test(contact) ? contact : `mailto:${contact}`);

export const endedIn = (thrown: unknown, code: Problem['code']): boolean =>
  thrown instanceof CertwrightError && thrown.problem.code === code;
