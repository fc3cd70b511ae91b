/** TXT values at places of proof that no run needs any more: ours by the journal, and what else lies there. */
import { z } from 'zod';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { StaleRecord } from '../../../shared/domain/providers.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { DnsEye, Zone } from '../dns/eye.ts';
import { inLanes, type Logger } from '../ports/index.ts';
import type { DnsProvider } from '../providers/provider.ts';
import type { JournalEntry } from '../storage/journal.ts';
import type { Storage } from '../storage/open-storage.ts';

export interface StaleParts {
  readonly storage: Storage;
  readonly logger: Logger;
  now(): Date;
  eye(resolvers: readonly string[]): DnsEye;
  open(provider: string, credentialId: string | undefined): Promise<DnsProvider>;
}

/** Milliseconds. Later than this nobody expects a record of ours to be still tidied behind their back. */
const triedFor = 7 * 24 * 3_600_000;
const removalLimit = 60_000;
const lookLanes = 8;

/**
 * Removes what earlier clean-ups could not, for a week after it was written; answers how many are still there. Records
 * of runs that have not ended belong to those runs.
 */
export const removeLeftBehind = async (parts: StaleParts): Promise<number> => {
  const { storage, logger } = parts;
  const now = parts.now().getTime();
  let left = 0;
  for (const entry of abandoned(storage)) {
    if (now - Date.parse(entry.createdAt) > triedFor) {
      left += 1;
      continue;
    }
    try {
      await removeValue(parts, entry, entry.recordId);
      storage.journal.save({ ...entry, phase: 'removed' }, parts.now().toISOString());
    } catch (thrown) {
      left += 1;
      storage.journal.countAttempt(entry.id, parts.now().toISOString());
      logger.warn('record-still-left', { fqdn: entry.fqdn, reason: toProblem(thrown).code });
    }
  }
  return left;
};

/**
 * Everything that lies at the places of proof of our certificates and is no part of a run under way, together with what
 * the journal still holds. A zone that cannot be looked at is passed over: this is tidying, not an order.
 */
export const listStale = async (parts: StaleParts, signal: AbortSignal): Promise<readonly StaleRecord[]> => {
  const { storage } = parts;
  const inUse = valuesInUse(storage);
  const found = new Map<string, StaleRecord>();
  const key = ({ fqdn, value }: Pick<StaleRecord, 'fqdn' | 'value'>) => `${fqdn} ${value}`;
  for (const entry of abandoned(storage)) found.set(key(entry), ofJournal(entry));
  await inLanes(placesOf(storage), lookLanes, async ({ name, provider, credentialId, resolvers }) => {
    try {
      const eye = parts.eye(resolvers);
      const { fqdn, zone } = await eye.locateChallenge(name, signal);
      for (const value of await valuesAt(eye, zone, fqdn, signal)) {
        if (inUse.has(value)) continue;
        const known = found.get(key({ fqdn, value }));
        const foreign = { fqdn, zone: zone.name, value, provider, ours: false, attempts: 0 };
        const own = credentialId === undefined ? foreign : { ...foreign, credentialId };
        found.set(key({ fqdn, value }), { ...(known ?? own), seen: true });
      }
    } catch (thrown) {
      signal.throwIfAborted();
      parts.logger.warn('stale-records-not-seen', { name, reason: toProblem(thrown).code });
    }
  });
  return [...found.values()].toSorted((one, other) => one.fqdn.localeCompare(other.fqdn));
};

/** Removes exactly this value, and notes it if it was ours. `provider.*`, `credential.not-found`, `vault.*`. */
export const removeStale = async (
  parts: StaleParts,
  record: Pick<StaleRecord, 'fqdn' | 'zone' | 'value' | 'provider' | 'credentialId'>,
): Promise<void> => {
  const entries = abandoned(parts.storage).filter(({ fqdn, value }) => fqdn === record.fqdn && value === record.value);
  await removeValue(parts, record, entries[0]?.recordId ?? '');
  for (const entry of entries) parts.storage.journal.save({ ...entry, phase: 'removed' }, parts.now().toISOString());
};

const removeValue = async (
  parts: StaleParts,
  {
    provider,
    credentialId,
    zone,
    fqdn,
    value,
  }: Pick<StaleRecord, 'fqdn' | 'zone' | 'value' | 'provider' | 'credentialId'>,
  recordId: string,
): Promise<void> => {
  const client = await parts.open(provider, credentialId);
  await client.remove({ zone, fqdn, value, ttl: 60 }, recordId, AbortSignal.timeout(removalLimit));
};

const abandoned = (storage: Storage): readonly JournalEntry[] => {
  const working = new Set(storage.runs.working().map(({ id }) => id));
  return storage.journal.leftBehind().filter(({ runId }) => !working.has(runId));
};

const ofJournal = (entry: JournalEntry): StaleRecord => ({
  fqdn: entry.fqdn,
  zone: entry.zone,
  value: entry.value,
  provider: entry.provider,
  ...(entry.credentialId === undefined ? {} : { credentialId: entry.credentialId }),
  ours: true,
  writtenAt: entry.createdAt,
  attempts: entry.attempts,
  triedUntil: new Date(Date.parse(entry.createdAt) + triedFor).toISOString(),
});

interface Place {
  readonly name: string;
  readonly provider: string;
  readonly credentialId: string | undefined;
  readonly resolvers: readonly string[];
}

/** Apex and wildcard share a place; several certificates may share one too. */
const placesOf = (storage: Storage): readonly Place[] => {
  const places = new Map<string, Place>();
  for (const { policy } of storage.certificates.list())
    for (const place of placesIn(policy)) places.set(`${place.name} ${place.provider}`, place);
  return [...places.values()];
};

const placesIn = ({ proof, fallbackProofs, identifiers, resolvers }: Policy): readonly Place[] => {
  const names = identifiers.flatMap(({ type, value }) => (type === 'dns' ? [value.replace(/^\*\./, '')] : []));
  return [proof, ...fallbackProofs].flatMap((one) => {
    if (one.method !== 'dns-01' || one.provider === 'manual') return [];
    const { provider, credentialId } = one;
    return names.map((name) => ({ name, provider, credentialId, resolvers }));
  });
};

const valuesAt = async (eye: DnsEye, zone: Zone, fqdn: string, signal: AbortSignal): Promise<ReadonlySet<string>> => {
  const sightings = await eye.lookAt(zone, fqdn, '', signal);
  return new Set(sightings.flatMap(({ values }) => values).filter((value) => challengeValue.safeParse(value).success));
};

/** Base64url of a SHA-256 digest (RFC 8555 §8.4): other texts at the name are somebody's own and none of our business. */
const challengeValue = z.string().regex(/^[\w-]{43}$/);

const openRecords = z.object({
  authorizations: z.array(z.object({ record: z.object({ value: z.string() }).optional() })),
});

/** Of runs that have not ended. */
export const valuesInUse = (storage: Storage): ReadonlySet<string> =>
  new Set(
    storage.runs.working().flatMap(({ state }) => {
      const read = openRecords.safeParse(state);
      return read.success ? read.data.authorizations.flatMap(({ record }) => record?.value ?? []) : [];
    }),
  );
