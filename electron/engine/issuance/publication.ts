/** Waiting until every name server shows the records of a run. */
import type { DnsEye } from '../dns/eye.ts';
import type { WatchTarget } from '../dns/watch.ts';
import { inLanes } from './lanes.ts';
import type { DnsWriter } from './ports.ts';
import { pendingOf, type RunContext } from './run-context.ts';

export const dnsLanes = 8;

/**
 * Time alone never fails a run while its authorizations live (scenario S2), unless the reader has set an end.
 * `dns.not-published` at their end.
 */
export const watchRecords = async (
  context: RunContext,
  eye: DnsEye,
  { byHand, typicalSeconds }: Pick<DnsWriter, 'byHand' | 'typicalSeconds'>,
): Promise<void> => {
  const targets = new Map<WatchTarget, string>();
  const zones = new Map<string, WatchTarget['zone']>();
  await inLanes(pendingOf(context), dnsLanes, async ({ url, record }) => {
    if (record === undefined) return;
    const zone = zones.get(record.zone) ?? (await eye.findZone(record.zone, context.signal));
    zones.set(record.zone, zone);
    targets.set({ zone, fqdn: record.fqdn, value: record.value }, url);
  });
  const { publications, clock } = context.ports;
  const { policy, times } = context.state();
  const provider = 'provider' in policy.proof ? policy.proof.provider : '';
  // By hand the record comes when the reader is ready, which says nothing about the next time.
  const known = byHand ? [] : [...zones.keys()].flatMap((zone) => publications.of(zone, provider) ?? []);
  const begunAt = times.publish === undefined ? clock.now() : new Date(times.publish.from);
  // Most starts wait for no record, and what asks name servers takes megabytes.
  const { watchTxt } = await import('../dns/watch.ts');
  await watchTxt({
    eye,
    targets: [...targets.keys()],
    clock,
    signal: context.signal,
    typicalSeconds,
    history: known.toSorted((one, other) => other.p50 - one.p50)[0],
    begunAt,
    until: lastMoment(context),
    minimumSeconds: policy.minimumWait,
    maximumSeconds: policy.maximumWait,
    onLookNow: (listener) => context.onLookNow(listener),
    onSight: (target, sightings) => context.saw(targets.get(target) ?? '', sightings),
    onEta: (eta) => context.expect(eta),
    onComputer: (view) => context.sawComputer(view),
    onNextLook: (at) => context.nextLook(at),
  });
  context.expect(undefined);
  context.nextLook(undefined);
  const seconds = (clock.now().getTime() - begunAt.getTime()) / 1000;
  // A wait that the reader asked for is none of the zone's.
  if (!byHand && seconds > (policy.minimumWait ?? 0))
    for (const zone of zones.keys()) publications.add(zone, provider, seconds);
};

const week = 7 * 24 * 3_600_000;

const lastMoment = (context: RunContext): Date => {
  const ends = [context.state().order?.expires, ...pendingOf(context).map(({ expires }) => expires)].flatMap((text) =>
    text === undefined ? [] : [new Date(text).getTime()],
  );
  return new Date(Math.min(context.ports.clock.now().getTime() + week, ...ends));
};
