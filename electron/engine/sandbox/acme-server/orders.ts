/** Orders (RFC 8555 §7.4; profiles draft; RFC 9773 §5 for `replaces`). */
import { z } from 'zod';
import type { Identifier } from '../../../../shared/domain/identifiers.ts';
import { createAuthorization, reusableAuthorization } from './authorizations.ts';
import { type AccountCall, type AcmeContext, mustBeGet, mustOwn, type Reply, readPayload } from './context.ts';
import { acceptIdentifiers } from './identifiers.ts';
import { refuse } from './problems.ts';
import { profiles } from './profiles.ts';
import { type Account, newId, type Order, orderStatusAt } from './state.ts';

const day = 86_400_000;
const newOrderSchema = z.object({
  identifiers: z.array(z.object({ type: z.string(), value: z.string() })),
  notBefore: z.iso.datetime({ offset: true }).optional(),
  notAfter: z.iso.datetime({ offset: true }).optional(),
  profile: z.string().optional(),
  replaces: z.string().optional(),
});

export const newOrder = (context: AcmeContext, call: AccountCall): Reply => {
  const { state } = context;
  const request = readPayload(newOrderSchema, call.payload);
  const identifiers = acceptIdentifiers(request.identifiers);
  const profile = request.profile ?? 'classic';
  if (!Object.hasOwn(profiles, profile)) throw refuse('invalidProfile', `There is no profile "${profile}" here`);
  if (request.replaces !== undefined) checkReplaces(context, call.account, request.replaces, identifiers);
  const now = context.clock.now();
  refuseTooMany(context.faults.limitedUntil, now);
  const wanted = checkValidity(request.notBefore, request.notAfter, profile, now);
  const authorizations = identifiers.map(
    (identifier) =>
      reusableAuthorization(context, call.account, identifier, now) ??
      createAuthorization(call.account, identifier, now),
  );
  for (const authorization of authorizations) {
    state.authorizations.set(authorization.id, authorization);
    for (const challenge of authorization.challenges) state.challenges.set(challenge.id, authorization.id);
  }
  const order: Order = {
    id: newId(),
    accountId: call.account.id,
    status: 'pending',
    identifiers,
    authorizationIds: authorizations.map(({ id }) => id),
    profile,
    profileAsked: request.profile !== undefined,
    expires: new Date(now.getTime() + 7 * day),
    ...wanted,
    ...(request.replaces === undefined ? {} : { replaces: request.replaces }),
  };
  state.orders.set(order.id, order);
  return orderReply(context, order, 201);
};

export const getOrder = (context: AcmeContext, call: AccountCall): Reply => {
  mustBeGet(call);
  return orderReply(context, mustOwn(context.state.orders.get(call.id), call.account, 'order'), 200);
};

/** RFC 8555 §7.1.3. */
export const orderReply = (context: AcmeContext, order: Order, httpStatus: number): Reply => {
  const { state, urls, faults } = context;
  const status = orderStatusAt(order, state, context.clock.now());
  const open = status === 'pending' || status === 'processing';
  return {
    status: httpStatus,
    headers: {
      Location: urls.order(order.id),
      ...(open && faults.pollAfter !== undefined ? { 'Retry-After': String(faults.pollAfter) } : {}),
    },
    body: {
      status,
      expires: order.expires.toISOString(),
      identifiers: order.identifiers,
      authorizations: order.authorizationIds.map(urls.authorization),
      finalize: urls.finalize(order.id),
      ...(order.profileAsked ? { profile: order.profile } : {}),
      ...(order.notBefore ? { notBefore: order.notBefore.toISOString() } : {}),
      ...(order.notAfter ? { notAfter: order.notAfter.toISOString() } : {}),
      ...(order.replaces === undefined ? {} : { replaces: order.replaces }),
      ...(order.certificateId === undefined ? {} : { certificate: urls.certificate(order.certificateId) }),
      ...(order.error ? { error: order.error } : {}),
    },
  };
};

/** In the words of the largest authority. */
const refuseTooMany = (until: Date | undefined, now: Date): void => {
  if (until === undefined || now >= until) return;
  const moment = until.toISOString().replace('T', ' ').slice(0, 19);
  const detail = `too many new orders (300) from this account in the last 3h0m0s, retry after ${moment} UTC`;
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  throw refuse('rateLimited', detail, {}, { 'Retry-After': String(seconds) });
};

const checkValidity = (
  from: string | undefined,
  until: string | undefined,
  profile: string,
  now: Date,
): { readonly notBefore?: Date; readonly notAfter?: Date } => {
  const longest = (profiles[profile]?.lifetimeDays ?? 0) * day;
  const notBefore = from === undefined ? undefined : new Date(from);
  const notAfter = until === undefined ? undefined : new Date(until);
  const start = notBefore ?? now;
  if (notAfter && notAfter <= start) throw refuse('malformed', 'notAfter lies before the start of the validity');
  if (notAfter && notAfter.getTime() - start.getTime() > longest) {
    throw refuse('malformed', 'The validity asked for is longer than the profile allows');
  }
  return { ...(notBefore ? { notBefore } : {}), ...(notAfter ? { notAfter } : {}) };
};

/** RFC 9773 §5: same account, at least one identifier in common, not replaced by an order that still counts. */
const checkReplaces = (
  context: AcmeContext,
  account: Account,
  replaces: string,
  identifiers: readonly Identifier[],
): void => {
  const { state } = context;
  const old = [...state.certificates.values()].find(({ renewalId }) => renewalId === replaces);
  if (!old) throw refuse('malformed', 'The certificate to be replaced is unknown', { status: 404 });
  if (old.accountId !== account.id)
    throw refuse('unauthorized', 'The certificate to be replaced is not of this account');
  const shared = old.identifiers.some((a) => identifiers.some((b) => a.type === b.type && a.value === b.value));
  if (!shared) throw refuse('malformed', 'The certificate to be replaced has no identifier in common with this order');
  const now = context.clock.now();
  const taken = [...state.orders.values()].some(
    (order) => order.replaces === replaces && orderStatusAt(order, state, now) !== 'invalid',
  );
  if (taken) throw refuse('alreadyReplaced', 'Another order replaces this certificate already');
};
