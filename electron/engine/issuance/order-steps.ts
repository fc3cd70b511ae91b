/** Opening the order, reading its authorizations, waiting for the authority (RFC 8555 §7.4, §7.5). */
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { type ErrorDetails, errorCodes } from '../../../shared/errors/codes.ts';
import { fail, isAcmeProblem, type Problem, problem, toProblem } from '../../../shared/errors/problem.ts';
import { chooseChain, type OfferedChain } from '../acme/chain-selection.ts';
import type { AcmeAuthorization, AcmeOrder, AcmeSession, OrderRequest } from '../acme/session.ts';
import { selectChallenge } from '../challenges/select.ts';
import { readOfferedChain } from '../keys/read-certificate.ts';
import { acmeLanes, inLanes } from './lanes.ts';
import { serveProof, withdrawProof } from './proof-steps.ts';
import { pendingOf, type RunContext } from './run-context.ts';
import type { ReadAuthorization } from './transitions.ts';

export const openOrder = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  const lost = context.state().orderSent ? await findLostOrder(session, context) : undefined;
  if (lost !== undefined) return context.apply({ kind: 'order-opened', order: lost });
  // The account is there before the mark is set: a refused registration leaves no doubt about an order.
  await session.account();
  context.apply({ kind: 'order-sent' });
  const order = await placeOrder(session, context);
  context.apply({ kind: 'order-opened', order });
};

/** An order that may not replace what we named is made without it, once: it must not keep a certificate from being renewed. */
const placeOrder = async (session: AcmeSession, context: RunContext): Promise<AcmeOrder> => {
  const { replaces } = context.state();
  // RFC 9773 §5: only for an authority that has renewal information.
  const known = replaces !== undefined && (await session.directory()).renewalInfo !== undefined;
  if (!known) return session.createOrder(orderRequest(context));
  try {
    return await session.createOrder({ ...orderRequest(context), replaces });
  } catch (thrown) {
    if (!replacementRefusals.has(toProblem(thrown).code)) throw thrown;
    context.apply({ kind: 'replaces-dropped' });
    return session.createOrder(orderRequest(context));
  }
};

/** Replaced by another order, not ours to replace, or no longer known to the authority: each says it in its own way. */
const replacementRefusals: ReadonlySet<string> = new Set([
  'acme.alreadyReplaced',
  'acme.malformed',
  'acme.serverInternal',
  'acme.unauthorized',
]);

/** RFC 8555 §7.4; `profile` from the profiles draft. */
const orderRequest = (context: RunContext): OrderRequest => {
  const { policy } = context.state();
  const { identifiers, notBefore, notAfter } = policy;
  const { profile } = context.ports.facts(policy);
  return {
    identifiers,
    ...(profile === undefined ? {} : { profile }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(notAfter === undefined ? {} : { notAfter }),
  };
};

/**
 * The process ended between newOrder and its answer. Where the account lists its orders (RFC 8555 §7.1.2.1) ours is
 * found there; where it does not, a new order is the only way, and most authorities hand back the same pending one.
 */
const findLostOrder = async (session: AcmeSession, context: RunContext): Promise<AcmeOrder | undefined> => {
  const held = context.ports.store.heldOrders();
  const wanted = nameKey(context.state().policy.identifiers);
  const urls = (await session.orderUrls()).filter((url) => !held.has(url));
  for (const url of urls.slice(-20).reverse()) {
    const order = await session.order(url);
    const open = order.status === 'pending' || order.status === 'ready';
    if (open && nameKey(order.identifiers) === wanted) return order;
  }
  return undefined;
};

const nameKey = (identifiers: readonly Identifier[]): string =>
  identifiers
    .map(({ type, value }) => `${type}:${value.toLowerCase()}`)
    .sort()
    .join(' ');

export const readAuthorizations = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  const { order, policy } = context.state();
  const urls = order?.authorizations ?? [];
  const read: ReadAuthorization[] = [];
  await inLanes(urls, acmeLanes, async (url, index) => {
    const authorization = await session.authorization(url);
    if (authorization.status === 'valid') {
      read[index] = { authorization };
      return;
    }
    refuseDead(authorization);
    const { url: challengeUrl, token, issuerDomainNames } = selectChallenge(authorization, policy.proof.method);
    read[index] = {
      authorization,
      challenge: {
        type: policy.proof.method,
        url: challengeUrl,
        token,
        ...(issuerDomainNames === undefined ? {} : { issuerDomainNames }),
      },
    };
  });
  context.apply({ kind: 'authorizations-read', read });
};

const refuseDead = (authorization: AcmeAuthorization): void => {
  if (authorization.status === 'pending' || authorization.status === 'valid') return;
  const identifier = shownName(authorization);
  const failed = failedChallenge(authorization);
  if (failed !== undefined) throw fail('authorization.failed', { identifier, ...failed });
  throw fail('authorization.expired', { identifier, status: authorization.status });
};

const shownName = (authorization: AcmeAuthorization): string =>
  authorization.wildcard ? `*.${authorization.identifier.value}` : authorization.identifier.value;

const failedChallenge = (
  authorization: AcmeAuthorization,
): { readonly challenge: string; readonly problem: ErrorDetails<'acme.other'> } | undefined => {
  for (const challenge of authorization.challenges) {
    const reason = challenge.problem;
    if (reason !== undefined && isAcmeProblem(reason)) return { challenge: challenge.type, problem: reason.details };
  }
  return undefined;
};

export const answerChallenges = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  await serveProof(context);
  await inLanes(pendingOf(context), acmeLanes, async ({ url, challenge }) => {
    if (challenge === undefined) return;
    // Not saved one by one: answering again is harmless, fifty durable writes are not.
    await session.answer(challenge.url).catch(async (thrown: unknown) => {
      // An earlier process may have answered and not lived to note it: then the authority is already looking.
      const { status, challenges } = await session.authorization(url);
      const waits = challenges.find((one) => one.url === challenge.url)?.status === 'pending';
      if (status === 'pending' && waits) throw thrown;
    });
  });
  context.apply({ kind: 'all-answered' });
};

/** Polls the order, not each authorization: one request a round whatever the number of names. */
export const awaitValidation = async (context: RunContext): Promise<void> => {
  await serveProof(context);
  if (context.state().authorizations.some(({ waits }) => waits === true)) return awaitPart(context);
  const working = context.state().authorizations.some(({ status }) => status === 'pending');
  const order = await pollOrder(context, (status) => status !== 'pending', working);
  if (order.status === 'invalid') throw await explainInvalid(context, order);
  if (order.status === 'valid' && order.certificate !== undefined)
    return context.apply({ kind: 'certificate-ready', url: order.certificate });
  context.apply(order.status === 'ready' ? { kind: 'order-ready' } : { kind: 'finalized' });
};

export const finalizeOrder = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  const url = orderUrl(context);
  const csr = await context.ports.csr(context.state());
  const { finalize, authorizations } = context.state().order ?? { finalize: '', authorizations: [] };
  const { identifiers } = context.state().policy;
  const order = await session
    .finalize({ url, status: 'ready', finalize, authorizations, identifiers }, csr)
    // An earlier process may have finalized and not lived to see the answer: then the order tells.
    .catch(async (thrown: unknown) => {
      const now = await session.order(url);
      if (now.status === 'processing' || now.status === 'valid') return now;
      throw thrown;
    });
  followFinalized(context, order);
};

export const awaitIssue = async (context: RunContext): Promise<void> => {
  const order = await pollOrder(context, (status) => status !== 'processing' && status !== 'ready');
  followFinalized(context, order);
};

const followFinalized = (context: RunContext, order: AcmeOrder): void => {
  if (order.status === 'invalid') throw fail('order.invalid', { detail: detailOf(order.problem) });
  const certificate = order.status === 'valid' ? order.certificate : undefined;
  context.apply(certificate === undefined ? { kind: 'finalized' } : { kind: 'certificate-ready', url: certificate });
};

export const downloadCertificate = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  const { preferredChain } = context.state().policy;
  const { pem, alternates } = await session.download(context.state().certificateUrl ?? '');
  const chosen =
    preferredChain === undefined
      ? { pem }
      : chooseChain(readOfferedChain(pem), await downloadAlternates(session, context, alternates), preferredChain);
  const versionId = await context.ports.keepCertificate(context.state(), chosen.pem);
  const remark = chosen.notOffered === undefined ? {} : { remark: problem('chain.not-offered', chosen.notOffered) };
  context.apply({ kind: 'certificate-stored', versionId, ...remark });
};

/** A wish about the chain never costs a certificate: an alternate that cannot be had or read is as good as not offered. */
const downloadAlternates = async (
  session: AcmeSession,
  context: RunContext,
  urls: readonly string[],
): Promise<readonly OfferedChain[]> => {
  const chains: OfferedChain[] = [];
  for (const url of urls.slice(0, mostAlternates)) {
    try {
      chains.push(readOfferedChain((await session.download(url)).pem));
    } catch (thrown) {
      if (context.signal.aborted) throw thrown;
      context.ports.logger.warn('alternate-chain-skipped', { url, reason: toProblem(thrown).code });
    }
  }
  return chains;
};
const mostAlternates = 10;

/** Many names take an authority longer, and each look costs a request. */
const firstPause = (names: number): number => Math.min(20 + 4 * names, 250);
const longestPause = 5_000;
const longestOutage = 120_000;

/** Some twenty milliseconds, growing by half to half a second, then slowly to five; Retry-After wins (RFC 8555 §7.5.1). */
const pollOrder = async (
  context: RunContext,
  settled: (status: AcmeOrder['status']) => boolean,
  /** The authority has just been given work, so that looking at once would show nothing. */
  expectWork = false,
): Promise<AcmeOrder> => {
  const session = await context.session();
  const { clock } = context.ports;
  let answeredAt = clock.now().getTime();
  let pause = firstPause(expectWork ? context.state().authorizations.length : 0);
  if (expectWork) await clock.sleep(pause, context.signal);
  for (; ; pause = nextPause(pause)) {
    const order = await session.order(orderUrl(context)).catch((thrown: unknown) => {
      // The authority may be looking right now: a short outage must not take the proof away under its eyes.
      if (!isOutage(thrown) || clock.now().getTime() - answeredAt > longestOutage) throw thrown;
      return undefined;
    });
    if (order === undefined) {
      await clock.sleep(longestPause, context.signal);
      continue;
    }
    answeredAt = clock.now().getTime();
    if (settled(order.status)) return order;
    const told = order.retryAt === undefined ? 0 : new Date(order.retryAt).getTime() - clock.now().getTime();
    refuseExpired(context);
    await clock.sleep(Math.max(pause, Math.min(told, 60_000)), context.signal);
  }
};
const isOutage = (thrown: unknown): boolean => {
  const { code, retryable } = toProblem(thrown);
  return retryable && errorCodes[code].failureClass === 'network';
};
const nextPause = (pause: number): number =>
  Math.min(pause < 500 ? Math.min(pause * 1.5, 500) : pause * 1.2, longestPause);

const refuseExpired = (context: RunContext): void => {
  const expires = context.state().order?.expires;
  if (expires !== undefined && new Date(expires) < context.ports.clock.now())
    throw fail('order.expired', { expiredAt: expires });
};

/** Some are proven while others wait for their place: only the authorizations themselves tell (RFC 8555 §7.5.1). */
const awaitPart = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  const part = pendingOf(context);
  const open = new Set(part.map(({ url }) => url));
  for (let pause = firstPause(part.length); open.size > 0; pause = nextPause(pause)) {
    await context.ports.clock.sleep(pause, context.signal);
    await inLanes([...open], acmeLanes, async (url) => {
      const authorization = await session.authorization(url);
      refuseDead(authorization);
      if (authorization.status === 'valid') open.delete(url);
    });
    refuseExpired(context);
  }
  await withdrawProof(context, part);
  context.apply({ kind: 'part-proven', urls: part.map(({ url }) => url) });
};

const explainInvalid = async (context: RunContext, order: AcmeOrder): Promise<unknown> => {
  const session = await context.session();
  for (const url of order.authorizations) {
    const authorization = await session.authorization(url);
    const failed = authorization.status === 'invalid' ? failedChallenge(authorization) : undefined;
    if (failed !== undefined) return fail('authorization.failed', { identifier: shownName(authorization), ...failed });
  }
  return fail('order.invalid', { detail: detailOf(order.problem) });
};

const detailOf = (reason: Problem | undefined): string =>
  reason !== undefined && isAcmeProblem(reason) ? reason.details.detail : '';

const orderUrl = (context: RunContext): string => context.state().order?.url ?? '';
