/** Proves a credential for one name, step by step, and reads back what it may do. */
import { randomBytes } from 'node:crypto';
import type { CredentialFinding, CredentialTest, ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { ChallengeLocation, DnsEye } from '../dns/eye.ts';
import { isWithin, normalName } from '../dns/names.ts';
import type { Clock } from '../ports/index.ts';
import type { CredentialFacts, DnsProvider } from '../providers/provider.ts';
import { recogniseProviders } from '../providers/recognise.ts';

export interface Examination {
  readonly name: string;
  readonly descriptor: ProviderDescriptor;
  readonly descriptors: readonly ProviderDescriptor[];
  readonly eye: DnsEye;
  readonly clock: Clock;
  /** Where the provider's API listens, for its clock; `undefined` where it has no HTTP API. */
  readonly endpoint: string | undefined;
  /** ISO 8601: when the last certificate that depends on this credential ends. */
  readonly neededUntil: string | undefined;
  open(): Promise<DnsProvider>;
}

type Step = CredentialTest['steps'][number];

const deadline = 60_000;
/** A minute is within what every service allows. */
const notableSkew = 60;
const soon = 45 * 24 * 3_600_000;

/**
 * The provider accepts it, the zone is there, a canary TXT value at the very place of proof can be written, is seen by a
 * name server, and goes away again. Ends with the first step that fails; what was found on the way is told as well.
 */
export const examineCredential = async (examination: Examination): Promise<CredentialTest> => {
  const { descriptor, eye, name } = examination;
  const signal = AbortSignal.timeout(deadline);
  const steps: Step[] = [];
  const attempt = attempts(examination.clock, steps);
  const place = await attempt(
    'zone',
    () => eye.locateChallenge(name, signal),
    ({ fqdn, zone }) => ({
      zone: zone.name,
      location: fqdn,
      servers: zone.nameServers.map((server) => server.name).join(', '),
    }),
  );
  if (place === undefined) return { steps, findings: [] };
  const findings = [...findingsOfZone(place, examination)];
  const skew = await skewAt(examination, signal);
  if (Math.abs(skew ?? 0) >= notableSkew)
    findings.push({ code: 'clock-skew', severity: 'warning', detail: { seconds: String(skew) } });
  const provider = await attempt(
    'accepted',
    async () => {
      const opened = await examination.open();
      await opened.prove(place.zone.name, signal);
      return opened;
    },
    () => ({ zone: place.zone.name }),
  );
  if (provider === undefined) return { steps, findings };
  findings.push(...(await findingsOfCredential(provider, examination, signal)));
  await listZones(provider, place, attempt, findings, signal);
  await sendCanary(provider, place, { descriptor, eye, attempt, signal });
  return { steps, findings };
};

type Attempt = <T>(
  id: Step['id'],
  work: () => Promise<T>,
  detail: (result: T) => Step['detail'],
) => Promise<T | undefined>;

const attempts =
  (clock: Clock, steps: Step[]): Attempt =>
  async (id, work, detail) => {
    const from = clock.now().getTime();
    const note = (more: Pick<Step, 'ok' | 'detail' | 'problem'>) =>
      steps.push({ id, milliseconds: clock.now().getTime() - from, ...more });
    try {
      const result = await work();
      note({ ok: true, detail: detail(result) });
      return result;
    } catch (thrown) {
      note({ ok: false, detail: {}, problem: toProblem(thrown) });
      return undefined;
    }
  };

const findingsOfZone = (
  { zone }: ChallengeLocation,
  { descriptor, descriptors }: Examination,
): readonly CredentialFinding[] => {
  const matches = recogniseProviders(
    zone.nameServers.map((server) => server.name),
    descriptors,
  );
  const own = matches.find(({ id }) => id === descriptor.id);
  const servers = zone.nameServers.map((server) => server.name).join(', ');
  if (own?.confidence === 'some')
    return [{ code: 'shared-zone', severity: 'warning', detail: { servers, own: own.nameServers.join(', ') } }];
  const [other] = matches;
  // Anybody's name servers may carry a self-hosted zone, so only a provider with servers of its own can be missed.
  if (own !== undefined || other === undefined || other.confidence === 'some') return [];
  if (descriptor.nameServers.length === 0) return [];
  return [{ code: 'other-provider', severity: 'warning', detail: { provider: other.id, servers } }];
};

const findingsOfCredential = async (
  provider: DnsProvider,
  { clock, neededUntil }: Examination,
  signal: AbortSignal,
): Promise<readonly CredentialFinding[]> => {
  // What it tells of itself is a courtesy: a service that refuses it has refused nothing that is needed.
  const facts: CredentialFacts = (await provider.inspect?.(signal).catch(() => undefined)) ?? {};
  const permissions = facts.permissions === undefined ? {} : { permissions: facts.permissions.join(', ') };
  const findings: CredentialFinding[] = [];
  if (facts.account !== undefined)
    findings.push({ code: 'account', severity: 'note', detail: { account: facts.account } });
  if (facts.readOnly) findings.push({ code: 'read-only', severity: 'blocks', detail: permissions });
  if (facts.tooBroad) findings.push({ code: 'too-broad', severity: 'note', detail: permissions });
  const { expiresAt } = facts;
  if (expiresAt !== undefined) {
    const detail = { at: expiresAt };
    const left = Date.parse(expiresAt) - clock.now().getTime();
    if (neededUntil !== undefined && Date.parse(expiresAt) < Date.parse(neededUntil))
      findings.push({
        code: 'expires-before-renewal',
        severity: 'warning',
        detail: { ...detail, needed: neededUntil },
      });
    else if (left < soon) findings.push({ code: 'expires-soon', severity: 'warning', detail });
  }
  return findings;
};

const listZones = async (
  provider: DnsProvider,
  { zone, fqdn }: ChallengeLocation,
  attempt: Attempt,
  findings: CredentialFinding[],
  signal: AbortSignal,
): Promise<void> => {
  const { zones } = provider;
  if (zones === undefined) return;
  const names = await attempt(
    'zones',
    () => zones(signal),
    (all) => ({ count: String(all.length), zones: all.slice(0, 20).join(', ') }),
  );
  const own = normalName(zone.name);
  if (names === undefined || names.includes(own)) return;
  const holding = names.filter((name) => isWithin(normalName(fqdn), name));
  if (holding.length > 0)
    findings.push({ code: 'other-zone', severity: 'warning', detail: { zone: own, listed: holding.join(', ') } });
};

const sendCanary = async (
  provider: DnsProvider,
  place: ChallengeLocation,
  {
    descriptor,
    eye,
    attempt,
    signal,
  }: Pick<Examination, 'descriptor' | 'eye'> & { readonly attempt: Attempt; readonly signal: AbortSignal },
): Promise<void> => {
  // A key that may only write at the place of proof is the best kind, so the canary goes there and nowhere else.
  const canary = {
    zone: place.zone.name,
    fqdn: place.fqdn,
    // Services that know what they are for take nothing but 43 characters of base64url (RFC 8555 §8.4).
    value: randomBytes(32).toString('base64url'),
    ttl: descriptor.propagation.ttlSeconds,
  };
  const recordId = await attempt(
    'canary-written',
    () => provider.add(canary, signal),
    () => ({ record: canary.fqdn, value: canary.value }),
  );
  if (recordId === undefined) return;
  await attempt(
    'canary-seen',
    async () => {
      const sightings = await eye.lookAt(place.zone, canary.fqdn, canary.value, signal);
      return sightings.filter(({ state }) => state === 'has').length;
    },
    (seen) => ({ seen: String(seen), of: String(place.zone.nameServers.length) }),
  );
  await attempt(
    'canary-removed',
    () => provider.remove(canary, recordId, signal),
    () => ({ record: canary.fqdn }),
  );
};

/** Seconds by which this machine is ahead, from the Date of any answer (RFC 9110 §6.6.1). */
const skewAt = async ({ endpoint, clock }: Examination, signal: AbortSignal): Promise<number | undefined> => {
  if (endpoint === undefined) return undefined;
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(skewLimit)]);
    const { fetchOnce } = await import('../proxy/fetch.ts');
    const response = await fetchOnce(new URL(new URL(endpoint).origin), { method: 'HEAD', signal: limit });
    const theirs = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(theirs) ? undefined : Math.round((clock.now().getTime() - theirs) / 1000);
  } catch {
    // Whether the service can be reached is for the next step to say.
    return undefined;
  }
};
const skewLimit = 5_000;
