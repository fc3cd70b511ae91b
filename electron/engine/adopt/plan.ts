/** What taking a certificate over would take, leave and change. Pure but for asking whether files may be written. */
import type {
  AdoptionFinding,
  AdoptionPlan,
  AdoptionRequest,
  FoundCertificate,
} from '../../../shared/domain/adoption.ts';
import type { AuthorityRef, Proof } from '../../../shared/domain/certificates.ts';
import type { InstallStepInput } from '../../../shared/domain/install.ts';
import { authorities } from '../authorities/authorities.ts';
import { withoutSecrets } from '../diagnosis/redact.ts';
import type { Found } from './find.ts';
import { viewOfFound } from './judge.ts';
import { changesOf, editOfJob, editOfSetting, type JobEdit } from './old-job/edits.ts';
import { mayEditFile } from './old-job/switch.ts';
import { stepsFor } from './serving.ts';

export interface PlanFacts {
  readonly now: Date;
  /** Roots were added to those that every connection trusts: one of them may be that of the authority. */
  readonly trustsPrivateRoots: boolean;
  /** The system wakes renewals of ours. */
  readonly scheduled: boolean;
}

export interface FullPlan {
  readonly view: AdoptionPlan;
  /** In the order of doing, with whether we may. */
  /** Set up to run after each renewal. */
  readonly steps: readonly InstallStepInput[];
  readonly edits: readonly { readonly edit: JobEdit; readonly mayDo: boolean }[];
}

export const planAdoption = async (
  found: Found,
  all: readonly Found[],
  request: AdoptionRequest,
  { now, trustsPrivateRoots, scheduled }: PlanFacts,
): Promise<FullPlan> => {
  const certificate = viewOfFound(found, all, now);
  const { state } = found;
  const proof = request.proof ?? state.proof;
  const authority = authorityOf(state.directoryUrl, request.rootPem);
  const obstacles = obstaclesOf(certificate, request, trustsPrivateRoots);
  const edits = request.keepOldJob ? [] : await editsOf(found, all);
  const account = state.account.key.state === 'readable';
  const installs = state.serving === undefined ? { steps: [], denied: [] } : await stepsFor(state.serving);
  return {
    edits,
    steps: installs.steps,
    view: {
      certificate,
      possible: obstacles.length === 0,
      obstacles: [...obstacles],
      parts: [...partsOf(certificate, request, proof)],
      ...(authority === undefined ? {} : { authority }),
      ...(proof === undefined ? {} : { proof }),
      replaces: account,
      installs: installs.steps.map(installView),
      notes: [
        ...notesOf(state.serving?.unfollowed ?? [], installs.denied),
        // The old job stops, and nothing of ours would start in its place.
        ...(scheduled || edits.length === 0 ? [] : [{ code: 'schedule-missing' as const, detail: {} }]),
      ],
      changes: edits.flatMap(({ edit, mayDo }) => changesOf(edit, mayDo)),
    },
  };
};

const installView = ({ kind, fields = {} }: InstallStepInput): AdoptionPlan['installs'][number] =>
  kind === 'copy'
    ? { kind, text: fields.folder ?? '' }
    : { kind: 'command', text: withoutSecrets(fields.command ?? '', { strict: true }) };

const notesOf = (hooks: readonly string[], denied: readonly string[]): AdoptionPlan['notes'] => [
  ...hooks.map((hook) => ({
    code: 'hook-not-followed' as const,
    detail: { hook: withoutSecrets(hook, { strict: true }) },
  })),
  ...denied.map((folder) => ({ code: 'files-denied' as const, detail: { folder } })),
];

/** A directory we know goes by its id, so that its facts stay current. */
const authorityOf = (directoryUrl: string | undefined, rootPem: string | undefined): AuthorityRef | undefined => {
  if (directoryUrl === undefined) return undefined;
  const known = authorities.find((one) => one.directoryUrl === directoryUrl);
  if (known !== undefined && rootPem === undefined) return { id: known.id };
  return { url: directoryUrl, ...(rootPem === undefined ? {} : { rootPem }) };
};

/** Without these there is nothing to manage, or the next renewal would fail for certain. */
const blocking: ReadonlySet<AdoptionFinding> = new Set([
  'certificate-unreadable',
  'key-kind',
  'key-protected',
  'key-missing',
  'administrator-only',
  'authority-unknown',
]);
const ofProof: ReadonlySet<AdoptionFinding> = new Set(['proof-unknown', 'provider-unknown', 'credential-missing']);

const obstaclesOf = (
  { findings }: FoundCertificate,
  request: AdoptionRequest,
  trustsPrivateRoots: boolean,
): FoundCertificate['findings'] =>
  findings.filter(
    ({ code }) =>
      blocking.has(code) ||
      (ofProof.has(code) && request.proof === undefined) ||
      (code === 'private-root-needed' && request.rootPem === undefined && !trustsPrivateRoots),
  );

const partsOf = (
  { findings, account, credential }: FoundCertificate,
  request: AdoptionRequest,
  proof: Proof | undefined,
): AdoptionPlan['parts'] => {
  const why = (...codes: readonly AdoptionFinding[]) => {
    const found = findings.find(({ code }) => codes.includes(code));
    return found === undefined ? {} : { why: found.code };
  };
  const readable = account.key === 'readable';
  const own = request.proof !== undefined;
  return [
    { part: 'certificate', taken: true },
    { part: 'private-key', ...takenUnless(why('key-protected', 'key-missing', 'administrator-only')) },
    { part: 'account', taken: readable, ...(readable ? {} : why('account-key-protected', 'account-key-missing')) },
    ...(credential === 'not-needed' || own
      ? []
      : [{ part: 'credential' as const, ...takenUnless(why('credential-missing', 'provider-unknown')) }]),
    {
      part: 'proof',
      taken: proof !== undefined,
      ...(proof === undefined ? why('proof-unknown', 'provider-unknown') : {}),
    },
  ];
};

const takenUnless = (why: { readonly why?: AdoptionFinding }) => ({ taken: why.why === undefined, ...why });

/**
 * The client's own setting keeps it from this one certificate. A job is switched off as a whole only when nothing that
 * it renews is left to it.
 */
const editsOf = async (found: Found, all: readonly Found[]): Promise<FullPlan['edits']> => {
  const { setting } = found.state;
  const settings = setting === undefined || found.state.off === true ? [] : [setting];
  const ofSetting = await Promise.all(
    settings.map(async (one) => ({ edit: editOfSetting(one), mayDo: await mayEditFile(one.path) })),
  );
  const ofJobs = await Promise.all(
    found.jobs
      .filter(
        (job) => job.on && all.every((one) => one === found || one.adoption !== undefined || !one.jobs.includes(job)),
      )
      .map(async (job) => ({
        edit: editOfJob(job),
        mayDo: job.kind === 'cron' && job.table === 'file' ? await mayEditFile(job.place) : job.writable,
      })),
  );
  // Put back with the rest, whatever renewals of ours have put in their place.
  const links = (found.state.links ?? []).map(({ path, to }) => ({
    edit: { kind: 'link', path, to } as const,
    mayDo: true,
  }));
  return [...links, ...ofSetting, ...ofJobs];
};
