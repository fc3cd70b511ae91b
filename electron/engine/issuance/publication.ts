/** Waiting until every name server shows the records of a run. */
import type { DnsEye } from '../dns/eye.ts';
import { type WatchTarget, watchTxt } from '../dns/watch.ts';
import { inLanes } from './lanes.ts';
import { pendingOf, type RunContext } from './run-context.ts';

export const dnsLanes = 8;

/** Time alone never fails a run while its authorizations live (scenario S2). `dns.not-published` at their end. */
export const watchRecords = async (context: RunContext, eye: DnsEye, typicalSeconds: number): Promise<void> => {
  const targets = new Map<WatchTarget, string>();
  const zones = new Map<string, WatchTarget['zone']>();
  await inLanes(pendingOf(context), dnsLanes, async ({ url, record }) => {
    if (record === undefined) return;
    const zone = zones.get(record.zone) ?? (await eye.findZone(record.zone, context.signal));
    zones.set(record.zone, zone);
    targets.set({ zone, fqdn: record.fqdn, value: record.value }, url);
  });
  await watchTxt({
    eye,
    targets: [...targets.keys()],
    clock: context.ports.clock,
    signal: context.signal,
    typicalSeconds,
    until: lastMoment(context),
    onLookNow: (listener) => context.onLookNow(listener),
    onSight: (target, sightings) => context.saw(targets.get(target) ?? '', sightings),
    onNextLook: (at) => context.nextLook(at),
  });
  context.nextLook(undefined);
};

const week = 7 * 24 * 3_600_000;

const lastMoment = (context: RunContext): Date => {
  const ends = [context.state().order?.expires, ...pendingOf(context).map(({ expires }) => expires)].flatMap((text) =>
    text === undefined ? [] : [new Date(text).getTime()],
  );
  return new Date(Math.min(context.ports.clock.now().getTime() + week, ...ends));
};
