/** Presenting the proof, waiting until every name server shows it, and leaving the zone as it was. */
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import { type WatchTarget, watchTxt } from '../dns/watch.ts';
import { inLanes } from './lanes.ts';
import type { RunContext } from './run-context.ts';
import { type AuthorizationState, fullName } from './state.ts';
import type { PlannedRecord } from './transitions.ts';

const dnsLanes = 8;

export const presentProof = async (context: RunContext): Promise<void> => {
  if (context.state().policy.proof.method === 'http-01') await presentOverHttp(context);
  else await presentInDns(context);
  context.apply({ kind: 'all-presented' });
};

const pending = (context: RunContext): readonly AuthorizationState[] =>
  context.state().authorizations.filter(({ status }) => status === 'pending');

const presentOverHttp = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  // A port that cannot be had is found before anything is promised.
  await context.listener();
  const planned: { readonly url: string; readonly record: PlannedRecord }[] = [];
  for (const { url, identifier, challenge } of pending(context)) {
    if (challenge === undefined) continue;
    const value = session.keyAuthorization(challenge.token);
    const host = identifier.value.includes(':') ? `[${identifier.value}]` : identifier.value;
    const fqdn = `http://${host}/.well-known/acme-challenge/${challenge.token}`;
    planned.push({ url, record: { journalId: '', zone: '', fqdn, value, byHand: true } });
  }
  context.apply({ kind: 'records-planned', planned });
};

/** HTTP-01: the listener lives as long as the process, so whichever process goes on must serve the tokens again. */
export const serveProof = async (context: RunContext): Promise<void> => {
  if (context.state().policy.proof.method !== 'http-01') return;
  const listener = await context.listener();
  for (const { challenge, record } of pending(context))
    if (challenge !== undefined && record !== undefined) listener.put(challenge.token, record.value);
};

const presentInDns = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  const writer = await context.writer();
  const eye = context.eye();
  await inLanes(pending(context), dnsLanes, async (authorization) => {
    const { url, challenge, record } = authorization;
    if (challenge === undefined) return;
    const value = session.dnsValue(challenge.token);
    // Written by an earlier process with the same value: nothing to do again.
    if (record?.state === 'written' && record.value === value) return;
    const { fqdn, zone } = await eye.locateChallenge(fullName(authorization), context.signal);
    const journalId = record?.journalId || context.ports.newId();
    const planned = { journalId, zone: zone.name, fqdn, value, byHand: writer.byHand };
    context.apply({ kind: 'records-planned', planned: [{ url, record: planned }] });
    if (writer.byHand) return;
    const recordId = await writer.provider.add({ zone: zone.name, fqdn, value, ttl: writer.ttl }, context.signal);
    context.apply({ kind: 'record-written', url, recordId });
  });
};

/** Time alone never fails a run while its authorizations live (scenario S2). */
export const awaitPublication = async (context: RunContext): Promise<void> => {
  const { state, ports } = context;
  if (state().policy.proof.method === 'http-01') {
    await serveProof(context);
    return context.apply({ kind: 'published' });
  }
  const eye = context.eye();
  const writer = await context.writer();
  const targets = new Map<WatchTarget, string>();
  const zones = new Map<string, WatchTarget['zone']>();
  await inLanes(pending(context), dnsLanes, async ({ url, record }) => {
    if (record === undefined) return;
    const zone = zones.get(record.zone) ?? (await eye.findZone(record.zone, context.signal));
    zones.set(record.zone, zone);
    targets.set({ zone, fqdn: record.fqdn, value: record.value }, url);
  });
  await watchTxt({
    eye,
    targets: [...targets.keys()],
    clock: ports.clock,
    signal: context.signal,
    typicalSeconds: writer.typicalSeconds,
    until: lastMoment(context),
    onLookNow: (listener) => context.onLookNow(listener),
    onSight: (target, sightings) => context.saw(targets.get(target) ?? '', sightings),
    onNextLook: (at) => context.nextLook(at),
  });
  context.nextLook(undefined);
  context.apply({ kind: 'published' });
};

const week = 7 * 24 * 3_600_000;

const lastMoment = (context: RunContext): Date => {
  const ends = [context.state().order?.expires, ...pending(context).map(({ expires }) => expires)].flatMap((text) =>
    text === undefined ? [] : [new Date(text).getTime()],
  );
  return new Date(Math.min(context.ports.clock.now().getTime() + week, ...ends));
};

/**
 * Removes every record of ours, then gives up authorizations nobody will use (RFC 8555 §7.5.2). A failure here is a
 * warning and stays in the journal; it never takes a certificate away.
 */
export const cleanUp = async (context: RunContext): Promise<void> => {
  await removeRecords(context);
  const { outcome, authorizations } = context.state();
  const abandoned = outcome?.kind === 'cancelled' || (outcome?.kind === 'failed' && outcome.resumeAt === undefined);
  if (abandoned && authorizations.length > 0) await giveUpAuthorizations(context);
  context.apply({ kind: 'cleaned' });
};

const removeRecords = async (context: RunContext): Promise<void> => {
  const ours = context
    .state()
    .authorizations.filter(({ record }) => record?.state === 'planned' || record?.state === 'written');
  if (ours.length === 0) return;
  await inLanes(ours, dnsLanes, async ({ url, record }) => {
    if (record === undefined) return;
    const { zone, fqdn, value, recordId } = record;
    try {
      const writer = await context.writer();
      await writer.provider.remove({ zone, fqdn, value, ttl: writer.ttl }, recordId, context.signal);
      context.apply({ kind: 'record-removed', url });
    } catch (thrown) {
      context.ports.logger.warn('record-not-removed', { fqdn, reason: toProblem(thrown).code });
      // What was only planned and never got through needs no warning of its own: the run already says why.
      if (record.state === 'planned' && context.state().outcome?.kind === 'failed') return;
      context.apply({ kind: 'removal-failed', url, problem: toProblem(thrown) });
    }
  });
};

const giveUpAuthorizations = async (context: RunContext): Promise<void> => {
  const session = await context.session();
  await inLanes(context.state().authorizations, 5, async ({ url, status }) => {
    if (status !== 'pending') return;
    // Already invalid ones answer with an error; there is nothing left to give up then.
    await session.deactivateAuthorization(url).catch(() => undefined);
  });
};

/** A guard for the CLI and the wizard: HTTP-01 proves no wildcard (RFC 8555 §8.3 works on the exact name). */
export const refuseImpossibleProof = (identifiers: readonly { readonly value: string }[], method: string): void => {
  const wildcard = identifiers.find(({ value }) => value.startsWith('*.'));
  if (method === 'http-01' && wildcard !== undefined)
    throw fail('challenge.not-offered', { identifier: wildcard.value, wanted: 'http-01', offered: ['dns-01'] });
};
