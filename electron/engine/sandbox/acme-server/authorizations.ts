/** Authorizations and their challenges (RFC 8555 §7.5, §8). */
import { z } from 'zod';
import type { Identifier } from '../../../../shared/domain/identifiers.ts';
import { type AccountCall, type AcmeContext, failIfAsked, mustOwn, type Reply, readPayload } from './context.ts';
import { caaIdentities } from './identifiers.ts';
import { asProblem, type ProblemDocument, refuse } from './problems.ts';
import { type Account, type Authorization, authorizationAt, type Challenge, newId, newToken } from './state.ts';

const day = 86_400_000;
const deactivateSchema = z.object({ status: z.literal('deactivated') });

/** Reading (POST-as-GET) and deactivating (RFC 8555 §7.5.2). */
export const useAuthorization = (context: AcmeContext, call: AccountCall): Reply => {
  const { state } = context;
  const stored = mustOwn(state.authorizations.get(call.id), call.account, 'authorization');
  const found = authorizationAt(stored, context.clock.now());
  if (call.payload === undefined) return authorizationReply(context, found);
  readPayload(deactivateSchema, call.payload);
  if (found.status !== 'pending' && found.status !== 'valid') {
    throw refuse('malformed', `An authorization that is ${found.status} cannot be deactivated`);
  }
  const authorization: Authorization = { ...found, status: 'deactivated' };
  state.authorizations.set(authorization.id, authorization);
  return authorizationReply(context, authorization);
};

const challengeSchema = z.strictObject({});

/** POST-as-GET reads the challenge; `{}` says that it can be validated (RFC 8555 §7.5.1). */
export const useChallenge = (context: AcmeContext, call: AccountCall): Reply => {
  const { state, urls } = context;
  const owner = state.authorizations.get(state.challenges.get(call.id) ?? '');
  const authorization = authorizationAt(mustOwn(owner, call.account, 'challenge'), context.clock.now());
  const challenge = authorization.challenges.find(({ id }) => id === call.id);
  if (!challenge) throw refuse('malformed', 'There is no such challenge', { status: 404 });
  let shown = challenge;
  if (call.payload !== undefined) {
    readPayload(challengeSchema, call.payload);
    if (authorization.status === 'expired' || authorization.status === 'deactivated') {
      throw refuse('malformed', `The authorization is ${authorization.status}`);
    }
    if (authorization.status === 'pending' && challenge.status === 'pending') {
      shown = { ...challenge, status: 'processing' };
      state.authorizations.set(authorization.id, withChallenge(authorization, shown));
      context.background(validate(context, authorization.id, shown, call.account));
    }
  }
  return {
    status: 200,
    headers: { Link: `<${urls.authorization(authorization.id)}>;rel="up"` },
    body: challengeBody(context, shown),
  };
};

const validate = async (
  context: AcmeContext,
  authorizationId: string,
  challenge: Challenge,
  account: Account,
): Promise<void> => {
  const { state, clock, faults, signal } = context;
  const asked = state.authorizations.get(authorizationId);
  if (!asked) return;
  let error: ProblemDocument | undefined;
  try {
    if (faults.validationDelay > 0) await clock.sleep(faults.validationDelay, signal);
    failIfAsked(faults, 'validation');
    await context.prove({
      type: challenge.type,
      identifier: asked.identifier,
      wildcard: asked.wildcard,
      accountUrl: context.urls.account(account.id),
      token: challenge.token,
      // RFC 8555 §8.1: bound to the account's key as it is now.
      keyAuthorization: `${challenge.token}.${account.key.thumbprint}`,
    });
  } catch (thrown) {
    if (signal.aborted) return;
    error = { ...asProblem(thrown), identifier: asked.identifier };
  }
  const current = state.authorizations.get(authorizationId);
  // Deactivated in the meantime: the result no longer counts.
  if (current?.status !== 'pending') return;
  const now = clock.now();
  const status = error ? ('invalid' as const) : ('valid' as const);
  const done: Challenge = error ? { ...challenge, status, error } : { ...challenge, status, validated: now };
  state.authorizations.set(authorizationId, {
    ...withChallenge(current, done),
    status,
    ...(error ? {} : { expires: new Date(now.getTime() + 30 * day) }),
  });
};

const withChallenge = (authorization: Authorization, challenge: Challenge): Authorization => ({
  ...authorization,
  challenges: authorization.challenges.map((other) => (other.id === challenge.id ? challenge : other)),
});

const authorizationReply = (context: AcmeContext, authorization: Authorization): Reply => {
  const { status, challenges } = authorization;
  const { pollAfter } = context.faults;
  return {
    status: 200,
    headers: status === 'pending' && pollAfter !== undefined ? { 'Retry-After': String(pollAfter) } : {},
    body: {
      identifier: authorization.identifier,
      status,
      expires: authorization.expires.toISOString(),
      ...(authorization.wildcard ? { wildcard: true } : {}),
      // RFC 8555 §7.1.4: once it is decided, only the challenges that decided it.
      challenges: challenges
        .filter((challenge) => status === 'pending' || challenge.status !== 'pending')
        .map((challenge) => challengeBody(context, challenge)),
    },
  };
};

const challengeBody = (context: AcmeContext, challenge: Challenge) => ({
  type: challenge.type,
  url: context.urls.challenge(challenge.id),
  status: challenge.status,
  ...(challenge.type === 'dns-persist-01' ? { 'issuer-domain-names': caaIdentities } : { token: challenge.token }),
  ...(challenge.validated ? { validated: challenge.validated.toISOString() } : {}),
  ...(challenge.error ? { error: challenge.error } : {}),
});

/** A wildcard is proven by DNS only, an address by connecting to it only (RFC 8555 §8.3, RFC 8738 §7). */
export const createAuthorization = (account: Account, identifier: Identifier, now: Date): Authorization => {
  const wildcard = identifier.value.startsWith('*.');
  const byDns = ['dns-01', 'dns-account-01', 'dns-persist-01'] as const;
  const byConnecting = ['http-01', 'tls-alpn-01'] as const;
  const types: readonly Challenge['type'][] =
    identifier.type === 'ip' ? byConnecting : wildcard ? byDns : [...byDns, ...byConnecting];
  return {
    id: newId(),
    accountId: account.id,
    identifier: wildcard ? { type: 'dns', value: identifier.value.slice(2) } : identifier,
    wildcard,
    status: 'pending',
    expires: new Date(now.getTime() + 7 * day),
    challenges: types.map((type) => ({
      id: newId(),
      type,
      token: type === 'dns-persist-01' ? '' : newToken(),
      status: 'pending',
    })),
  };
};

/** A valid authorization that may serve again, when the sandbox is told to do that. */
export const reusableAuthorization = (
  context: AcmeContext,
  account: Account,
  identifier: Identifier,
  now: Date,
): Authorization | undefined => {
  if (!context.faults.reuseAuthorizations) return undefined;
  const wildcard = identifier.value.startsWith('*.');
  const value = wildcard ? identifier.value.slice(2) : identifier.value;
  return [...context.state.authorizations.values()].find(
    (known) =>
      known.accountId === account.id &&
      known.wildcard === wildcard &&
      known.identifier.type === identifier.type &&
      known.identifier.value === value &&
      authorizationAt(known, now).status === 'valid',
  );
};
