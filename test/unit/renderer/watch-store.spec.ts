/** The list of watched hosts on a page, kept current by what changes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useWatch } from '../../../renderer/stores/watch-store.ts';
import type { EndpointView, WatchState } from '../../../shared/domain/watch.ts';
import { servePage } from '../../support/page-host.ts';

const answers: ((state: WatchState) => void)[] = [];
let leave = (): void => undefined;

const endpoint = (id: string, certificateId?: string): EndpointView => ({
  ...{ id, host: `${id}.example.org`, port: 443, protocol: 'tls', everyHours: 24, verdict: 'not-looked', active: true },
  ...(certificateId === undefined ? {} : { certificateId }),
});
const seen = (one: EndpointView): EndpointView => ({ ...one, verdict: 'fine' });
const before: WatchState = {
  endpoints: [endpoint('a', 'one'), endpoint('b'), endpoint('c', 'one')],
  watched: ['one', 'two'],
  domains: true,
};
const { changed, load, again } = useWatch.getState();
const state = () => useWatch.getState().state;

beforeEach(() => {
  answers.splice(0);
  leave = servePage(() => new Promise<WatchState>((answer) => answers.push(answer)));
  useWatch.setState({ state: before, problem: undefined });
});
afterEach(() => {
  leave();
  useWatch.setState({ state: undefined, seen: undefined });
});

describe('a change of the watch', () => {
  it('puts a host in its place, and a new one last', () => {
    changed({ is: 'endpoint', endpoint: seen(endpoint('b')) });
    changed({ is: 'endpoint', endpoint: endpoint('d') });
    expect(state()).toEqual({
      ...before,
      endpoints: [endpoint('a', 'one'), seen(endpoint('b')), endpoint('c', 'one'), endpoint('d')],
    });
  });

  it('takes off what was removed', () => {
    changed({ is: 'removed', id: 'b' });
    expect(state()).toEqual({ ...before, endpoints: [endpoint('a', 'one'), endpoint('c', 'one')] });
  });

  it('exchanges the hosts of one certificate and leaves the others', () => {
    const endpoints = [seen(endpoint('c', 'one')), endpoint('e', 'one')];
    changed({ is: 'certificate', certificateId: 'one', watched: false, endpoints });
    expect(state()).toEqual({ ...before, endpoints: [endpoint('b'), ...endpoints], watched: ['two'] });
    changed({ is: 'certificate', certificateId: 'one', watched: true, endpoints: [] });
    expect(state()).toEqual({ ...before, endpoints: [endpoint('b')], watched: ['two', 'one'] });
  });

  it('says whether registries are asked', () => {
    changed({ is: 'domains', domains: false });
    expect(state()).toEqual({ ...before, domains: false });
  });

  it('is nothing to a page that has not asked for the list', () => {
    useWatch.setState({ state: undefined });
    changed({ is: 'removed', id: 'b' });
    expect(state()).toBeUndefined();
  });
});

describe('what the list of certificates needs of it', () => {
  it('is kept current without the list as a whole, and asked for no more once that is there', async () => {
    useWatch.setState({ state: undefined, seen: undefined });
    const { loadSeen } = useWatch.getState();
    const loading = loadSeen();
    answers.shift()?.({ ...before, endpoints: [seen(endpoint('a', 'one'))] });
    await loading;
    changed({ is: 'endpoint', endpoint: endpoint('a', 'one') });
    changed({ is: 'endpoint', endpoint: endpoint('f', 'two') });
    expect(useWatch.getState().seen).toEqual([endpoint('a', 'one'), endpoint('f', 'two')]);
    useWatch.setState({ state: before });
    await loadSeen();
    expect(answers).toEqual([]);
  });
});

describe('the list as a whole', () => {
  it('is asked for once more when something changed before it arrived', async () => {
    const loading = load();
    changed({ is: 'removed', id: 'b' });
    answers[0]?.(before);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    const newest = { ...before, endpoints: [] };
    answers[1]?.(newest);
    await loading;
    expect(state()).toEqual(newest);
  });

  it('is read anew only where it is shown', async () => {
    useWatch.setState({ state: undefined });
    await again();
    expect(answers).toHaveLength(0);
    useWatch.setState({ state: before });
    void again();
    expect(answers).toHaveLength(1);
  });
});
