/** Judges what the resolver of this computer said, by nothing else: no network, no clock. */
import type { ComputerView } from '../../../shared/domain/dns-watch.ts';
import { addressKind } from './address-kind.ts';
import { parseEndpoint } from './endpoint.ts';
import type { ResolverSighting } from './eye.ts';

export const notAsked: ComputerView = { state: 'unknown' };

/** About one name, of which all `values` are wanted. */
export const judgeComputer = (sighting: ResolverSighting, values: readonly string[], now: Date): ComputerView => {
  const { resolver, remembered } = sighting;
  const state = stateOf(sighting, values);
  const isRemembered = state === 'not-yet' || state === 'other-value';
  return {
    state,
    ...(remembered === undefined || !isRemembered
      ? {}
      : { until: new Date(now.getTime() + 1000 * remembered).toISOString() }),
    seenAt: now.toISOString(),
    resolver,
    nearby: addressKind(parseEndpoint(resolver).address) === 'private',
  };
};

const stateOf = (sighting: ResolverSighting, values: readonly string[]): ComputerView['state'] => {
  if (sighting.kind === 'silent') return 'unreachable';
  if (values.every((value) => sighting.values.includes(value))) return 'has';
  return sighting.values.length > 0 ? 'other-value' : 'not-yet';
};

/** The first of them that any name has is the one of all names. */
const tellingFirst: readonly ComputerView['state'][] = ['not-yet', 'other-value', 'unreachable', 'unknown', 'has'];

/** One view of all names: what is missing longest speaks for them. */
export const joinComputerViews = (views: readonly ComputerView[]): ComputerView => {
  const state = tellingFirst.find((one) => views.some((view) => view.state === one));
  const alike = views.filter((view) => view.state === state);
  const last = (one: ComputerView): string => one.until ?? one.seenAt ?? '';
  return alike.toSorted((one, other) => (last(one) < last(other) ? 1 : -1))[0] ?? notAsked;
};
