/** dns-01 and dns-account-01: a short-lived record, written through a provider or by hand. */
import { accountLabel } from '../challenges/dns-account-01.ts';
import type { ChallengeLocation } from '../dns/eye.ts';
import { inLanes } from './lanes.ts';
import type { DnsWriter } from './ports.ts';
import { dnsLanes, watchRecords } from './publication.ts';
import { pendingOf, type RunContext } from './run-context.ts';
import type { Solver } from './solver.ts';
import { type AuthorizationState, fullName } from './state.ts';

export const dnsSolver: Solver = {
  present: async (context) => {
    const writer = await context.writer();
    if (writer.room !== undefined) return presentInTurn(context, writer, writer.room);
    const label = await labelOf(context);
    await inLanes(pendingOf(context), dnsLanes, async (authorization) =>
      write(context, writer, authorization, await placeOf(context, authorization, label)),
    );
  },
  awaitVisible: async (context) => watchRecords(context, context.eye(), await context.writer()),
  serve: async () => undefined,
  withdraw: async (context, authorization) => {
    const { record } = authorization;
    if (record === undefined) return;
    const { zone, fqdn, value, recordId } = record;
    const writer = await context.writer();
    const challenge = await challengeOf(context, authorization);
    await writer.provider.remove({ zone, fqdn, value, ttl: writer.ttl, ...challenge }, recordId, context.signal);
  },
};

const placeOf = (context: RunContext, authorization: AuthorizationState, label: string | undefined) =>
  context.eye().locateChallenge(fullName(authorization), context.signal, label);

/** A place that cannot hold all values at once takes as many as it can; the rest is put off until these are proven. */
const presentInTurn = async (context: RunContext, writer: DnsWriter, room: number): Promise<void> => {
  const label = await labelOf(context);
  const places = new Map<AuthorizationState, ChallengeLocation>();
  await inLanes(pendingOf(context), dnsLanes, async (authorization) => {
    places.set(authorization, await placeOf(context, authorization, label));
  });
  const slotOf = ({ fqdn }: ChallengeLocation): string => writer.provider.slotOf?.(fqdn) ?? fqdn;
  const slots = Map.groupBy(places, ([, place]) => slotOf(place));
  const rest = [...slots.values()].flatMap((entries) => entries.slice(room));
  if (rest.length > 0) context.apply({ kind: 'put-off', urls: rest.map(([{ url }]) => url) });
  const now = [...slots.values()].flatMap((entries) => entries.slice(0, room));
  await inLanes(now, dnsLanes, ([authorization, place]) => write(context, writer, authorization, place));
};

const write = async (
  context: RunContext,
  writer: DnsWriter,
  authorization: AuthorizationState,
  { fqdn, zone }: ChallengeLocation,
): Promise<void> => {
  const { url, challenge, record } = authorization;
  if (challenge === undefined) return;
  const session = await context.session();
  const value = session.dnsValue(challenge.token);
  // Written by an earlier process with the same value: nothing to do again.
  if (record?.state === 'written' && record.value === value) return;
  const journalId = record?.journalId || context.ports.newId();
  const planned = { journalId, zone: zone.name, fqdn, value, byHand: writer.byHand };
  context.apply({ kind: 'records-planned', planned: [{ url, record: planned }] });
  if (writer.byHand) return;
  const written = { zone: zone.name, fqdn, value, ttl: writer.ttl, ...(await challengeOf(context, authorization)) };
  const recordId = await writer.provider.add(written, context.signal);
  context.apply({ kind: 'record-written', url, recordId });
};

const challengeOf = async (context: RunContext, { identifier, challenge }: AuthorizationState) => {
  if (challenge === undefined) return {};
  const session = await context.session();
  const { token } = challenge;
  return { challenge: { domain: identifier.value, token, keyAuthorization: session.keyAuthorization(token) } };
};

/** The account's own label follows from its URL, so that several accounts can prove the same name at once. */
const labelOf = async (context: RunContext): Promise<string | undefined> => {
  if (context.state().policy.proof.method !== 'dns-account-01') return undefined;
  const session = await context.session();
  return accountLabel((await session.account()).url);
};
