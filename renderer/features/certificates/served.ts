/** What was seen where certificates are served, by certificate. */
import { useMemo } from 'react';
import type { EndpointView, WatchFinding } from '../../../shared/domain/watch.ts';
import { useFailing } from '../../stores/rehearsals-store.ts';
import { useWatch } from '../../stores/watch-store.ts';
import type { Failing } from './health.ts';

export interface Served {
  /** `wrong`: visitors of at least one host are shown something else or nothing. */
  readonly verdict: 'in-place' | 'wrong';
  /** Hosts. */
  readonly count: number;
  /** ISO 8601; the oldest look of all hosts. */
  readonly seenAt: string;
  /** The first that is wrong, with its gravest finding. */
  readonly worst?: { readonly endpoint: EndpointView; readonly finding: WatchFinding };
}

export type ServedById = ReadonlyMap<string, Served>;

/** Hosts that are not looked at, or were not yet, say nothing about a certificate. Pure. */
export const servedOf = (endpoints: readonly EndpointView[]): ServedById => {
  const byId = new Map<string, EndpointView[]>();
  for (const endpoint of endpoints) {
    const { certificateId, active } = endpoint;
    if (certificateId === undefined || !active) continue;
    const others = byId.get(certificateId);
    if (others === undefined) byId.set(certificateId, [endpoint]);
    else others.push(endpoint);
  }
  const served = new Map<string, Served>();
  for (const [id, all] of byId) {
    const one = ofCertificate(all);
    if (one !== undefined) served.set(id, one);
  }
  return served;
};

const ofCertificate = (endpoints: readonly EndpointView[]): Served | undefined => {
  const looks = endpoints.flatMap(({ report }) => report?.at ?? []).toSorted();
  const [seenAt] = looks;
  if (seenAt === undefined) return undefined;
  const count = endpoints.length;
  const wrong = endpoints.find(({ verdict }) => verdict === 'urgent');
  const finding = wrong?.report?.findings[0];
  if (wrong !== undefined && finding !== undefined)
    return { verdict: 'wrong', count, seenAt, worst: { endpoint: wrong, finding } };
  return endpoints.every(({ verdict }) => verdict === 'fine') ? { verdict: 'in-place', count, seenAt } : undefined;
};

const noEndpoints: readonly EndpointView[] = [];

export const useServed = (): ServedById => {
  const endpoints = useWatch(({ state, seen }) => state?.endpoints ?? seen) ?? noEndpoints;
  return useMemo(() => servedOf(endpoints), [endpoints]);
};

/** Ids of certificates in need of somebody though they are valid: renewing them will fail, or something else is served. */
export const useTroubled = (): Failing => {
  const failing = useFailing();
  const served = useServed();
  return useMemo(() => {
    const wrong = [...served].flatMap(([id, { verdict }]) => (verdict === 'wrong' ? [id] : []));
    return wrong.length === 0 ? failing : new Set([...failing, ...wrong]);
  }, [failing, served]);
};
