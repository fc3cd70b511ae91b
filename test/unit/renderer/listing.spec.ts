import { describe, expect, it } from 'vitest';
import { byGravity, goThrough, isFor, sumOf } from '../../../renderer/features/certificates/bulk.ts';
import { useList } from '../../../renderer/features/certificates/list-store.ts';
import { countsOf, type Facts, found, inOrder } from '../../../renderer/features/certificates/listing.ts';
import { timeLineOf } from '../../../renderer/features/certificates/timeline.ts';
import { afterChange, type CertificateList } from '../../../shared/domain/certificate-list.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';

const day = 86_400_000;
const now = new Date(2026, 10, 28, 12).getTime();
const iso = (days: number): string => new Date(now + days * day).toISOString();

const certificate = (
  name: string,
  status: CertificateView['status'] = 'fine',
  /** Days from now. */
  life?: readonly [from: number, to: number],
  revoked = false,
): CertificateView => ({
  ...{
    id: name,
    name,
    identifiers: [{ type: 'dns', value: name }],
    authority: { id: 'ca', name: 'CA', trusted: true },
  },
  ...{ proof: { method: 'http-01' }, credentialIds: [], keyType: 'ec256', status },
  ...(life === undefined
    ? {}
    : {
        current: {
          ...{ id: 'v', serial: '1', issuer: 'CA', keyType: 'ec256', fingerprintSha256: 'AA', chain: [] },
          ...{ notBefore: iso(life[0]), notAfter: iso(life[1]), createdAt: iso(life[0]) },
          ...(revoked ? { revoked: { at: iso(-1), reason: 0 } } : {}),
        },
      }),
});

const late = certificate('late.example', 'fine', [-10, 80]);
const soon = certificate('soon.example', 'fine', [-58, 32]);
const ill = certificate('ill.example', 'fine', [-20, 70]);
const dead = certificate('dead.example', 'expired', [-91, -1]);
const revoked = certificate('revoked.example', 'needs-you', [-10, 80], true);
const broken = certificate('broken.example', 'failed');
const working = certificate('working.example', 'working');
const all = [late, soon, ill, dead, revoked, broken, working];
const failing = new Set([ill.id]);
const facts: Facts = { failing, troubled: failing, plan: { [late.id]: { at: iso(70) } }, now };
const names = (some: readonly CertificateView[]): readonly string[] =>
  some.map(({ name }) => name.replace('.example', ''));

describe('the list', () => {
  it('begins with what needs somebody, then what is under way, then what expires first', () => {
    expect(names(inOrder(all, 'need', facts))).toEqual(['dead', 'ill', 'revoked', 'broken', 'working', 'soon', 'late']);
  });

  it('is put in order by name, by expiry, and by the renewal that the plan tells or that is usual', () => {
    expect(names(inOrder(all, 'name', facts))).toEqual(['broken', 'dead', 'ill', 'late', 'revoked', 'soon', 'working']);
    expect(names(inOrder(all, 'expiry', facts))).toEqual([
      ...['dead', 'soon', 'ill', 'late', 'revoked', 'broken', 'working'],
    ]);
    expect(names(inOrder([late, soon, ill, broken], 'renewal', facts))).toEqual(['soon', 'ill', 'late', 'broken']);
  });

  it('counts each state as its filter finds it, and searches in it', () => {
    expect(countsOf(all, facts)).toEqual({ all: 7, needs: 4, working: 1, soon: 1, fine: 2, over: 2 });
    expect(names(found(all, { search: '', filter: 'over' }, facts))).toEqual(['dead', 'revoked']);
    expect(names(found(all, { search: ' LATE ', filter: 'fine' }, facts))).toEqual(['late']);
    expect(found(all, { search: 'late', filter: 'over' }, facts)).toEqual([]);
  });
});

describe('the time line', () => {
  it('puts each renewal and each expiry into its week, and those that will fail apart', () => {
    const { unit, buckets, later } = timeLineOf(all, facts);
    expect([unit, buckets.length, later]).toEqual(['week', 12, 0]);
    const filled = buckets.flatMap(({ failing, renewals, expiries }, week) =>
      [failing, renewals, expiries].some((some) => some.length > 0)
        ? [[week, names(failing), names(renewals), names(expiries)]]
        : [],
    );
    expect(filled).toEqual([
      [0, [], ['soon'], []],
      [4, [], [], ['soon']],
      [5, ['ill'], [], []],
      [10, [], ['late'], ['ill']],
      [11, [], [], ['late']],
    ]);
  });

  it('counts by the month when something lies far ahead, and tells what lies beyond', () => {
    const far = certificate('far.example', 'fine', [0, 398]);
    const { unit, buckets, later } = timeLineOf([far], facts);
    expect([unit, later, new Date(buckets[1]?.from ?? 0).getDate()]).toEqual(['month', 1, 1]);
    expect(buckets.flatMap(({ renewals }, month) => (renewals.length > 0 ? [month] : []))).toEqual([9]);
  });

  it('puts what should have been renewed by now under today', () => {
    const due = certificate('due.example', 'fine', [-89, 1]);
    expect(names(timeLineOf([due], facts).buckets[0]?.renewals ?? [])).toEqual(['due']);
  });
});

describe('a list that follows another', () => {
  const list: CertificateList = { certificates: [late, soon], mark: { series: 'a', order: 4 } };
  const change = { mark: { series: 'a', order: 5 }, changed: [], removed: [] };

  it('takes over what is new, what has changed and what is gone', () => {
    const changed = [{ ...soon, status: 'working' } as const, broken];
    const after = afterChange(list, { ...change, changed, removed: [late.id] });
    expect(after).toEqual({ certificates: [broken, { ...soon, status: 'working' }], mark: change.mark });
  });

  it('is asked for anew after a change that was missed, or of another list, and not after one it knows', () => {
    expect(afterChange(list, { ...change, mark: { series: 'a', order: 6 } })).toBeUndefined();
    expect(afterChange(list, { ...change, mark: { series: 'b', order: 5 } })).toBeUndefined();
    expect(afterChange(list, { ...change, mark: { series: 'a', order: 4 }, removed: [late.id] })).toBe(list);
  });
});

describe('many at once', () => {
  it('are selected one by one, and as a span from the last one on', () => {
    const { toggle, toggleSpan, select } = useList.getState();
    const ids = ['a', 'b', 'c', 'd'];
    toggle('c');
    toggleSpan(ids, 'a');
    expect([...useList.getState().selected].toSorted()).toEqual(['a', 'b', 'c']);
    toggle('b');
    expect([...useList.getState().selected].toSorted()).toEqual(['a', 'c']);
    select(false);
    expect(useList.getState().selected.size).toBe(0);
  });

  it('leave alone what is under way, and what has no renewal to try', () => {
    const fitting = (act: 'renew' | 'rehearse' | 'forget') => names(all.filter((one) => isFor(act, one)));
    expect(fitting('renew')).toEqual(['late', 'soon', 'ill', 'dead', 'revoked', 'broken']);
    expect(fitting('rehearse')).toEqual(['late', 'soon', 'ill', 'dead']);
    expect(fitting('forget')).toEqual(names(all));
  });

  it('are gone through so many at a time, and none is begun after a stop', async () => {
    const begun: number[] = [];
    let most = 0;
    let under = 0;
    await goThrough({
      items: [1, 2, 3, 4, 5],
      lanes: 2,
      isStopped: () => begun.length === 4,
      one: async (item) => {
        begun.push(item);
        under += 1;
        most = Math.max(most, under);
        await Promise.resolve();
        under -= 1;
      },
    });
    expect([begun, most]).toEqual([[1, 2, 3, 4], 2]);
  });

  it('are summed up in what a reset takes away, and told with the failed first', () => {
    const split = { removed: [{ what: 'runs' as const, count: 2 }], kept: [{ what: 'versions' as const, count: 1 }] };
    const preview = { ...{ id: 'a', name: 'a', records: 1, working: 0, published: 1 }, afresh: split, forget: split };
    const twice = { removed: [{ what: 'runs', count: 4 }], kept: [{ what: 'versions', count: 2 }] };
    expect(sumOf([preview, preview])).toEqual({
      ...{ id: '', name: '', records: 2, working: 0, published: 2, afresh: twice, forget: twice },
    });
    const came = (id: string, outcome: 'renewed' | 'failed' | 'skipped' | 'waiting') => ({ id, name: id, outcome });
    const results = [came('a', 'renewed'), came('b', 'skipped'), came('c', 'failed'), came('d', 'waiting')];
    expect(byGravity(results).map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
  });
});
