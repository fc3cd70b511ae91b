/** dns-persist-01: one lasting record that the reader makes once. It is read and judged here, never written. */
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { judgePersist, type PersistWish, persistLabel, persistValue } from '../challenges/dns-persist-01.ts';
import type { DnsEye } from '../dns/eye.ts';
import { inLanes } from './lanes.ts';
import { dnsLanes, watchRecords } from './publication.ts';
import { pendingOf, type RunContext } from './run-context.ts';
import type { Solver } from './solver.ts';
import { type AuthorizationState, fullName } from './state.ts';

/** How long people and their DNS services usually take. */
const typicalSeconds = 300;

export const persistSolver: Solver = {
  present: async (context) => {
    const wishes = await wishesOf(context);
    const eye = context.eye();
    await inLanes(pendingOf(context), dnsLanes, async (authorization) => {
      const wish = wishes.get(authorization.url);
      if (wish === undefined) return;
      const { fqdn, zone } = await eye.locateChallenge(fullName(authorization), context.signal, persistLabel);
      const value = persistValue(wish);
      const sightings = await judgingEye(context, eye, [{ fqdn, wish }]).lookAt(zone, fqdn, value, context.signal);
      const there = sightings.some(({ values }) => values.includes(value));
      const record = { journalId: '', zone: zone.name, fqdn, value, byHand: !there };
      context.apply({ kind: 'records-planned', planned: [{ url: authorization.url, record }] });
      if (there) context.apply({ kind: 'record-written', url: authorization.url, recordId: '' });
    });
  },
  awaitVisible: async (context) => {
    const wishes = await wishesOf(context);
    const wanted = pendingOf(context).flatMap(({ url, record }) => {
      const wish = wishes.get(url);
      return wish === undefined || record === undefined ? [] : [{ fqdn: record.fqdn, wish }];
    });
    try {
      await watchRecords(context, judgingEye(context, context.eye(), wanted), { byHand: true, typicalSeconds });
    } catch (thrown) {
      throw missingRecord(context, thrown) ?? thrown;
    }
  },
  serve: async () => undefined,
};

/**
 * By authorization. A name and its wildcard share one record, which must then be good for both: it says
 * `policy=wildcard` (draft-ietf-acme-dns-persist-01 §5).
 */
const wishesOf = async (context: RunContext): Promise<ReadonlyMap<string, PersistWish>> => {
  const session = await context.session();
  const accountUrl = (await session.account()).url;
  const pending = pendingOf(context);
  const wildcards = new Set(pending.filter(({ wildcard }) => wildcard).map(({ identifier }) => identifier.value));
  return new Map(
    pending.map((authorization) => [
      authorization.url,
      { issuers: issuersOf(authorization), accountUrl, wildcard: wildcards.has(authorization.identifier.value) },
    ]),
  );
};

const issuersOf = ({ identifier, challenge }: AuthorizationState): readonly string[] => {
  const names = challenge?.issuerDomainNames;
  if (names !== undefined) return names;
  // Without a name of the authority there is nothing that a record could say.
  throw fail('challenge.not-offered', { identifier: identifier.value, wanted: 'dns-persist-01', offered: [] });
};

interface Wanted {
  readonly fqdn: string;
  readonly wish: PersistWish;
}

/**
 * An eye that sees our value wherever a record says the same in other words, and that ends the watch when the record
 * can never become good by waiting. `challenge.persist-expired`, `challenge.persist-other-account`.
 */
const judgingEye = (context: RunContext, eye: DnsEye, wanted: readonly Wanted[]): DnsEye => ({
  ...eye,
  lookAt: async (zone, fqdn, expected, signal, options) => {
    const now = context.ports.clock.now();
    const sightings = await eye.lookAt(zone, fqdn, expected, signal, options);
    const wishes = wishesAt(wanted, fqdn);
    const everywhere = sightings.flatMap(({ values }) => values);
    for (const wish of wishes) refuseHopeless(fqdn, everywhere, wish, now);
    return sightings.map((sighting) => {
      const values = inOurWords(sighting.values, wishes, now);
      if (sighting.state !== 'has' && sighting.state !== 'not-yet') return { ...sighting, values };
      return { ...sighting, values, state: values.includes(expected) ? 'has' : 'not-yet' };
    });
  },
  computerView: async (fqdn, signal) => {
    const sighting = await eye.computerView(fqdn, signal);
    if (sighting === undefined) return undefined;
    return { ...sighting, values: inOurWords(sighting.values, wishesAt(wanted, fqdn), context.ports.clock.now()) };
  },
});

const wishesAt = (wanted: readonly Wanted[], fqdn: string): readonly PersistWish[] =>
  wanted.filter((one) => one.fqdn === fqdn).map(({ wish }) => wish);

/** Our value in place of those that say the same. */
const inOurWords = (values: readonly string[], wishes: readonly PersistWish[], now: Date): readonly string[] => {
  const others = values.filter((value) => !wishes.some((wish) => persistValue(wish) === value));
  return [...others, ...wishes.filter((wish) => judgePersist(values, wish, now).kind === 'good').map(persistValue)];
};

const refuseHopeless = (location: string, values: readonly string[], wish: PersistWish, now: Date): void => {
  const verdict = judgePersist(values, wish, now);
  const value = persistValue(wish);
  if (verdict.kind === 'expired') throw fail('challenge.persist-expired', { location, value, until: verdict.until });
  if (verdict.kind === 'other-account')
    throw fail('challenge.persist-other-account', { location, value, account: verdict.account });
};

const missingRecord = (context: RunContext, thrown: unknown): CertwrightError | undefined => {
  if (!(thrown instanceof CertwrightError) || thrown.problem.code !== 'dns.not-published') return undefined;
  const { name } = thrown.problem.details;
  const record = pendingOf(context).find((authorization) => authorization.record?.fqdn === name)?.record;
  return fail('challenge.persist-missing', { location: name, value: record?.value ?? '' }, { cause: thrown });
};
