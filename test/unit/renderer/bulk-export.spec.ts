/** An export of many as the page sees it: who is left out, what is asked about, and how the work goes on. */
import { afterEach, describe, expect, it } from 'vitest';
import { toneOf } from '../../../renderer/features/certificates/bulk.ts';
import {
  type BulkExport,
  exportOne,
  keptAs,
  newBundle,
  type Planned,
  remarkOf,
  remarksOf,
  sorted,
} from '../../../renderer/features/certificates/bulk-export.ts';
import { useBulk } from '../../../renderer/features/certificates/bulk-store.ts';
import { lastChoice } from '../../../renderer/features/export/choices.ts';
import { exportBundleSchema } from '../../../shared/domain/export-many.ts';
import { fail, problem } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { servePage } from '../../support/page-host.ts';

const planned = (name: string, more: Partial<Planned> = {}): Planned => ({
  ...{ certificateId: name, name, ownFolder: name, warnings: [] },
  files: [{ name: 'cert.pem', exists: false }],
  ...more,
});
const files = [
  { name: 'cert.pem', exists: true },
  { name: 'privkey.pem', exists: false },
];

describe('before many are exported', () => {
  it('those that cannot be are left out with their reason, and those that are there are known', () => {
    const why = problem('export.nothing-issued', { name: 'c' });
    const [a, b] = [planned('a'), planned('b', { files })];
    const { fit, there, leftOut } = sorted([a, planned('c', { files: [], problem: why }), b]);
    expect([fit, there]).toEqual([[a, b], [b]]);
    expect(leftOut).toEqual([{ id: 'c', name: 'c', outcome: 'skipped', problem: why }]);
    const kept = keptAs('/srv/tls', b);
    expect([toneOf(kept), kept.problem]).toEqual([
      'left-out',
      problem('export.exists', { path: '/srv/tls/b', files: ['cert.pem'] }),
    ]);
    expect(messageOf(why, 'en').explanation).toContain('of c,');
  });

  it('what is to be known is counted, but not what the form says itself', () => {
    const old = planned('a', { warnings: ['legacy-encryption', 'expired'] });
    expect([...remarksOf([old, planned('b', { warnings: ['expired', 'revoked'] }), planned('c')])]).toEqual([
      ['expired', 2],
      ['revoked', 1],
    ]);
    expect(remarkOf({ warnings: ['weak-keystore'], checks: [] })).toBeUndefined();
    expect(remarkOf({ warnings: ['weak-keystore', 'no-key'], checks: [] })).toBe('export.warning.no-key');
    const flaw = { check: 'validity' as const, ok: false, detail: {} };
    expect(remarkOf({ warnings: [], checks: [flaw] })).toBe('export.check.validity.not');
  });

  it('the place that was used last is offered, and else the most usual one', () => {
    expect([lastChoice(['iis:2016', 'nginx']).variant.id, lastChoice(['gone']).id]).toEqual(['2016', 'nginx']);
  });

  it('a bundle has a name that the host takes and nobody else has', () => {
    const names = Array.from({ length: 20 }, newBundle);
    expect(new Set(names).size).toBe(20);
    for (const bundle of names) expect(exportBundleSchema.safeParse({ bundle }).success).toBe(true);
  });
});

describe('while many are exported', () => {
  let leave = (): void => undefined;
  afterEach(() => {
    leave();
    useBulk.setState({ job: undefined });
  });
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const serve = (answer: (id: string) => unknown): void => {
    asked.splice(0);
    leave = servePage(async (name, input) => {
      asked.push({ name, input });
      const { certificateId = '' } = input as { certificateId?: string };
      return answer(certificateId);
    });
  };
  const fine = { warnings: [], checks: [{ check: 'bytes', ok: true, detail: {} }] };
  const items = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
  const choice = lastChoice(['iis:2019']);
  const toFolder: BulkExport = { choice, to: { kind: 'folder', folder: '/srv/tls', replaceExisting: false } };
  const by = (exported: BulkExport, password?: string) => (id: string) => exportOne(exported, id, password);
  const job = () => useBulk.getState().job;

  it('each is written into its own folder, and what came of it is told, one failure or not', async () => {
    const full = fail('export.unwritable', { path: '/srv/tls/b', reason: 'ENOSPC' });
    serve((id) => {
      if (id === 'b') throw full;
      return id === 'c' ? { ...fine, warnings: ['revoked'] } : fine;
    });
    const leftOut = [{ id: 'd', name: 'd', outcome: 'skipped' as const }];
    await useBulk.getState().beginExport(items, toFolder, { leftOut, one: by(toFolder, 'secret') });
    expect(asked[0]).toEqual({
      name: 'export.write',
      input: {
        ...{ certificateId: 'a', shape: choice.variant.shape, password: 'secret', folder: '/srv/tls' },
        ...{ makeFolder: true, ownFolder: true, replaceExisting: false },
        ...(choice.variant.limits === undefined ? {} : { limits: choice.variant.limits }),
      },
    });
    expect(job()).toMatchObject({ act: 'export', state: 'ended', leftOut });
    expect(job()?.results).toEqual([
      { id: 'a', name: 'a', outcome: 'exported' },
      { id: 'b', name: 'b', outcome: 'failed', problem: full.problem },
      { id: 'c', name: 'c', outcome: 'exported-but', remark: 'export.warning.revoked' },
    ]);
    expect(JSON.stringify(job())).not.toContain('secret');
  });

  it('it can be stopped between two, and nothing else begins meanwhile', async () => {
    serve((id) => {
      if (id === 'a') useBulk.getState().stop();
      void useBulk.getState().begin('forget', items);
      return fine;
    });
    await useBulk.getState().beginExport(items, toFolder, { leftOut: [], one: by(toFolder) });
    expect([job()?.act, job()?.state, job()?.results.map(({ id }) => id)]).toEqual(['export', 'ended', ['a']]);
    expect(asked).toHaveLength(1);
  });

  it('what is held for one file is dropped when it is closed', async () => {
    serve(() => fine);
    const bundle = newBundle();
    const toBundle: BulkExport = { choice, to: { kind: 'bundle', bundle } };
    await useBulk.getState().beginExport(items, toBundle, { leftOut: [], one: by(toBundle) });
    expect(job()?.results.map(({ outcome }) => outcome)).toEqual(['packed', 'packed', 'packed']);
    expect(asked.map(({ name }) => name)).toEqual(['export.collect', 'export.collect', 'export.collect']);
    useBulk.getState().dismiss();
    expect([job(), asked.at(-1)]).toEqual([undefined, { name: 'export.drop', input: { bundle } }]);
  });
});
