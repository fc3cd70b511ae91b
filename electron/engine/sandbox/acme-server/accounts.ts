/** Accounts: registration, lookup, change, deactivation and key change (RFC 8555 §7.3). */
import { z } from 'zod';
import { type AccountCall, type AcmeContext, mustBeGet, type Reply, readPayload, type SignedCall } from './context.ts';
import { checkMac, readJws } from './jws.ts';
import { type AccountKey, checkSignature, readPublicKey } from './keys.ts';
import { refuse } from './problems.ts';
import { type Account, newId, orderStatusAt } from './state.ts';

const contactSchema = z.array(z.string()).optional();
const newAccountSchema = z.object({
  contact: contactSchema,
  termsOfServiceAgreed: z.boolean().optional(),
  onlyReturnExisting: z.boolean().optional(),
  externalAccountBinding: z.unknown().optional(),
});

export const newAccount = (context: AcmeContext, call: SignedCall): Reply => {
  const request = readPayload(newAccountSchema, call.payload);
  const existing = accountOfKey(context, call.key);
  if (existing) {
    if (existing.status === 'deactivated') throw refuse('unauthorized', 'The account of this key is deactivated');
    return reply(context, existing, 200);
  }
  if (request.onlyReturnExisting) throw refuse('accountDoesNotExist', 'There is no account for this key');
  const contact = checkContact(request.contact ?? []);
  if (!request.termsOfServiceAgreed) {
    throw refuse(
      'userActionRequired',
      'The terms of service must be agreed to',
      { instance: context.urls.terms },
      { Link: `<${context.urls.terms}>;rel="terms-of-service"` },
    );
  }
  const binding = request.externalAccountBinding;
  if (context.externalAccounts.size > 0) checkBinding(context, call.key, binding);
  const account: Account = {
    id: newId(),
    key: call.key,
    status: 'valid',
    contact,
    ...(binding === undefined ? {} : { externalAccountBinding: binding }),
  };
  context.state.accounts.set(account.id, account);
  return reply(context, account, 201);
};

const updateSchema = z.object({ contact: contactSchema, status: z.literal('deactivated').optional() });

export const updateAccount = (context: AcmeContext, call: AccountCall): Reply => {
  const { state } = context;
  if (call.id !== call.account.id) throw refuse('unauthorized', 'This account belongs to another key');
  if (call.payload === undefined) return reply(context, call.account, 200);
  const request = readPayload(updateSchema, call.payload);
  const account: Account = {
    ...call.account,
    ...(request.contact ? { contact: checkContact(request.contact) } : {}),
    ...(request.status ? { status: request.status } : {}),
  };
  state.accounts.set(account.id, account);
  if (account.status === 'deactivated') {
    // RFC 8555 §7.3.6: pending work of the account is cancelled.
    for (const authorization of state.authorizations.values()) {
      if (authorization.accountId !== account.id || authorization.status !== 'pending') continue;
      state.authorizations.set(authorization.id, { ...authorization, status: 'deactivated' });
    }
  }
  return reply(context, account, 200);
};

const pageSize = 50;

/** RFC 8555 §7.1.2.1; the cursor is how many were passed over. */
export const listOrders = (context: AcmeContext, call: AccountCall, cursor: number): Reply => {
  mustBeGet(call);
  if (call.id !== call.account.id) throw refuse('unauthorized', 'These orders belong to another account');
  const { state, urls } = context;
  const now = context.clock.now();
  const all = [...state.orders.values()].filter(
    (order) => order.accountId === call.id && orderStatusAt(order, state, now) !== 'invalid',
  );
  const next = cursor + pageSize;
  return {
    status: 200,
    ...(next < all.length ? { headers: { Link: `<${urls.orders(call.id, next)}>;rel="next"` } } : {}),
    body: { orders: all.slice(cursor, next).map(({ id }) => urls.order(id)) },
  };
};

const keyChangeSchema = z.object({ account: z.string(), oldKey: z.unknown() });

/** RFC 8555 §7.3.5: the new key signs an inner JWS, the old one the request around it. */
export const changeKey = (context: AcmeContext, call: AccountCall): Reply => {
  const { state, urls } = context;
  const inner = readJws(call.payload);
  if (inner.header.jwk === undefined) throw refuse('malformed', 'The inner JWS names the new key by jwk');
  const key = readPublicKey(inner.header.jwk);
  checkSignature(inner.header.alg, key, inner.signed, inner.signature);
  if (inner.header.url !== urls.keyChange) throw refuse('malformed', 'The inner JWS has another url');
  if (inner.header.nonce !== undefined) throw refuse('malformed', 'The inner JWS has no nonce');
  const request = readPayload(keyChangeSchema, parse(inner.payload));
  if (request.account !== urls.account(call.account.id))
    throw refuse('malformed', 'The inner JWS names another account');
  if (readPublicKey(request.oldKey).thumbprint !== call.account.key.thumbprint) {
    throw refuse('malformed', 'The old key is not the key of the account');
  }
  const taken = accountOfKey(context, key);
  if (taken) {
    const headers = { Location: urls.account(taken.id) };
    throw refuse('malformed', 'The new key belongs to an account already', { status: 409 }, headers);
  }
  const account: Account = { ...call.account, key };
  state.accounts.set(account.id, account);
  return reply(context, account, 200);
};

const accountOfKey = (context: AcmeContext, key: AccountKey): Account | undefined =>
  [...context.state.accounts.values()].find((account) => account.key.thumbprint === key.thumbprint);

const reply = (context: AcmeContext, account: Account, status: number): Reply => ({
  status,
  headers: { Location: context.urls.account(account.id) },
  body: {
    status: account.status,
    contact: account.contact,
    termsOfServiceAgreed: true,
    orders: context.urls.orders(account.id),
    ...(account.externalAccountBinding === undefined ? {} : { externalAccountBinding: account.externalAccountBinding }),
  },
});

/** RFC 8555 §7.3: one address per mailto, no header fields. */
const checkContact = (contact: readonly string[]): readonly string[] => {
  for (const entry of contact) {
    if (!entry.startsWith('mailto:'))
      throw refuse('unsupportedContact', `Only mailto contacts are taken, not ${entry}`);
    const address = entry.slice('mailto:'.length);
    if (!/^[^@\s?,]+@[^@\s?,.]+(\.[^@\s?,.]+)+$/.test(address)) {
      throw refuse('invalidContact', `${entry} is not one e-mail address`);
    }
  }
  return contact;
};

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw refuse('malformed', 'The inner payload is not JSON');
  }
};

const checkBinding = (context: AcmeContext, key: AccountKey, binding: unknown): void => {
  if (binding === undefined) {
    throw refuse('externalAccountRequired', 'New accounts must be bound to an account of this authority');
  }
  const jws = readJws(binding);
  const hmacKey = context.externalAccounts.get(jws.header.kid ?? '');
  if (!hmacKey) throw refuse('unauthorized', 'The kid of the external account binding is unknown');
  checkMac(jws, hmacKey);
  if (jws.header.url !== context.urls.newAccount) throw refuse('malformed', 'The binding has another url');
  if (jws.header.nonce !== undefined) throw refuse('malformed', 'The binding has no nonce');
  if (readPublicKey(parse(jws.payload)).thumbprint !== key.thumbprint) {
    throw refuse('malformed', 'The binding is for another account key');
  }
};
