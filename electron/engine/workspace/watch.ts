/** The watch: is the certificate that was issued the one that the world is served? */
import type { Occurrence } from '../../../shared/domain/notifications.ts';
import {
  type DomainRegistration,
  type EndpointInput,
  type EndpointReport,
  type EndpointView,
  endpointInputSchema,
  usualPorts,
  type WatchChange,
  type WatchedEndpoint,
  type WatchState,
} from '../../../shared/domain/watch.ts';
import type { DnsEye } from '../dns/eye.ts';
import { type Clock, inLanes } from '../ports/index.ts';
import { isAskedAgain } from '../watch/due.ts';
import { foreignOccurrences, servedOccurrences } from '../watch/notices.ts';
import type { RegistrationParts } from './registrations.ts';
import {
  dueListed,
  endpointsOfCertificate,
  isWatched,
  listEndpoints,
  listedEndpoint,
  proposeEndpoints,
  removeEndpoint,
  saveEndpoint,
  saveWatchSettings,
  seenEndpoints,
  storedEndpoint,
  watchSettings,
} from './watched-endpoints.ts';

export type { RegistryStandIn } from './registrations.ts';

export interface WatchParts extends RegistrationParts {
  eye(resolvers: readonly string[]): DnsEye;
  raise(occurrence: Occurrence): void;
}

export interface Watch {
  state(): WatchState;
  /** Of our certificates of which at least one host was looked at; puts nothing on the list. */
  seen(): readonly EndpointView[];
  /** `watch.endpoint-not-found`, `certificate.not-found`. */
  save(input: EndpointInput): EndpointView;
  /** `watch.endpoint-not-found`. */
  remove(id: string): void;
  /** Until a certificate's watch is on, nothing of it is asked by itself. */
  switchCertificate(certificateId: string, on: boolean): void;
  switchDomains(on: boolean): void;
  /** One of the list, those of one certificate, or all. `watch.endpoint-not-found`; fails else only by the signal. */
  look(which: LookAsked, signal: AbortSignal): Promise<readonly EndpointView[]>;
  /** A host that is not on the list, and is not put there. */
  lookAt(input: EndpointInput, signal: AbortSignal): Promise<EndpointReport>;
  /** The last thirty, newest first. `watch.endpoint-not-found`. */
  reports(id: string): readonly EndpointReport[];
  domains(): Promise<readonly DomainRegistration[]>;
  /** Asks the registries of all watched domains now. */
  askDomains(signal: AbortSignal): Promise<readonly DomainRegistration[]>;
  dueNow(): readonly EndpointView[];
  nextMoment(): Date | undefined;
  /** Looks at whatever is due, and asks registries whose week is over. */
  tend(signal: AbortSignal): Promise<void>;
  /**
   * The same for what is on the list already, `limit` at most; costs next to nothing where none of it is due. Hosts of
   * certificates are put on the list by whoever shows it.
   */
  tendListed(limit: number, signal: AbortSignal): Promise<void>;
  /** A certificate was issued, revoked, removed, or gets other terms. */
  certificateChanged(id: string): void;
  onChange(listener: (change: WatchChange) => void): () => void;
}

export interface LookAsked {
  readonly id?: string | undefined;
  readonly certificateId?: string | undefined;
}

/** Most starts look at nothing, and lists of roots and suffixes take time to read. */
const look = () => import('./watch-look.ts');
const registrations = () => import('./registrations.ts');

/** Endpoints that are looked at together. */
const lanes = 3;

export const openWatch = (parts: WatchParts): Watch => {
  const { storage, clock } = parts;
  const listeners = new Set<(change: WatchChange) => void>();
  const changed = (change: WatchChange): void => {
    for (const listener of listeners) listener(change);
  };
  const endpointChanged = (id: string): void => {
    const endpoint = listedEndpoint(parts, id);
    // It may have been taken off the list meanwhile, and that was told.
    if (endpoint !== undefined) changed({ is: 'endpoint', endpoint });
  };
  const certificateChanged = (certificateId: string): void => {
    // Without a page nothing is proposed: whoever shows the list does it.
    if (listeners.size > 0) changed(changeOfCertificate(parts, certificateId));
  };
  const list = (): readonly EndpointView[] => {
    proposeEndpoints(parts);
    return listEndpoints(parts);
  };
  /** A host that was just added is due, and is looked at by the page as well: once is enough. */
  const running = new Map<string, Promise<void>>();
  const lookAndKeep = async (endpoint: WatchedEndpoint, signal: AbortSignal): Promise<void> => {
    const report = await (await look()).lookOnce(parts, endpoint, signal);
    // It may have been taken off the list meanwhile.
    if (storage.endpoints.get(endpoint.id) !== undefined) storage.endpoints.addReport(endpoint.id, report);
    endpointChanged(endpoint.id);
  };
  const lookAtAll = async (endpoints: readonly WatchedEndpoint[], signal: AbortSignal): Promise<void> => {
    await inLanes(endpoints, lanes, (endpoint) => {
      const under = running.get(endpoint.id);
      if (under !== undefined) return under;
      const begun = lookAndKeep(endpoint, signal).finally(() => running.delete(endpoint.id));
      running.set(endpoint.id, begun);
      return begun;
    });
    tell(parts, endpoints);
  };
  const dueNow = () => {
    const now = clock.now().toISOString();
    return list().filter(({ nextAt }) => nextAt !== undefined && nextAt <= now);
  };
  return {
    seen: () => seenEndpoints(parts),
    state: () => ({
      endpoints: [...list()],
      watched: storage.certificates.list().flatMap((one) => (isWatched(parts, one) ? [one.id] : [])),
      domains: watchSettings(parts).domains,
    }),
    save: (input) => {
      const saved = saveEndpoint(parts, input);
      endpointChanged(saved.id);
      return listedEndpoint(parts, saved.id) ?? { ...saved, verdict: 'not-looked', active: false };
    },
    remove: (id) => {
      removeEndpoint(parts, id);
      changed({ is: 'removed', id });
    },
    switchCertificate: (certificateId, on) => {
      const settings = watchSettings(parts);
      saveWatchSettings(parts, { ...settings, certificates: { ...settings.certificates, [certificateId]: on } });
      certificateChanged(certificateId);
    },
    switchDomains: (on) => {
      saveWatchSettings(parts, { ...watchSettings(parts), domains: on });
      changed({ is: 'domains', domains: on });
    },
    look: async ({ id, certificateId }, signal) => {
      if (id !== undefined) storedEndpoint(parts, id);
      const chosen = list().filter(
        (one) =>
          (id === undefined || one.id === id) && (certificateId === undefined || one.certificateId === certificateId),
      );
      await lookAtAll(chosen, signal);
      return listEndpoints(parts).filter((one) => chosen.some((each) => each.id === one.id));
    },
    lookAt: async (input, signal) => {
      const { host, protocol, port = usualPorts[protocol], ...rest } = endpointInputSchema.parse(input);
      return (await look()).lookOnce(parts, { ...rest, id: '', host, protocol, port }, signal);
    },
    reports: (id) => storage.endpoints.reports(storedEndpoint(parts, id).id),
    domains: async () => (await registrations()).knownRegistrations(parts),
    askDomains: async (signal) => {
      const { askRegistrations, knownRegistrations } = await registrations();
      await askRegistrations(parts, { fresh: true, signal });
      return knownRegistrations(parts);
    },
    dueNow,
    nextMoment: () => {
      const [next] = list()
        .flatMap(({ nextAt }) => nextAt ?? [])
        .toSorted();
      return next === undefined ? undefined : new Date(next);
    },
    tend: async (signal) => {
      await lookAtAll(dueNow(), signal);
      await (await registrations()).askRegistrations(parts, { fresh: false, signal });
    },
    tendListed: async (limit, signal) => {
      const due = dueListed(parts, limit);
      if (due.length > 0) await lookAtAll(due, signal);
      if (
        watchSettings(parts).domains &&
        storage.endpoints.registrations().some((one) => isAskedAgain(one, clock.now()))
      )
        await (await registrations()).askRegistrations(parts, { fresh: false, signal });
    },
    certificateChanged,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const changeOfCertificate = (parts: WatchParts, certificateId: string): WatchChange => {
  const certificate = parts.storage.certificates.get(certificateId);
  return {
    is: 'certificate',
    certificateId,
    watched: certificate !== undefined && isWatched(parts, certificate),
    endpoints: certificate === undefined ? [] : [...endpointsOfCertificate(parts, certificate)],
  };
};

/** Of a certificate all its places count, also those that were not looked at just now. */
const tell = (parts: WatchParts, looked: readonly WatchedEndpoint[]): void => {
  const views = listEndpoints(parts);
  const reported = (one: EndpointView) => (one.report === undefined ? [] : [{ host: one.host, report: one.report }]);
  for (const id of new Set(looked.flatMap(({ certificateId }) => certificateId ?? []))) {
    const certificate = parts.storage.certificates.get(id);
    if (certificate === undefined) continue;
    const seen = views.filter((one) => one.certificateId === id).flatMap(reported);
    for (const occurrence of servedOccurrences(seen, certificate)) parts.raise(occurrence);
  }
  for (const { id } of looked.filter(({ certificateId }) => certificateId === undefined)) {
    const [seen] = views.filter((one) => one.id === id).flatMap(reported);
    if (seen !== undefined) for (const occurrence of foreignOccurrences(seen)) parts.raise(occurrence);
  }
};

const minute = 60_000;

/** Looks at each moment that has come, for as long as the application is open; never rejects. */
export const keepWatching = async (
  watch: Pick<Watch, 'tend' | 'nextMoment' | 'onChange'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> => {
  try {
    // The start itself is not slowed down.
    await clock.sleep(minute / 2, signal);
    for (;;) {
      // A profile that is busy or full now may not be at the next moment.
      await watch.tend(signal).catch(() => signal.throwIfAborted());
      const woken = new AbortController();
      const deafen = watch.onChange(() => woken.abort());
      const wait = (watch.nextMoment()?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now().getTime();
      const pause = Math.min(Math.max(wait, minute / 2), 60 * minute);
      await clock.sleep(pause, AbortSignal.any([signal, woken.signal])).catch(() => signal.throwIfAborted());
      deafen();
    }
  } catch {
    // The application closes.
  }
};
