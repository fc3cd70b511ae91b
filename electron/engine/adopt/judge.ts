/** What is found of a certificate as people see it, with what is wrong with it. Pure. */
import type { FoundCertificate } from '../../../shared/domain/adoption.ts';
import type { CertificateVersion } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { resolveAuthority } from '../authorities/authorities.ts';
import { isPrivateHost } from '../authorities/private-host.ts';
import { describeVersion, identifiersOf, readChain } from '../keys/read-certificate.ts';
import type { Found } from './find.ts';
import { viewOfJob } from './old-job/edits.ts';

type Finding = FoundCertificate['findings'][number];

export const viewOfFound = (found: Found, all: readonly Found[], now: Date): FoundCertificate => {
  const { state, jobs } = found;
  const version = versionOf(state.chainPem);
  const described = typeof version === 'object' ? version : undefined;
  return {
    ...{ id: found.id, client: state.client, home: state.home, name: state.name, provenBy: state.provenBy },
    identifiers: [...identifiersIn(state.chainPem, state.identifiers)],
    ...(described === undefined
      ? notAfterTold(state.toldNotAfter)
      : { notAfter: described.notAfter, issuer: described.issuer, keyType: described.keyType }),
    ...(state.directoryUrl === undefined ? {} : { authority: authorityAt(state.directoryUrl) }),
    account: { key: state.account.key.state, ...(state.account.url === undefined ? {} : { url: state.account.url }) },
    key: state.key.state,
    ...(state.proof === undefined ? {} : { proof: state.proof }),
    credential: typeof state.credential === 'string' ? state.credential : 'readable',
    jobs: jobs.map((job) => viewOfJob(job, servedBy(job, all))),
    findings: [...findingsOf(found, version, now)],
    ...(found.adoption === undefined ? {} : { adopted: found.adoption.id }),
  };
};

const notAfterTold = (told: string | undefined): { readonly notAfter?: string } => {
  const at = Date.parse(told ?? '');
  return Number.isNaN(at) ? {} : { notAfter: new Date(at).toISOString() };
};

const servedBy = (job: Found['jobs'][number], all: readonly Found[]): readonly string[] =>
  all.filter(({ jobs }) => jobs.includes(job)).map(({ state }) => state.name);

const authorityAt = (url: string): { readonly name: string; readonly directoryUrl: string } => ({
  name: resolveAuthority({ url }).authority.name,
  directoryUrl: url,
});

type Described = CertificateVersion | 'unreadable' | 'key-kind';

export const versionOf = (chainPem: string | undefined): Described => {
  if (chainPem === undefined) return 'unreadable';
  try {
    readChain(chainPem);
  } catch {
    return 'unreadable';
  }
  try {
    return describeVersion({ id: '', chainPem, createdAt: '' });
  } catch {
    return 'key-kind';
  }
};

/** Those that the certificate carries are what a renewal must have. */
export const identifiersIn = (chainPem: string | undefined, told: readonly Identifier[]): readonly Identifier[] => {
  try {
    const inside = identifiersOf(readChain(chainPem ?? '').leaf);
    const rank = ({ value }: { readonly value: string }): number => {
      const at = told.findIndex((one) => one.value === value);
      return at < 0 ? told.length : at;
    };
    // In the order of the client's settings: the first one names the certificate.
    return inside.length === 0 ? told : inside.toSorted((one, other) => rank(one) - rank(other));
  } catch {
    return told;
  }
};

const findingsOf = (found: Found, version: Described, now: Date): readonly Finding[] => {
  const { state } = found;
  const codes: (Finding | undefined)[] = [
    version === 'unreadable' && state.key.state !== 'denied' ? plain('certificate-unreadable') : undefined,
    version === 'key-kind' ? plain('key-kind') : undefined,
    typeof version === 'object' ? ageOf(version, now) : undefined,
    ...jobFindings(found),
    authorityFinding(state.directoryUrl),
    ...keyFindings(found),
    proofFinding(found),
  ];
  return codes.filter((one) => one !== undefined);
};

const plain = (code: Finding['code'], detail: Finding['detail'] = {}): Finding => ({ code, detail });

/** A third of the life is when clients renew by default; a quarter leaves room for a job that runs once a week. */
const ageOf = ({ notBefore, notAfter }: CertificateVersion, now: Date): Finding | undefined => {
  const left = Date.parse(notAfter) - now.getTime();
  if (left <= 0) return plain('expired', { at: notAfter });
  const life = Date.parse(notAfter) - Date.parse(notBefore);
  return left < life / 4 ? plain('overdue', { at: notAfter }) : undefined;
};

/** Servers: they renew for as long as they run, and no job tells them to. */
const renewsItself: ReadonlySet<string> = new Set(['caddy', 'certimate']);

/** After taking over, nobody expects the old job to go on. */
const jobFindings = ({ state, jobs, adoption, forgotten }: Found): readonly Finding[] => {
  if (forgotten) return [plain('nobody-renews', { client: state.client })];
  if (adoption !== undefined) return [];
  if (state.off === true || (jobs.length > 0 && jobs.every(({ on }) => !on))) return [plain('job-off')];
  if (renewsItself.has(state.client)) return [plain('renews-itself', { client: state.client })];
  return jobs.length === 0 ? [plain('no-job')] : [];
};

const authorityFinding = (directoryUrl: string | undefined): Finding | undefined => {
  if (directoryUrl === undefined) return plain('authority-unknown');
  const { authority } = resolveAuthority({ url: directoryUrl });
  if (authority.test) return plain('test-authority', { authority: authority.name });
  const { hostname } = new URL(directoryUrl);
  return isPrivateHost(hostname) ? plain('private-root-needed', { host: hostname }) : undefined;
};

const ofKey = {
  protected: 'key-protected',
  denied: 'administrator-only',
  missing: 'key-missing',
  broken: 'key-missing',
} as const satisfies Record<string, Finding['code']>;

const keyFindings = ({ state }: Found): readonly Finding[] => {
  const { key, account } = state;
  return [
    ...(key.state === 'readable' ? [] : [plain(ofKey[key.state])]),
    ...(account.key.state === 'readable'
      ? []
      : [plain(account.key.state === 'protected' ? 'account-key-protected' : 'account-key-missing')]),
  ];
};

const proofFinding = ({ state }: Found): Finding | undefined => {
  if (state.unknownProvider !== undefined) return plain('provider-unknown', { provider: state.unknownProvider });
  if (state.proof === undefined) return plain('proof-unknown', { means: state.provenBy });
  return state.credential === 'missing' ? plain('credential-missing', { provider: state.provenBy }) : undefined;
};
