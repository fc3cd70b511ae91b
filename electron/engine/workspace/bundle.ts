/** What people send along when they ask for help: everything that matters, and nothing that is theirs alone. */
import { arch, homedir, hostname, platform, release, userInfo } from 'node:os';
import type { Language } from '../../../shared/domain/app.ts';
import type { BundleFile, Diagnosis } from '../../../shared/domain/diagnosis.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { collectReport } from '../bundle/collect.ts';
import type { Material } from '../bundle/contents.ts';
import { ownNames, serviceHosts } from '../bundle/name-lists.ts';
import type { Machine } from '../bundle/redact.ts';
import { failureIn } from '../diagnosis/read-input.ts';
import { diagnosisOf } from '../diagnosis/report.ts';
import { failureOfRun } from '../diagnosis/run-failure.ts';
import { orNothing } from './or-nothing.ts';
import { policyReport } from './policy-report.ts';
import { storedSecrets } from './profile-secrets.ts';
import { publicationTimes } from './publication-times.ts';
import type { Recent } from './recent.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

export interface BundleRequest {
  /** The newest run where neither a run nor a text is given. */
  readonly runId?: string | undefined;
  readonly text?: string | undefined;
  readonly hideNames: boolean;
  readonly language: Language;
  readonly version: string;
  readonly host: Material['about']['host'];
}

export interface BundleParts {
  readonly workspace: Workspace;
  readonly options: WorkspaceOptions;
  readonly recent: Recent;
}

/** `run.not-found`. Asks nothing of the network, and nobody for a passphrase. */
export const bundleOf = async (parts: BundleParts, asked: BundleRequest): Promise<readonly BundleFile[]> => {
  const { workspace } = parts;
  const about = aboutWhat(workspace, asked);
  const runs = about === undefined ? [] : rowOf(workspace, about);
  const policy = about === undefined ? undefined : orNothing(() => workspace.runPolicy(about.id));
  const { list } = workspace.storage.credentials;
  const aliases = new Map(list().map(({ id }, index) => [id, `credential-${index + 1}`]));
  const material: Material = {
    about: await aboutOf(parts, asked),
    runs: runs.map(withoutProofs),
    causes: causesOf(about, asked.text),
    preflight: parts.recent.preflight(about?.identifiers.map(({ value }) => value)),
    policy: policy === undefined ? undefined : policyReport(policy, aliases),
    authorities: authoritiesOf(workspace),
    credentials: {
      credentials: workspace.credentials.list().map(({ id, provider, createdAt, fields }) => ({
        name: aliases.get(id) ?? '',
        provider,
        createdAt,
        filled: fields.flatMap(({ key, set }) => (set ? [key] : [])),
      })),
    },
    dns: about === undefined ? undefined : dnsOf(parts, about),
    log: parts.options.logger.recent?.() ?? [],
    text: asked.text,
  };
  return collectReport(material, {
    language: asked.language,
    machine: thisMachine(),
    secrets: await storedSecrets(workspace),
    hide: asked.hideNames
      ? { own: ownNames(workspace.certificates(), runs, policy), services: serviceHosts(workspace) }
      : undefined,
  });
};

const aboutWhat = (workspace: Workspace, { runId, text }: BundleRequest): RunView | undefined => {
  if (runId !== undefined) return workspace.run(runId);
  return text === undefined ? workspace.runs()[0] : undefined;
};

const mostBefore = 5;
const mostAfter = 4;

/** The run, those it followed, and those that followed it. */
const rowOf = (workspace: Workspace, about: RunView): readonly RunView[] => {
  const all = workspace.runs();
  const row: RunView[] = [about];
  for (let before = about; row.length <= mostBefore; ) {
    const found = all.find(({ id }) => id === before.follows);
    if (found === undefined) break;
    row.push(found);
    before = found;
  }
  const after: RunView[] = [];
  for (let last = about; after.length < mostAfter; ) {
    const found = all.find(({ follows }) => follows === last.id);
    if (found === undefined) break;
    after.push(found);
    last = found;
  }
  return [...row, ...after];
};

/** A key authorization (RFC 8555 §8.1) is not for others' eyes; what stands in DNS is its digest. */
const withoutProofs = (run: RunView) => ({
  ...run,
  records: run.records.map(({ value, ...record }) =>
    record.challenge.startsWith('dns-') ? { ...record, value } : record,
  ),
});

const causesOf = (run: RunView | undefined, text: string | undefined): Diagnosis | undefined => {
  if (text !== undefined) return diagnosisOf(failureIn(text));
  const failure = run === undefined ? undefined : failureOfRun(run);
  return failure === undefined ? undefined : diagnosisOf(failure);
};

const aboutOf = async (
  { workspace, options }: BundleParts,
  { version, host, language }: BundleRequest,
): Promise<Material['about']> => {
  const { storage } = workspace;
  const { electron } = process.versions;
  return {
    madeAt: options.clock.now().toISOString(),
    ...{ version, host, language },
    system: { platform: platform(), release: release(), architecture: arch() },
    node: process.versions.node,
    ...(electron === undefined ? {} : { electron }),
    mode: options.practice === undefined ? 'real' : 'practice',
    vault: await workspace.vault.status(),
    counts: {
      certificates: storage.certificates.list().length,
      runs: storage.runs.list().length,
      accounts: storage.accounts.list().length,
      credentials: storage.credentials.list().length,
      recordsLeftBehind: storage.journal.leftBehind().length,
    },
  };
};

const authoritiesOf = (workspace: Workspace): Material['authorities'] => ({
  accounts: workspace.accounts
    .list()
    .map(({ authority, url, usual, externalKeyId, contact, certificates, createdAt }) => ({
      directory: authority.directoryUrl,
      authority: authority.name,
      ...(url === undefined ? {} : { account: url }),
      ...{ usual, certificates, createdAt },
      bound: externalKeyId !== undefined,
      contacts: contact.length,
    })),
});

const dnsOf = ({ workspace, options, recent }: BundleParts, run: RunView): Material['dns'] => {
  const times = publicationTimes(workspace.storage, options.clock);
  const zones = [...new Set(run.records.flatMap(({ zone }) => zone ?? []))];
  const { records } = withoutProofs({ ...run, records: [...(recent.records(run.id) ?? run.records)] });
  return {
    records,
    history: zones.flatMap((zone) => {
      const provider = run.providerId ?? '';
      const history = times.of(zone, provider);
      return history === undefined ? [] : [{ zone, provider, ...history }];
    }),
  };
};

const thisMachine = (): Machine => ({
  homeFolder: homedir(),
  userName: orNothing(() => userInfo().username) ?? '',
  hostName: hostname(),
});
