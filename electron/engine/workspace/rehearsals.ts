/** Tries the next renewal of certificates early: looks, keeps what was found, and says so when it would fail. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Occurrence } from '../../../shared/domain/notifications.ts';
import type { PreflightEvent, PreflightReport } from '../../../shared/domain/preflight.ts';
import type {
  RehearsalDetail,
  RehearsalEvent,
  RehearsalReport,
  RehearsalTrigger,
} from '../../../shared/domain/rehearsals.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { type CertwrightError, fail, toProblem } from '../../../shared/errors/problem.ts';
import { liveFolderName } from '../export/live-folder.ts';
import { inLanes, type Logger } from '../ports/index.ts';
import type { LastingRecord } from '../renewal/lasting-record.ts';
import { concludeRehearsal, type RehearsalFacts, rehearsalDue } from '../renewal/rehearsal.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import type { Storage } from '../storage/open-storage.ts';
import { findCertificate } from './certificates.ts';
import type { PreflightParts, PreflightRequest } from './preflight.ts';
import type { Workspace } from './workspace.ts';

export interface Rehearsals {
  /**
   * One that is under way already is waited for instead. `certificate.not-found`, `run.cancelled`; whatever is wrong
   * with the renewal is in the report.
   */
  rehearse(
    idOrName: string,
    asking?: { readonly signal?: AbortSignal | undefined; readonly onEvent?: (event: RehearsalEvent) => void },
  ): Promise<RehearsalReport>;
  /**
   * Those that are due by now, `limit` at most, a few at a time; none while another process does the same. A
   * certificate that cannot be rehearsed holds up no other. `plan` is made unless it is given.
   */
  rehearseDue(signal: AbortSignal, limit: number, plan?: readonly PlanEntry[]): Promise<readonly RehearsalReport[]>;
  /** The last of every certificate. */
  last(): readonly RehearsalReport[];
  /** `certificate.not-found`. */
  of(idOrName: string): RehearsalDetail;
  /** Every rehearsal as it goes on, whoever asked for it. */
  onEvent(listener: (certificateId: string, event: RehearsalEvent) => void): () => void;
  /** A fix for the certificate of that name was applied: whether it helps is found out at once, in the background. */
  afterFix(name: string): void;
  /** Ends what is under way. */
  close(): Promise<void>;
}

export interface RehearsalParts {
  readonly preflight: PreflightParts;
  readonly logger: Logger;
  /** Opened later than this. */
  workspace(): Pick<Workspace, 'vault' | 'authority' | 'credentials' | 'renewalInfo' | 'plan' | 'renewalSettings'>;
  /** Tells people. */
  raise(occurrence: Occurrence): void;
}

/** Each takes seconds, most of them waiting for others. */
const lanes = 3;
/** A record is not written into a zone more often than this, in milliseconds. */
const canaryEvery = 7 * 24 * 3_600_000;
/** While one process goes through those that are due, no other does. */
const dueLock = 'rehearsals';

export const openRehearsals = (parts: RehearsalParts): Rehearsals => {
  const { logger, preflight } = parts;
  const { storage } = preflight;
  const listeners = new Set<(certificateId: string, event: RehearsalEvent) => void>();
  const underWay = new Map<string, Promise<RehearsalReport>>();
  /** Those that go through what is due. */
  const going = new Set<Promise<unknown>>();
  const closing = new AbortController();

  const begin = (certificate: StoredCertificate, asked: Asked): Promise<RehearsalReport> => {
    const { id } = certificate;
    const known = underWay.get(id);
    if (known !== undefined) return known;
    const tell = (event: RehearsalEvent): void => {
      asked.onEvent?.(event);
      for (const listener of listeners) listener(id, event);
    };
    const signal = AbortSignal.any([closing.signal, ...(asked.signal === undefined ? [] : [asked.signal])]);
    const work = rehearseOne(parts, certificate, { trigger: asked.trigger, planned: asked.planned, signal, tell })
      .then((report) => {
        tell({ kind: 'ended', report });
        return report;
      })
      .catch((thrown: CertwrightError) => {
        tell({ kind: 'ended', problem: toProblem(thrown) });
        throw thrown;
      })
      .finally(() => underWay.delete(id));
    underWay.set(id, work);
    return work;
  };
  const quietly = (certificate: StoredCertificate, asked: Asked): Promise<RehearsalReport | undefined> =>
    begin(certificate, asked).catch((thrown: unknown) => {
      logger.warn('not-rehearsed', { certificate: certificate.name, reason: toProblem(thrown).code });
      return undefined;
    });

  const rehearseAll: Rehearsals['rehearseDue'] = async (signal, limit, plan) => {
    const { ids, planned } = dueOf(parts, plan);
    const due = ids.slice(0, limit);
    const lock = due.length === 0 ? undefined : lockOrNothing(storage);
    if (lock === undefined) return [];
    const reports: RehearsalReport[] = [];
    try {
      await inLanes(due, lanes, async (id) => {
        const certificate = signal.aborted ? undefined : storage.certificates.get(id);
        if (certificate === undefined) return;
        const report = await quietly(certificate, { trigger: 'planned', signal, planned });
        if (report !== undefined) reports.push(report);
      });
    } finally {
      lock.release();
    }
    return reports;
  };

  return {
    rehearse: async (idOrName, { signal, onEvent } = {}) =>
      begin(findCertificate(storage, idOrName), { trigger: 'asked', signal, onEvent }),
    rehearseDue: (signal, limit, plan) => {
      const ended = rehearseAll(AbortSignal.any([signal, closing.signal]), limit, plan);
      const over: Promise<unknown> = ended.catch(() => undefined).then(() => going.delete(over));
      going.add(over);
      return ended;
    },
    last: () => storage.rehearsals.last(),
    of: (idOrName) => {
      const { id, policy } = findCertificate(storage, idOrName);
      const tried = storage.rehearsals.tried(id);
      return { reports: [...storage.rehearsals.of(id)], policy, ...(tried === undefined ? {} : { tried }) };
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    afterFix: (name) => {
      const certificate = storage.certificates.findByName(name);
      if (certificate?.current === undefined || closing.signal.aborted) return;
      // What was found to be well is not what the fix was for.
      const [last] = storage.rehearsals.of(certificate.id);
      if (last !== undefined && last.verdict !== 'will-renew') void quietly(certificate, { trigger: 'fixed' });
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled([...underWay.values(), ...going]);
      listeners.clear();
    },
  };
};

interface Asked {
  readonly trigger: RehearsalTrigger;
  /** Where it was made already: with thousands of certificates it costs more than what it is asked for. */
  readonly planned?: readonly PlanEntry[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: RehearsalEvent) => void) | undefined;
}

const dueOf = (
  { preflight: { storage, clock }, workspace }: RehearsalParts,
  plan: readonly PlanEntry[] | undefined,
): { readonly ids: readonly string[]; readonly planned?: readonly PlanEntry[] } => {
  const facts = new Map<string, RehearsalFacts>();
  for (const one of storage.rehearsals.moments()) facts.set(one.certificateId, one);
  if (facts.size === 0) return { ids: [] };
  const now = clock.now();
  const planned = plan ?? workspace().plan(now);
  return { ids: rehearsalDue(planned, facts, now, workspace().renewalSettings().rehearseDaysBefore), planned };
};

const lockOrNothing = (storage: Storage): { release(): void } | undefined => {
  try {
    return storage.locks.acquire(dueLock);
  } catch (thrown) {
    if (toProblem(thrown).code === 'run.locked') return undefined;
    throw thrown;
  }
};

interface Rehearsing extends Pick<Asked, 'planned'> {
  readonly trigger: RehearsalTrigger;
  readonly signal: AbortSignal;
  tell(event: RehearsalEvent): void;
}

const rehearseOne = async (
  parts: RehearsalParts,
  certificate: StoredCertificate,
  { trigger, planned, signal, tell }: Rehearsing,
): Promise<RehearsalReport> => {
  const { storage, clock } = parts.preflight;
  const { id, name, policy } = certificate;
  if (certificate.current === undefined) throw fail('certificate.not-found', { name, known: [] });
  const [before] = storage.rehearsals.of(id);
  const canary = isCanaryDue(before, clock.now());
  // Its checks are large, and most starts rehearse nothing.
  const { preflight } = await import('./preflight.ts');
  const { checks, milliseconds } = await preflight(parts.preflight, policy, {
    instead: await checksFor(parts, certificate, { canary, planned }),
    exportFolder: join(storage.folder, 'live', liveFolderName(name)),
    signal,
    onEvent: (event: PreflightEvent) => {
      if (event.kind !== 'ended') tell(event);
    },
  });
  signal.throwIfAborted();
  const at = clock.now().toISOString();
  const canaryAt = canary ? canaryEnd(checks, at) : before?.canaryAt;
  const report: RehearsalReport = {
    ...{ id: randomUUID(), certificateId: id, name, trigger, at },
    ...conclusionOf(parts, certificate, checks, before),
    ...(canaryAt === undefined ? {} : { canaryAt }),
  };
  storage.rehearsals.add(report, { checks, milliseconds });
  tellPeople(parts, report);
  return report;
};

/** Without a date that means: never, or not without something amiss. */
const isCanaryDue = (before: RehearsalReport | undefined, now: Date): boolean => {
  const at = Date.parse(before?.canaryAt ?? '');
  return Number.isNaN(at) || Math.abs(now.getTime() - at) >= canaryEvery;
};

const canaryEnd = (checks: PreflightReport['checks'], at: string): string | undefined =>
  checks.find(({ id }) => id === 'canary')?.verdict === 'ok' ? at : undefined;

const conclusionOf = (
  { preflight: { clock }, workspace }: RehearsalParts,
  { id, policy }: StoredCertificate,
  outcomes: PreflightReport['checks'],
  before: RehearsalReport | undefined,
) => {
  const { authority, plan } = workspace();
  const now = clock.now();
  const authorities = [policy.authority, ...policy.fallbackAuthorities].map((ref) => authority(ref).authority);
  const { way, ...conclusion } = concludeRehearsal({
    outcomes,
    policy,
    authorities: authorities.map((one) => one.id),
    now,
    dueAt: dueAtOf(plan(now), id),
    before,
  });
  if (way === undefined) return conclusion;
  const name = authorities.find((one) => one.id === way.authority)?.name ?? way.authority;
  return { ...conclusion, way: { ...way, authority: name } };
};

const dueAtOf = (plan: readonly PlanEntry[], id: string): string | undefined =>
  plan.find(({ certificateId }) => certificateId === id)?.at;

const lastingRecordsOf = (storage: Storage, id: string): readonly LastingRecord[] =>
  storage.runs
    .ofCertificate(id)
    .find(({ status }) => status === 'succeeded')
    ?.view.records.filter(({ challenge }) => challenge === 'dns-persist-01') ?? [];

const checksFor = async (
  { preflight: { storage, clock }, workspace }: RehearsalParts,
  { id, policy }: StoredCertificate,
  { canary, planned }: Pick<Asked, 'planned'> & { readonly canary: boolean },
): Promise<PreflightRequest['instead']> => {
  const { rehearsalChecks } = await import('../renewal/rehearsal-checks.ts');
  const { vault, credentials, renewalInfo } = workspace();
  return rehearsalChecks({
    canary: canary && (await vault.status()).state === 'open',
    test: (credentialId, name) => credentials.test(credentialId, name, policy.resolvers),
    lastingRecords: lastingRecordsOf(storage, id),
    dueAt: new Date(dueAtOf(planned ?? workspace().plan(), id) ?? clock.now()),
    readKey: async () => {
      const version = storage.certificates.currentVersion(id);
      if (version !== undefined) (await vault.open()).readText(version.keyRecord);
    },
    askRenewalInfo: async () => {
      const { window, chosen } = await renewalInfo(id);
      return window === undefined ? '' : `${window.start} – ${window.end}${chosen === undefined ? '' : `: ${chosen}`}`;
    },
  });
};

/** Telling it again is harmless: who has heard of it is decided elsewhere. */
const tellPeople = ({ raise, logger }: RehearsalParts, report: RehearsalReport): void => {
  const { certificateId, name, verdict, because } = report;
  const subject = { certificateId, name };
  const [first] = because;
  try {
    if (verdict === 'will-fail')
      raise({ code: 'will-fail', subject, detail: first === undefined ? {} : { finding: JSON.stringify(first) } });
    else if (verdict !== 'at-risk') raise({ code: 'back-to-normal', subject, of: ['will-fail'] });
  } catch (thrown) {
    logger.warn('notice-not-kept', { reason: toProblem(thrown).code });
  }
};
