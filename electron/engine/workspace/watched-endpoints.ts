/** The list of watched hosts: those of our certificates are proposed, others are added by people. */
import { randomUUID } from 'node:crypto';
import {
  type EndpointInput,
  type EndpointView,
  endpointInputSchema,
  usualPorts,
  verdictOf,
  type WatchSettings,
  watchSettingsSchema,
} from '../../../shared/domain/watch.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import { isPrivateHost } from '../authorities/private-host.ts';
import type { Clock } from '../ports/index.ts';
import type { StoredCertificate } from '../storage/certificates.ts';
import type { StoredEndpoint } from '../storage/endpoints.ts';
import type { Storage } from '../storage/open-storage.ts';
import { dueAt } from '../watch/due.ts';
import type { WorkspaceOptions } from './workspace.ts';

export interface EndpointParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly options: Pick<WorkspaceOptions, 'practice' | 'registry' | 'resolvers'>;
  authority(ref: StoredCertificate['policy']['authority']): ResolvedAuthority;
}

const settingsKey = 'watch';

export const watchSettings = ({ storage }: Pick<EndpointParts, 'storage'>): WatchSettings =>
  watchSettingsSchema.parse(storage.settings.read(settingsKey, watchSettingsSchema) ?? {});

export const saveWatchSettings = ({ storage }: Pick<EndpointParts, 'storage'>, settings: WatchSettings): void =>
  storage.settings.write(settingsKey, settings);

/** As a person chose; else whatever anybody on the internet can see anyway. Nothing in practice mode is real. */
export const isWatched = (parts: EndpointParts, { id, policy }: StoredCertificate): boolean => {
  if (parts.options.practice !== undefined) return false;
  const chosen = watchSettings(parts).certificates[id];
  if (chosen !== undefined) return chosen;
  const { authority } = parts.authority(policy.authority);
  return authority.publicTrust && !authority.test && !policy.identifiers.some(({ value }) => isPrivateHost(value));
};

/** Port 443 of every name, once; a wildcard is no host. What a person took off the list does not come back. */
export const proposeEndpoints = (
  parts: EndpointParts,
  certificates: readonly StoredCertificate[] = parts.storage.certificates.list(),
): void => {
  if (parts.options.practice !== undefined) return;
  const { storage } = parts;
  const known = storage.endpoints.list();
  for (const { id, policy, current } of certificates) {
    if (current === undefined) continue;
    for (const { value: host } of policy.identifiers) {
      if (host.startsWith('*.') || known.some((one) => one.certificateId === id && one.host === host)) continue;
      storage.endpoints.save({
        id: randomUUID(),
        ...{ host, port: usualPorts.tls, protocol: 'tls', certificateId: id, everyHours: 24 },
        createdAt: parts.clock.now().toISOString(),
        dropped: false,
      });
    }
  }
};

/** `watch.endpoint-not-found`. */
export const storedEndpoint = ({ storage }: Pick<EndpointParts, 'storage'>, id: string): StoredEndpoint => {
  const found = storage.endpoints.get(id);
  if (found === undefined || found.dropped) throw fail('watch.endpoint-not-found', { id });
  return found;
};

/** Adds it, changes it, or takes up again what was there. `watch.endpoint-not-found`, `certificate.not-found`. */
export const saveEndpoint = (parts: EndpointParts, input: EndpointInput): StoredEndpoint => {
  const { storage } = parts;
  const { id, ...asked } = endpointInputSchema.parse(input);
  const { certificateId } = asked;
  if (certificateId !== undefined && storage.certificates.get(certificateId) === undefined)
    throw fail('certificate.not-found', { name: certificateId, known: [] });
  const port = asked.port ?? usualPorts[asked.protocol];
  const before =
    id === undefined
      ? storage.endpoints
          .list()
          .find(
            (one) =>
              one.host === asked.host &&
              one.port === port &&
              one.protocol === asked.protocol &&
              one.serverName === asked.serverName &&
              one.certificateId === certificateId,
          )
      : storedEndpoint(parts, id);
  const saved: StoredEndpoint = {
    ...asked,
    port,
    id: before?.id ?? randomUUID(),
    createdAt: before?.createdAt ?? parts.clock.now().toISOString(),
    dropped: false,
  };
  storage.endpoints.save(saved);
  return saved;
};

export const removeEndpoint = (parts: EndpointParts, id: string): void => {
  const endpoint = storedEndpoint(parts, id);
  if (endpoint.certificateId === undefined) parts.storage.endpoints.remove(id);
  else parts.storage.endpoints.save({ ...endpoint, dropped: true });
};

/** Those of certificates without a version are left out: there is nothing to be served yet. */
export const listEndpoints = (parts: EndpointParts): readonly EndpointView[] => {
  const certificates = new Map(parts.storage.certificates.list().map((one) => [one.id, one]));
  return parts.storage.endpoints
    .list()
    .flatMap((endpoint) => shownView(parts, endpoint, certificates.get(endpoint.certificateId ?? '')) ?? []);
};

/** Of certificates of which at least one host was looked at, without reading the others. */
export const seenEndpoints = (parts: EndpointParts): readonly EndpointView[] => {
  const { storage } = parts;
  return storage.endpoints
    .seen()
    .flatMap((endpoint) => shownView(parts, endpoint, storage.certificates.get(endpoint.certificateId ?? '')) ?? []);
};

/** `undefined` where it is not on the list. */
export const listedEndpoint = (parts: EndpointParts, id: string): EndpointView | undefined => {
  const endpoint = parts.storage.endpoints.get(id);
  if (endpoint === undefined) return undefined;
  const { certificateId } = endpoint;
  return shownView(
    parts,
    endpoint,
    certificateId === undefined ? undefined : parts.storage.certificates.get(certificateId),
  );
};

/** What is on the list of one certificate; puts there what is proposed. */
export const endpointsOfCertificate = (
  parts: EndpointParts,
  certificate: StoredCertificate,
): readonly EndpointView[] => {
  proposeEndpoints(parts, [certificate]);
  return parts.storage.endpoints
    .list()
    .filter(({ certificateId }) => certificateId === certificate.id)
    .flatMap((endpoint) => shownView(parts, endpoint, certificate) ?? []);
};

const shownView = (
  parts: EndpointParts,
  endpoint: StoredEndpoint,
  certificate: StoredCertificate | undefined,
): EndpointView | undefined =>
  endpoint.dropped || (endpoint.certificateId !== undefined && certificate?.current === undefined)
    ? undefined
    : viewOf(parts, endpoint, certificate);

/** Those of the list that are due, `limit` at most, without reading every certificate. */
export const dueListed = (parts: EndpointParts, limit: number): readonly EndpointView[] => {
  const { storage, clock } = parts;
  const now = clock.now().toISOString();
  const due: EndpointView[] = [];
  for (const endpoint of storage.endpoints.mayBeDue(now)) {
    if (due.length === limit) break;
    const { certificateId } = endpoint;
    const certificate = certificateId === undefined ? undefined : storage.certificates.get(certificateId);
    if (certificateId !== undefined && certificate?.current === undefined) continue;
    const view = viewOf(parts, endpoint, certificate);
    if (view.nextAt !== undefined && view.nextAt <= now) due.push(view);
  }
  return due;
};

const viewOf = (
  parts: EndpointParts,
  { createdAt: _added, dropped: _kept, ...endpoint }: StoredEndpoint,
  certificate: StoredCertificate | undefined,
): EndpointView => {
  const report = parts.storage.endpoints.lastReport(endpoint.id);
  const active = certificate === undefined ? parts.options.practice === undefined : isWatched(parts, certificate);
  const delivered = certificate?.current?.createdAt;
  const nextAt = dueAt({
    endpoint,
    lastAt: report && new Date(report.at),
    deliveredAt: delivered === undefined ? undefined : new Date(delivered),
    now: parts.clock.now(),
  });
  return {
    ...endpoint,
    verdict: verdictOf(report),
    active,
    ...(report === undefined ? {} : { report }),
    ...(active ? { nextAt: nextAt.toISOString() } : {}),
  };
};
