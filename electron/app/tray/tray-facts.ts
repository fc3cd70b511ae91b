/** What the icon tells of, read once and then kept current by the events of the application. */
import type { Settings } from '../../../shared/domain/app.ts';
import { afterChange, type CertificateList } from '../../../shared/domain/certificate-list.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RenewalReport } from '../../../shared/domain/renewal-run.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import type { VaultStatus } from '../../../shared/domain/vault.ts';
import type { EventEnvelope } from '../../../shared/ipc/envelope.ts';
import type { Application } from '../../ipc/application.ts';
import { appLanguage } from '../language.ts';
import type { TrayFacts } from './tray-view.ts';

export interface FollowedFacts {
  /** Asks for what may have changed since it was last asked. Whatever the calls reject with. */
  current(now: Date): Promise<TrayFacts>;
  /** Everything is asked for the next time: other processes work on the same profile. */
  expire(): void;
}

/** Orders that are looked up at the start; more are not told apart anyway. */
const ordersAtStart = 20;

/** What is read again only when something said that it has changed. */
interface Known {
  settings?: Settings | undefined;
  vault?: VaultStatus['state'] | undefined;
  list?: CertificateList | undefined;
  plan?: readonly PlanEntry[] | undefined;
  failing?: ReadonlySet<string> | undefined;
  /** Looks at the scheduler of the system, which takes a program of its own. */
  watch?: Pick<TrayFacts, 'watchdog' | 'pause'> | undefined;
  runs?: Map<string, RunView> | undefined;
}

/** `changed` is called when it is worth asking again. */
export const followFacts = (application: Application, changed: () => void): FollowedFacts => {
  const { handlers } = application;
  let known: Known = {};
  let renewing = false;
  const take = (event: EventEnvelope): boolean => {
    switch (event.name) {
      case 'run.changed':
        keepRun(known.runs, event.payload);
        return true;
      case 'certificates.changed':
        known = { ...known, list: known.list && afterChange(known.list, event.payload), plan: undefined };
        return true;
      case 'renewal.changed':
        renewing = isAtWork(event.payload.report);
        // While it goes on, certificates tell of themselves.
        if (event.payload.report === undefined || event.payload.report.endedAt !== undefined)
          known = { ...known, plan: undefined, watch: undefined };
        return true;
      case 'rehearsal.changed':
        if (event.payload.event.kind !== 'ended') return false;
        known = { ...known, failing: undefined };
        return true;
      case 'vault.changed':
        known = { ...known, vault: event.payload.state };
        return true;
      case 'settings.changed':
        // Practice has certificates and secrets of its own.
        known = {};
        return true;
      default:
        return false;
    }
  };
  application.onEvent((event) => {
    if (take(event)) changed();
  });
  const read = async (): Promise<Required<{ [K in keyof Known]: NonNullable<Known[K]> }>> => {
    const settings = known.settings ?? application.settings();
    const list = known.list ?? (await handlers['certificates.list']({}));
    return {
      settings,
      list,
      vault: known.vault ?? (await handlers['app.bootstrap']({})).vault.state,
      plan: known.plan ?? (await handlers['renewal.plan']({})).plan,
      failing: known.failing ?? (await failingIn(application)),
      watch: known.watch ?? (await watchOf(application)),
      runs: known.runs ?? (await openRuns(application, list.certificates)),
    };
  };
  return {
    current: async (now) => {
      const before = known;
      const found = await read();
      // What an event has changed meanwhile is not overwritten.
      if (known === before) known = found;
      const { settings, watch, list, ...facts } = found;
      const language = await appLanguage(application);
      return {
        ...{ ...facts, ...watch, certificates: list.certificates, now, language, renewing },
        practice: settings.practice,
        runs: [...found.runs.values()],
      };
    },
    expire: () => {
      known = { runs: known.runs };
    },
  };
};

const keepRun = (runs: Map<string, RunView> | undefined, run: RunView): void => {
  if (run.status === 'working' || run.status === 'waiting') runs?.set(run.id, run);
  else runs?.delete(run.id);
};

/** The open application looks often, and mostly there is nothing to do. */
const isAtWork = (report: RenewalReport | undefined): boolean =>
  report !== undefined && report.endedAt === undefined && (report.trigger !== 'app' || report.certificates.length > 0);

const failingIn = async ({ handlers }: Application): Promise<ReadonlySet<string>> => {
  const { rehearsals } = await handlers['rehearsals.list']({});
  return new Set(rehearsals.flatMap(({ certificateId, verdict }) => (verdict === 'will-fail' ? [certificateId] : [])));
};

const watchOf = async ({ handlers }: Application): Promise<Pick<TrayFacts, 'watchdog' | 'pause'>> => {
  const [watchdog, { pause }] = await Promise.all([handlers['watchdog.state']({}), handlers['renewal.pause']({})]);
  return { watchdog, pause: pause ?? undefined };
};

const openRuns = async (
  { handlers }: Application,
  certificates: readonly CertificateView[],
): Promise<Map<string, RunView>> => {
  const runs = new Map<string, RunView>();
  const ids = certificates.flatMap(({ status, lastRunId }) =>
    (status === 'working' || status === 'waiting') && lastRunId !== undefined ? [lastRunId] : [],
  );
  for (const id of ids.slice(0, ordersAtStart)) keepRun(runs, await handlers['runs.get']({ id }));
  return runs;
};
