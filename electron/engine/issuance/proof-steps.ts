/** Presenting the proof, waiting until the authority can see it, and leaving everything as it was. */
import { type ChallengeType, challengeTypes } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import { canProve } from '../challenges/scope.ts';
import { acmeLanes, inLanes } from './lanes.ts';
import { dnsLanes } from './publication.ts';
import type { RunContext } from './run-context.ts';
import { solverOf } from './solver.ts';
import type { AuthorizationState } from './state.ts';

export const presentProof = async (context: RunContext): Promise<void> => {
  await solverOf(context).present(context);
  context.apply({ kind: 'all-presented' });
};

/** Before the authority is told to look, and while it looks: the process that presented the proof may be gone. */
export const serveProof = (context: RunContext): Promise<void> => solverOf(context).serve(context);

export const awaitPublication = async (context: RunContext): Promise<void> => {
  await solverOf(context).awaitVisible(context);
  context.apply({ kind: 'published' });
};

/**
 * Removes everything of ours, then gives up authorizations nobody will use (RFC 8555 §7.5.2). A failure here is a
 * warning, and a record stays in the journal; it never takes a certificate away.
 */
export const cleanUp = async (context: RunContext): Promise<void> => {
  await withdrawProof(context, context.state().authorizations);
  const { outcome, order } = context.state();
  const abandoned = outcome?.kind === 'cancelled' || (outcome?.kind === 'failed' && outcome.resumeAt === undefined);
  if (abandoned && order !== undefined) await giveUpAuthorizations(context);
  context.apply({ kind: 'cleaned' });
};

/** Takes away what was written for these; what cannot be removed is a warning and stays in the journal. */
export const withdrawProof = async (context: RunContext, of: readonly AuthorizationState[]): Promise<void> => {
  const { withdraw } = solverOf(context);
  if (withdraw === undefined) return;
  const ours = of.filter(({ record }) => record?.state === 'planned' || record?.state === 'written');
  await inLanes(ours, dnsLanes, async (authorization) => {
    const { url, record } = authorization;
    try {
      await withdraw(context, authorization);
      context.apply({ kind: 'record-removed', url });
    } catch (thrown) {
      context.ports.logger.warn('record-not-removed', { fqdn: record?.fqdn, reason: toProblem(thrown).code });
      // What was only planned and never got through needs no warning of its own: the run already says why.
      if (record?.state === 'planned' && context.state().outcome?.kind === 'failed') return;
      context.apply({ kind: 'removal-failed', url, problem: toProblem(thrown) });
    }
  });
};

const giveUpAuthorizations = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  const { order, authorizations, times } = context.state();
  // Once the authority was told to look, or before they were read, only the authority knows how they stand: those that
  // are valid serve later orders.
  const known = new Map(
    times.answer === undefined ? authorizations.map(({ url, status }) => [url, status] as const) : [],
  );
  await inLanes(order?.authorizations ?? [], acmeLanes, async (url) => {
    const status = known.get(url) ?? (await session.authorization(url).catch(() => undefined))?.status;
    if (status === 'pending') await session.deactivateAuthorization(url).catch(() => undefined);
  });
};

/** A guard for the CLI and the wizard, before an order is opened: `challenge.not-offered`. */
export const refuseImpossibleProof = (identifiers: readonly Identifier[], method: ChallengeType): void => {
  const impossible = identifiers.find((identifier) => !canProve(method, identifier));
  if (impossible === undefined) return;
  const offered = challengeTypes.filter((type) => canProve(type, impossible));
  throw fail('challenge.not-offered', { identifier: impossible.value, wanted: method, offered });
};
