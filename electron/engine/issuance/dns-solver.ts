/** dns-01 and dns-account-01: a short-lived record, written through a provider or by hand. */
import { accountLabel } from '../challenges/dns-account-01.ts';
import { inLanes } from './lanes.ts';
import { dnsLanes, watchRecords } from './publication.ts';
import { pendingOf, type RunContext } from './run-context.ts';
import type { Solver } from './solver.ts';
import { fullName } from './state.ts';

export const dnsSolver: Solver = {
  present: async (context) => {
    const session = await context.session();
    const writer = await context.writer();
    const eye = context.eye();
    const label = await labelOf(context);
    await inLanes(pendingOf(context), dnsLanes, async (authorization) => {
      const { url, challenge, record } = authorization;
      if (challenge === undefined) return;
      const value = session.dnsValue(challenge.token);
      // Written by an earlier process with the same value: nothing to do again.
      if (record?.state === 'written' && record.value === value) return;
      const { fqdn, zone } = await eye.locateChallenge(fullName(authorization), context.signal, label);
      const journalId = record?.journalId || context.ports.newId();
      const planned = { journalId, zone: zone.name, fqdn, value, byHand: writer.byHand };
      context.apply({ kind: 'records-planned', planned: [{ url, record: planned }] });
      if (writer.byHand) return;
      const recordId = await writer.provider.add({ zone: zone.name, fqdn, value, ttl: writer.ttl }, context.signal);
      context.apply({ kind: 'record-written', url, recordId });
    });
  },
  awaitVisible: async (context) => watchRecords(context, context.eye(), (await context.writer()).typicalSeconds),
  serve: async () => undefined,
  withdraw: async (context, { record }) => {
    if (record === undefined) return;
    const { zone, fqdn, value, recordId } = record;
    const writer = await context.writer();
    await writer.provider.remove({ zone, fqdn, value, ttl: writer.ttl }, recordId, context.signal);
  },
};

/** The account's own label follows from its URL, so that several accounts can prove the same name at once. */
const labelOf = async (context: RunContext): Promise<string | undefined> => {
  if (context.state().policy.proof.method !== 'dns-account-01') return undefined;
  const session = await context.session();
  return accountLabel((await session.account()).url);
};
