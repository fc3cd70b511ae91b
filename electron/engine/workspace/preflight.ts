/** What this profile knows that the checks before an order need: accounts, earlier attempts, credentials, folders. */
import { join } from 'node:path';
import { getDomain } from 'tldts';
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { PreflightCheckId, PreflightEvent, PreflightReport } from '../../../shared/domain/preflight.ts';
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import { type Allowance, limitsOf } from '../authorities/limits.ts';
import type { Responder } from '../challenges/responder.ts';
import type { DnsEye } from '../dns/eye.ts';
import { dohOperators } from '../dns/over-https.ts';
import { systemResolvers } from '../dns/system-resolvers.ts';
import { allowedFailures, failureSpan } from '../issuance/limit-times.ts';
import type { SystemNetworkPort } from '../ports/index.ts';
import type { Check } from '../preflight/check.ts';
import { shareFacts } from '../preflight/facts.ts';
import type { PreflightInputs, ProviderProof } from '../preflight/inputs.ts';
import type { AccountFacts } from '../preflight/judge/account.ts';
import type { LimitFacts } from '../preflight/judge/limits.ts';
import { runPreflight } from '../preflight/runner.ts';
import type { DnsProvider } from '../providers/provider.ts';
import type { StoredAccount } from '../storage/accounts.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import { barOf } from './attempts.ts';
import type { SessionParts } from './session-options.ts';
import { openStoredSession } from './sessions.ts';
import type { PracticeParts, WorkspaceOptions } from './workspace.ts';

export interface PreflightRequest {
  /** Only these; all unless told. */
  readonly checks?: readonly PreflightCheckId[] | undefined;
  /** Looked at in place of what every order needs. */
  readonly instead?: readonly Check[] | undefined;
  /** The account to order with; the usual one of each authority when left out. */
  readonly accountId?: string | undefined;
  /** A credential that is not stored, for the proofs of its provider. */
  readonly credential?: { readonly provider: string; readonly fields: Readonly<Record<string, string>> } | undefined;
  /** A folder that will be written to beside the profile's own. */
  readonly exportFolder?: string | undefined;
  /** Ports that authorities call; 80 and 443 unless one of our own calls others. */
  readonly calledPorts?: PreflightInputs['calledPorts'];
  readonly environment?: PreflightInputs['environment'];
  readonly signal?: AbortSignal | undefined;
  onEvent?(event: PreflightEvent): void;
}

export interface PreflightParts extends SessionParts {
  readonly options: WorkspaceOptions;
  readonly descriptors: readonly ProviderDescriptor[];
  authority(ref: Policy['authority']): ResolvedAuthority;
  eye(resolvers: readonly string[]): DnsEye;
  openProvider(proof: ProviderProof): Promise<DnsProvider>;
  openFields(provider: string, fields: Readonly<Record<string, string>>): Promise<DnsProvider>;
  responder(policy: Policy): Promise<Responder>;
}

/** Milliseconds for an authority to say what it knows of an account. */
const accountLimit = 6500;

/** Orders nothing and keeps nothing. `run.cancelled`; whatever else goes wrong is a finding. */
export const preflight = async (
  parts: PreflightParts,
  policy: Policy,
  request: PreflightRequest,
): Promise<PreflightReport> => {
  const { checks, network } = await loadChecks(parts.options);
  const signal = request.signal ?? new AbortController().signal;
  const inputs = inputsOf(parts, { policy, request, network, signal });
  try {
    return await runPreflight({
      inputs,
      checks: (request.instead ?? checks).filter(({ id }) => request.checks?.includes(id) ?? true),
      signal,
      ...(request.onEvent === undefined ? {} : { onEvent: request.onEvent }),
    });
  } finally {
    await inputs.facts.close();
  }
};

interface Asked {
  readonly policy: Policy;
  readonly request: PreflightRequest;
  readonly network: SystemNetworkPort;
  readonly signal: AbortSignal;
}

const inputsOf = (parts: PreflightParts, { policy, request, network, signal }: Asked): PreflightInputs => {
  const { clock, userAgent, options } = parts;
  const { practice } = options;
  const { identifiers, resolvers } = policy;
  const eye = parts.eye(resolvers);
  const openResponder: PreflightInputs['openResponder'] = (proof) => parts.responder({ ...policy, proof });
  const operators = resolvers.length > 0 || practice !== undefined ? [] : dohOperators;
  return {
    ...{ policy, eye, clock, userAgent, network, openResponder },
    authorities: [policy.authority, ...policy.fallbackAuthorities].map((ref) => parts.authority(ref)),
    resolvers: resolvers.length > 0 ? resolvers : (options.resolvers?.system ?? systemResolvers()),
    keychain: options.keychain,
    environment: request.environment ?? process.env,
    descriptors: parts.descriptors,
    calledPorts: request.calledPorts ?? portsOf(practice),
    saidPorts: practice === undefined ? undefined : usualPorts,
    targets: [join(options.folder, 'live'), ...(request.exportFolder === undefined ? [] : [request.exportFolder])],
    facts: shareFacts({ eye, clock, userAgent, network, signal, identifiers, operators, openResponder }),
    account: shareAccounts(parts, policy, request.accountId, signal),
    limits: (authority) => limitFacts(parts, authority, policy, request.accountId),
    openProvider: (proof) =>
      request.credential?.provider === proof.provider
        ? parts.openFields(proof.provider, request.credential.fields)
        : parts.openProvider(proof),
    vault: () => parts.vault.status(),
    scheduler: options.scheduler,
    managed: parts.storage.certificates.list().length,
  };
};

/** Several checks need the account; each authority is asked once. */
const shareAccounts = (
  parts: PreflightParts,
  policy: Policy,
  accountId: string | undefined,
  signal: AbortSignal,
): PreflightInputs['account'] => {
  const asked = new Map<string, Promise<AccountFacts>>();
  return (authority) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(accountLimit)]);
    const known = asked.get(authority.directoryUrl) ?? accountFacts(parts, authority, policy, accountId, limit);
    asked.set(authority.directoryUrl, known);
    return known;
  };
};

const loadChecks = async ({ network }: WorkspaceOptions) => {
  const [{ allChecks }, { unknownNetwork }] = await Promise.all([
    import('../preflight/checks/all.ts'),
    import('../ports/index.ts'),
  ]);
  return { checks: allChecks, network: network ?? unknownNetwork };
};

/** RFC 8555 §8.3, RFC 8737 §3. */
const usualPorts = { http: 80, tls: 443 };

const portsOf = (practice: PracticeParts | undefined): PreflightInputs['calledPorts'] =>
  practice === undefined ? usualPorts : { http: practice.calledPort?.() ?? practice.httpPort, tls: practice.tlsPort };

const accountOf = (
  { storage }: PreflightParts,
  { directoryUrl }: ResolvedAuthority,
  accountId: string | undefined,
): StoredAccount | undefined => {
  const chosen = accountId === undefined ? undefined : storage.accounts.get(accountId);
  return chosen?.directoryUrl === directoryUrl ? chosen : storage.accounts.find(directoryUrl);
};

/** The authority is asked only where the vault is open already: nobody is asked for a passphrase here. */
const accountFacts = async (
  parts: PreflightParts,
  authority: ResolvedAuthority,
  { contact }: Policy,
  accountId: string | undefined,
  signal: AbortSignal,
): Promise<AccountFacts> => {
  const base = { contact, bindingWanted: authority.authority.externalAccountBinding };
  const stored = accountOf(parts, authority, accountId);
  if (stored === undefined) return base;
  const { accountUrl: url, externalKeyId: keyId, bindingRecord } = stored;
  const open = (await parts.vault.status()).state === 'open';
  if (url === undefined) {
    if (keyId === undefined || bindingRecord === undefined) return base;
    const hmac = open ? { hmacKey: (await parts.vault.open()).readText(bindingRecord) } : {};
    return { ...base, binding: { keyId, ...hmac } };
  }
  if (!open || stored.nextKeyRecord !== undefined) return { ...base, url };
  return { ...base, url, ...(await statusOf(parts, stored.id, authority, signal)) };
};

const statusOf = async (
  parts: PreflightParts,
  accountId: string,
  authority: ResolvedAuthority,
  signal: AbortSignal,
): Promise<Pick<AccountFacts, 'status'>> => {
  try {
    const session = await openStoredSession(parts, accountId, authority, signal);
    const { status } = await session.accountDetails();
    return { status: status === 'valid' ? 'valid' : 'deactivated' };
  } catch (thrown) {
    const { code } = toProblem(thrown);
    if (code === 'account.deactivated') return { status: 'deactivated' };
    return code === 'acme.accountDoesNotExist' ? { status: 'unknown' } : {};
  }
};

/** By what we did ourselves; asks nobody. */
export const limitFacts = (
  parts: PreflightParts,
  authority: ResolvedAuthority,
  policy: Policy,
  accountId: string | undefined,
): LimitFacts => {
  const { storage, clock } = parts;
  const now = clock.now().getTime();
  const limits = limitsOf(authority.authority);
  const account = accountOf(parts, authority, accountId);
  const certificates = storage.certificates.list();
  const same = certificates.find(({ policy: one }) => namesOf(one) === namesOf(policy));
  const only = { ...policy, authority: refOf(authority, policy) };
  const bar =
    same === undefined ? undefined : barOf({ storage, clock, authority: () => authority }, same.id, only, account?.id);
  const failedSince = new Date(now - failureSpan(limits)).toISOString();
  const failures = policy.identifiers.flatMap(({ value }) => {
    const name = value.toLowerCase().replace(/^\*\./, '');
    if (account === undefined) return [];
    const count = storage.attempts.failedValidations(account.id, name, failedSince).length;
    return [{ name, count, allowed: allowedFailures(limits) }];
  });
  const issued = (one: StoredCertificate, span: Allowance | undefined): number =>
    span === undefined || parts.authority(one.policy.authority).directoryUrl !== authority.directoryUrl
      ? 0
      : storage.certificates
          .versions(one.id)
          .filter(({ version }) => Date.parse(version.createdAt) > now - span.hours * 3_600_000).length;
  const { duplicateCertificates, certificatesPerRegisteredDomain } = limits;
  return {
    ...(bar === undefined ? {} : { bar: { until: bar.until.toISOString(), reason: bar.reason } }),
    failures,
    duplicates: certificates
      .filter(({ policy: one }) => namesOf(one) === namesOf(policy))
      .reduce((sum, one) => sum + issued(one, duplicateCertificates), 0),
    duplicateLimit: duplicateCertificates,
    perDomain: domainsOf(policy).map((domain) => ({
      domain,
      count: certificates
        .filter(({ policy: one }) => domainsOf(one).includes(domain))
        .reduce((sum, one) => sum + issued(one, certificatesPerRegisteredDomain), 0),
    })),
    domainLimit: certificatesPerRegisteredDomain,
    exempt: limits.renewalsAreExempt && authority.authority.renewalInfo === true && same?.current !== undefined,
  };
};

/** A fallback's own budget counts for it alone. */
const refOf = (authority: ResolvedAuthority, { authority: first, fallbackAuthorities }: Policy): Policy['authority'] =>
  [first, ...fallbackAuthorities].find((ref) => ('id' in ref ? ref.id : ref.url) === authority.authority.id) ?? first;

const namesOf = ({ identifiers }: Policy): string =>
  identifiers
    .map(({ type, value }) => `${type} ${value.toLowerCase()}`)
    .toSorted()
    .join('\n');

const domainsOf = ({ identifiers }: Policy): readonly string[] => [
  ...new Set(
    identifiers.flatMap(({ type, value }) => (type === 'dns' ? (getDomain(value.replace(/^\*\./, '')) ?? []) : [])),
  ),
];
