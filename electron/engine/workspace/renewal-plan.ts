/** The plan of renewals for what is stored: gathers the facts, and leaves the judging to `engine/renewal`. */
import { X509Certificate } from 'node:crypto';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import { type PlanEntry, type RenewalSettings, renewalSettingsSchema } from '../../../shared/domain/renewal.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import { limitsOf } from '../authorities/limits.ts';
import { canonicalAddress, identifiersOf } from '../keys/read-certificate.ts';
import { type AuthorityFacts, type CertificateFacts, day, iso, type VersionFacts } from '../renewal/facts.ts';
import { planRenewals } from '../renewal/plan.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { CertificateRow } from '../storage/renewal-facts.ts';

export interface RenewalPlan {
  /** Those that are due first, the most urgent before all. Asks nobody and changes nothing. `storage.*`. */
  plan(now?: Date): readonly PlanEntry[];
  settings(): RenewalSettings;
  /** `storage.*`. */
  saveSettings(settings: RenewalSettings): void;
}

interface PlanParts {
  readonly storage: Storage;
  now(): Date;
  authority(ref: AuthorityRef): ResolvedAuthority;
}

const settingsKey = 'renewal';
/** The longest span of any limit, and of the circle that `renewal/when.ts` looks for. */
const remembered = 7 * day;

export const renewalPlan = (parts: PlanParts): RenewalPlan => {
  const { storage } = parts;
  const settings = () => storage.settings.read(settingsKey, renewalSettingsSchema) ?? renewalSettingsSchema.parse({});
  return {
    settings,
    saveSettings: (saved) => storage.settings.write(settingsKey, renewalSettingsSchema.parse(saved)),
    plan: (now = parts.now()) => {
      const since = iso(now.getTime() - remembered);
      const { renewalFacts } = storage;
      return planRenewals(
        {
          certificates: certificateFacts(parts),
          newestStart: renewalFacts.newestStart(),
          orders: renewalFacts.orders(since),
          issued: renewalFacts.issued(since),
          failedValidations: renewalFacts.failedValidations(since),
          lastContact: renewalFacts.lastContact(),
          settings: settings(),
        },
        now,
      );
    },
  };
};

const certificateFacts = function* (parts: PlanParts): Generator<CertificateFacts> {
  const { renewalFacts, locks } = parts.storage;
  const authorityOf = authorityReader(parts);
  const failures = new Map(renewalFacts.failures().map((one) => [one.certificateId, one]));
  const held = locks.held();
  const factsOf = (row: CertificateRow): CertificateFacts => {
    const { id, name, policy } = row;
    const names = namesAskedFor(row);
    const others = policy.fallbackAuthorities.map((ref) => authorityOf(id, ref));
    return {
      id,
      name,
      names,
      keyType: policy.csrPem === undefined ? policy.keyType : undefined,
      byHand: 'provider' in policy.proof && policy.proof.provider === 'manual',
      current: versionFacts(row, names),
      renewalInfo: row.renewalInfo,
      authorities: [authorityOf(id, policy.authority), ...others],
      failures: failures.get(id),
      lastRun: row.lastRun === undefined ? undefined : { ...row.lastRun, live: held.has(`certificate/${id}`) },
    };
  };
  for (const row of renewalFacts.certificates()) yield factsOf(row);
};

/** Certificates share a few authorities: each is resolved once. */
const authorityReader = ({ storage, authority }: PlanParts) => {
  const resolved = new Map<string, Omit<AuthorityFacts, 'planned'>>();
  const planned = new Map(
    storage.renewalFacts
      .planned()
      .map(({ certificateId, directoryUrl, retry }) => [`${certificateId} ${directoryUrl}`, retry]),
  );
  const resolve = (ref: AuthorityRef): Omit<AuthorityFacts, 'planned'> => {
    const key = 'id' in ref ? ref.id : ref.url;
    const before = resolved.get(key);
    if (before !== undefined) return before;
    const { authority: one, directoryUrl } = authority(ref);
    const facts = { directoryUrl, accountId: storage.accounts.find(directoryUrl)?.id, limits: limitsOf(one) };
    resolved.set(key, facts);
    return facts;
  };
  return (certificateId: string, ref: AuthorityRef): AuthorityFacts => {
    const facts = resolve(ref);
    const waits = planned.get(`${certificateId} ${facts.directoryUrl}`);
    return waits === undefined ? facts : { ...facts, planned: waits };
  };
};

const namesAskedFor = ({ identifiers }: CertificateRow): readonly string[] =>
  identifiers.map(({ type, value }) => (type === 'ip' ? canonicalAddress(value) : value.toLowerCase()));

const versionFacts = (
  { current, leafPem, accountId }: CertificateRow,
  askedFor: readonly string[],
): VersionFacts | undefined => {
  if (current === undefined) return undefined;
  const names = current.names ?? (leafPem === undefined ? undefined : namesOf(leafPem)) ?? askedFor;
  // The same list mostly: with thousands of certificates a second one counts.
  const same = names.length === askedFor.length && names.every((name, index) => name === askedFor[index]);
  return { ...current, names: same ? askedFor : names, accountId };
};

/** One that cannot be read any more is no reason to leave all others without a plan. */
const namesOf = (leafPem: string): readonly string[] | undefined => {
  try {
    return identifiersOf(new X509Certificate(leafPem)).map(({ value }) => value);
  } catch {
    return undefined;
  }
};
