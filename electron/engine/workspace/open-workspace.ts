/** Puts the engine together over one profile folder. */
import type { RunView } from '../../../shared/domain/runs.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { signingPolicyOf } from '../authorities/authorities.ts';
import { openStorage } from '../storage/open-storage.ts';
import { createVaultKeeper } from '../vault/open-vault.ts';
import { createAccounts } from './accounts.ts';
import { openAdopting } from './adopting.ts';
import { certificatePemFiles, findCertificate, viewOfCertificate } from './certificates.ts';
import {
  type CredentialParts,
  fieldsOfCredential,
  openCredential,
  removeCredential,
  saveCredential,
  testCredential,
  testFields,
  viewOfCredential,
} from './credentials.ts';
import { readState } from './earlier-runs.ts';
import { openExporting } from './exporting.ts';
import { fixHands } from './fix-hands.ts';
import { openFixes } from './fixes.ts';
import { openInstalling } from './installing.ts';
import { endOpenRuns, type IssueParts, issueCertificate, policyOfRun, resumeInterrupted, resumeRun } from './issue.ts';
import { openManaged } from './managed.ts';
import type { PreflightParts } from './preflight.ts';
import type { ProbeParts } from './probes.ts';
import { openProxySetting } from './proxy.ts';
import { openRecent } from './recent.ts';
import { openRehearsals } from './rehearsals.ts';
import { askDueRenewalInfo, renewalInfoOf } from './renewal-info.ts';
import { renewalPlan } from './renewal-plan.ts';
import { openRenewing } from './renewing.ts';
import { openResetting, removeForgottenFiles } from './reset.ts';
import { type RevokeParts, revokeCertificate } from './revoke.ts';
import type { LiveRun } from './run-row.ts';
import { openRunnerPorts } from './runner-ports.ts';
import { lookAtAuthority, type SessionParts } from './session-options.ts';
import { ensureAccount, openStoredSession } from './sessions.ts';
import { listStale, removeLeftBehind, removeStale, type StaleParts } from './stale-records.ts';
import { openSurroundings } from './surroundings.ts';
import { openTelling } from './tell-runs.ts';
import { openTrustedRoots } from './trusted-roots.ts';
import { openPublicSession } from './version-origin.ts';
import { openWatch } from './watch.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

/** `storage.*`. Opens no network and no keychain: those wait until they are needed. */
export const openWorkspace = (options: WorkspaceOptions): Workspace => {
  const { clock, logger } = options;
  const storage = openStorage(options.folder, options);
  // It is tried again at the next start; nothing waits for it.
  removeForgottenFiles(storage).catch(() => undefined);
  // Practice reaches nobody outside, and must not undo what the profile beside it asks for.
  const trustedRoots = openTrustedRoots({ settings: storage.settings, clock, logger }, options.practice === undefined);
  const vault = createVaultKeeper({ folder: options.folder, keychain: options.keychain, store: storage.secrets });
  const liveRuns = new Map<string, LiveRun>();
  const runListeners = new Set<(view: RunView) => void>();
  const recent = openRecent(runListeners);
  const { notifications, teller } = openTelling({ options, storage, vault, liveRuns, runListeners });
  const { raise } = notifications;
  const certificateListeners = new Set<(id?: string) => void>();
  const certificateChanged = (id?: string): void => {
    for (const listener of certificateListeners) listener(id);
  };
  const surroundings = openSurroundings(options);
  const { authorities, authority, eye, descriptors, descriptor, loadProvider } = surroundings;
  const proxy = openProxySetting(
    { storage, vault, clock, userAgent: options.userAgent, environment: process.env, authority },
    options.practice === undefined,
  );
  const credentialParts: CredentialParts = { storage, vault, clock, loadProvider, descriptor, descriptors, eye };
  const staleParts: StaleParts = {
    storage,
    logger,
    now: () => clock.now(),
    eye,
    open: (provider, credentialId) => openCredential(credentialParts, provider, credentialId),
  };

  const sessionParts: SessionParts = {
    storage,
    vault,
    clock,
    userAgent: options.userAgent,
    freshAccounts: new Set(),
  };
  const runnerPorts = openRunnerPorts({
    ...{ options, storage, vault, surroundings, sessionParts, credentialParts },
    certificateChanged,
  });
  const issueParts: IssueParts = {
    storage,
    vault,
    clock,
    runnerPorts,
    liveRuns,
    authority,
    ensureAccount: (one, contact, accountId) => ensureAccount(sessionParts, one, contact, accountId),
    changed: (view) => {
      for (const listener of runListeners) listener(view);
    },
  };
  const preflightParts: PreflightParts = {
    ...sessionParts,
    options,
    descriptors,
    authority,
    eye,
    openProvider: ({ provider, credentialId }) => openCredential(credentialParts, provider, credentialId),
    openFields: async (provider, fields) => (await loadProvider(provider)).create(fields, clock),
    responder: runnerPorts.responder,
  };
  const probeParts: ProbeParts = {
    preflight: preflightParts,
    runState: (id) => readState(storage, id),
    runPolicy: (id) => policyOfRun(issueParts, id),
    credentialFields: (id) => fieldsOfCredential(credentialParts, id),
  };
  const certificateParts = {
    storage,
    vault,
    now: () => clock.now(),
    authority,
    liveStatus: (runId: string) => {
      const live = liveRuns.get(runId);
      // One that has failed stays here while the next of its row is on its way.
      return live?.view().status === 'waiting' ? 'waiting' : live && 'working';
    },
  };
  const originParts = { storage, vault, clock, authority };
  const publicSession: RevokeParts['openPublicSession'] = (one, signal) =>
    openPublicSession({ storage, clock, userAgent: options.userAgent }, one, signal);
  const revokeParts: RevokeParts = {
    ...originParts,
    openSession: (accountId, one, signal) => openStoredSession(sessionParts, accountId, one, signal),
    openPublicSession: publicSession,
  };
  const watch = openWatch({ storage, clock, authority, eye, raise, options });
  certificateListeners.add((id) => {
    if (id !== undefined) watch.certificateChanged(id);
  });
  const installing = openInstalling({ storage, vault, clock, logger, raise, certificateChanged, watch: () => watch });
  runListeners.add(installing.heard);
  const rehearsals = openRehearsals({ preflight: preflightParts, logger, raise, workspace: () => workspace });
  const renewal = renewalPlan({ storage, authority, now: () => clock.now() });
  const hands = fixHands({
    ...{ options, storage, clock, authorities, descriptors, authority },
    openProvider: (provider, credentialId) => openCredential(credentialParts, provider, credentialId),
    workspace: () => workspace,
  });
  /** A run nobody works on is shown as what it is, whatever its last saved view said. */
  const settled = (view: RunView): RunView =>
    liveRuns.get(view.id)?.view() ??
    (view.status === 'working' || view.status === 'waiting' ? { ...view, status: 'interrupted' } : view);

  const workspace: Workspace = {
    storage,
    vault,
    authorities,
    providers: descriptors,
    authority,
    eye,
    checkNames: async (text, ref, keepAnyway = []) => {
      // Its tables of names and scripts are large, and most starts check no name.
      const { checkNames } = await import('../../../shared/domain/names/check-names.ts');
      return checkNames(text, signingPolicyOf(authority(ref).authority), keepAnyway);
    },
    lookAtAuthority: (ref, signal = new AbortController().signal) =>
      lookAtAuthority(sessionParts, authority(ref), signal),
    accounts: createAccounts({ ...sessionParts, authority, bindingApi: options.bindingApi }),
    credentials: {
      list: () =>
        storage.credentials
          .list()
          .filter(({ provider }) => descriptors.some(({ id }) => id === provider))
          .map((stored) => viewOfCredential(stored, descriptor(stored.provider))),
      save: (input) => saveCredential(credentialParts, input),
      test: (id, name, resolvers) => testCredential(credentialParts, id, name, resolvers),
      testFields: (given, name, resolvers) => testFields(credentialParts, given, name, resolvers),
      remove: (id) => removeCredential(credentialParts, id),
    },
    preflight: async (policy, request = {}) =>
      recent.looked(policy, await (await import('./preflight.ts')).preflight(preflightParts, policy, request)),
    issue: (policy, asking = {}) => issueCertificate(issueParts, policy, asking),
    resume: (runId, asking = {}) => resumeRun(issueParts, runId, asking),
    resumeInterrupted: () => resumeInterrupted(issueParts),
    endOpenRuns: () => endOpenRuns(issueParts),
    removeLeftBehind: () => removeLeftBehind(staleParts).finally(teller.recordsRemoved),
    stale: {
      list: (signal) => listStale(staleParts, signal),
      remove: (record) => removeStale(staleParts, record),
    },
    probe: async (asked, signal) => (await import('./probes.ts')).probe(probeParts, asked, signal),
    fixes: openFixes({
      ...{ storage, logger, hands, workspace: () => workspace, onApplied: rehearsals.afterFix },
      onRun: (told) => runListeners.add(told),
    }),
    bundle: async (asked) => (await import('./bundle.ts')).bundleOf({ workspace, options, recent }, asked),
    run: (id) => {
      const stored = storage.runs.get(id);
      if (stored === undefined) throw fail('run.not-found', { id });
      return settled(stored.view);
    },
    runPolicy: (id) => policyOfRun(issueParts, id),
    runs: () => storage.runs.list().map(({ view }) => settled(view)),
    liveRun: (id) => liveRuns.get(id),
    certificates: () => storage.certificates.list().map((stored) => viewOfCertificate(certificateParts, stored)),
    certificate: (idOrName) => viewOfCertificate(certificateParts, findCertificate(storage, idOrName)),
    exporting: openExporting({ ...originParts, now: () => clock.now() }),
    pemFiles: (idOrName) => certificatePemFiles(certificateParts, idOrName),
    revoke: async (idOrName, request) => {
      const found = findCertificate(storage, idOrName);
      const result = await revokeCertificate(revokeParts, found, request);
      certificateChanged(found.id);
      return { ...result, certificate: viewOfCertificate(certificateParts, findCertificate(storage, found.id)) };
    },
    askDueRenewalInfo: () => askDueRenewalInfo({ ...originParts, openPublicSession: publicSession, raise, logger }),
    renewalInfo: (idOrName, asking) =>
      renewalInfoOf(
        { ...originParts, openPublicSession: publicSession, raise },
        findCertificate(storage, idOrName),
        asking,
      ),
    plan: renewal.plan,
    renewalSettings: renewal.settings,
    saveRenewalSettings: (settings) => {
      renewal.saveSettings(settings);
      // Whoever sleeps until the next planned moment plans anew.
      certificateChanged();
    },
    renewing: openRenewing({
      options,
      workspace: () => workspace,
      openProvider: (provider, credentialId) => openCredential(credentialParts, provider, credentialId),
    }),
    resetting: openResetting({
      workspace: () => workspace,
      now: () => clock.now(),
      endOpenRuns: (certificateId) => endOpenRuns(issueParts, certificateId),
      changed: certificateChanged,
    }),
    managed: openManaged({
      check: issueParts,
      preflight: preflightParts,
      changed: certificateChanged,
    }),
    adopting: openAdopting({
      ...{ options, check: issueParts, credentials: credentialParts, changed: certificateChanged },
      workspace: () => workspace,
    }),
    trustedRoots,
    proxy,
    rehearsals,
    rehearseDue: rehearsals.rehearseDue,
    notifications,
    watch,
    installing,
    onRun: (listener) => {
      runListeners.add(listener);
      return () => runListeners.delete(listener);
    },
    onCertificates: (listener) => {
      certificateListeners.add(listener);
      return () => certificateListeners.delete(listener);
    },
    close: async () => {
      const open = [...liveRuns.values()];
      for (const run of open) run.stop();
      await Promise.all(open.map(({ ended }) => ended));
      await workspace.renewing.settled();
      await installing.close();
      await Promise.all([rehearsals.close(), notifications.close()]);
      storage.close();
    },
  };
  return workspace;
};
