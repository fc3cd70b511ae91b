/** The question before many are exported: what the host is asked, and what is begun with which answer. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Planned } from '../../../renderer/features/certificates/bulk-export.ts';
import { type BulkExportStore, bulkExportStore } from '../../../renderer/features/certificates/bulk-export-store.ts';
import { useBulk } from '../../../renderer/features/certificates/bulk-store.ts';
import { lastChoice } from '../../../renderer/features/export/choices.ts';
import { useApp } from '../../../renderer/stores/app-store.ts';
import { settingsSchema } from '../../../shared/domain/app.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { servePage } from '../../support/page-host.ts';

interface Asked {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const done = { warnings: [], checks: [] };
const planned = (certificateId: string, exists = false): Planned => ({
  ...{ certificateId, name: certificateId, ownFolder: certificateId, warnings: [] },
  files: [{ name: 'x.pfx', exists }],
});

describe('the question before many are exported', () => {
  let leave = (): void => undefined;
  afterEach(() => {
    leave();
    useBulk.setState({ job: undefined });
    useApp.setState({ settings: undefined });
  });
  const asked: Asked[] = [];
  const of = (name: string) => asked.filter((one) => one.name === name).map(({ input }) => input);
  const serve = (answers: Readonly<Record<string, (input: Asked['input']) => unknown>>): void => {
    asked.splice(0);
    useApp.setState({ settings: settingsSchema.parse({}) });
    leave = servePage((name, input) => {
      asked.push({ name, input: input as Asked['input'] });
      if (name === 'settings.change') return settingsSchema.parse({});
      return (answers[name] ?? (() => done))(input as Asked['input']);
    });
  };
  const ended = () =>
    new Promise<void>((resolve) => {
      if (useBulk.getState().job?.state === 'ended') return resolve();
      const end = useBulk.subscribe(({ job }) => {
        if (job?.state !== 'ended') return;
        end();
        resolve();
      });
    });
  const typedIn = (...recent: readonly string[]) => ({ 'export.folders': () => ({ way: 'typed', recent }) });
  const opened = async (ids: readonly string[], reference = 'iis:2019'): Promise<BulkExportStore> => {
    const store = bulkExportStore(ids, lastChoice([reference]));
    await store.getState().open();
    return store;
  };

  it('asks of fifty at a time, and of a folder only once it is a whole path', async () => {
    serve({
      ...typedIn('/srv/tls'),
      'export.preview-many': ({ certificateIds }) => ({
        certificates: (certificateIds as readonly string[]).map((id) => planned(id)),
      }),
    });
    const store = await opened(Array.from({ length: 120 }, (_, at) => String(at)));
    expect(of('export.preview-many').map(({ certificateIds, folder }) => [certificateIds, folder])).toMatchObject(
      [50, 50, 20].map((length) => [{ length }, '/srv/tls']),
    );
    expect([store.getState().planned?.length, store.getState().looking]).toEqual([120, false]);
    asked.splice(0);
    store.getState().setFolder('not/whole');
    expect(store.getState().looking).toBe(true);
    store.getState().setWay('folder');
    expect(of('export.preview-many')[0]).not.toHaveProperty('folder');
    store.getState().close();
  });

  it('drops an answer that a newer question has overtaken', async () => {
    const answers: ((many: unknown) => void)[] = [];
    serve({
      ...typedIn('/srv/tls'),
      'export.preview-many': () => new Promise((resolve) => answers.push(resolve)),
    });
    const store = bulkExportStore(['a'], lastChoice([]));
    const opening = store.getState().open();
    await expect.poll(() => answers.length).toBe(1);
    store.getState().choose(lastChoice(['iis:2019']));
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.({ certificates: [planned('new')] });
    answers[0]?.({ certificates: [planned('old')] });
    await opening;
    await expect.poll(() => store.getState().planned?.[0]?.name).toBe('new');
    expect(store.getState().looking).toBe(false);
  });

  const three = () => ({
    certificates: [
      planned('a'),
      planned('b', true),
      { ...planned('c'), files: [], problem: problem('export.nothing-issued', { name: 'c' }) },
    ],
  });

  it.each([
    ['keep', ['a'], ['c', 'b']],
    ['replace', ['a', 'b'], ['c']],
  ] as const)(
    'goes on with the answer %s, one password for all, and tells what was left',
    async (answer, ids, left) => {
      serve({ ...typedIn('/srv/tls'), 'export.preview-many': three });
      const store = await opened(['a', 'b', 'c']);
      const { password } = store.getState();
      store.getState().begin(answer);
      await ended();
      const writes = of('export.write');
      expect(writes.map(({ certificateId }) => certificateId)).toEqual(ids);
      expect(writes[0]).toMatchObject({ password, folder: '/srv/tls', replaceExisting: answer === 'replace' });
      const { job } = useBulk.getState();
      expect([job?.leftOut.map(({ id }) => id), job?.exported?.made]).toEqual([left, password]);
      expect(of('settings.change')).toMatchObject([{ recentDestinations: ['iis:2019'] }]);
    },
  );

  it('keeps no password that was copied or typed, and gives none where the form has none', async () => {
    serve({ ...typedIn(), 'export.preview-many': three });
    const copied = await opened(['a'], 'iis:2019');
    expect(copied.getState().way).toBe('download');
    copied.getState().passwordCopied();
    copied.getState().begin('keep');
    await ended();
    expect(useBulk.getState().job?.exported).not.toHaveProperty('made');
    // What is there does not matter to a download.
    expect(of('export.collect').map(({ certificateId }) => certificateId)).toEqual(['a', 'b']);
    const plain = await opened(['a'], 'nginx');
    plain.getState().begin('keep');
    await expect.poll(() => of('export.collect').length).toBe(4);
    expect(of('export.collect').at(-1)).not.toHaveProperty('password');
    expect(of('export.drop')).toEqual([{ bundle: of('export.collect')[0]?.bundle }]);
  });

  it('on the desktop looks into the folder that was chosen before it goes on', async () => {
    let folder: string | undefined;
    serve({
      'export.folders': () => ({ way: 'chosen', recent: [] }),
      'export.choose-folder': () => (folder === undefined ? { kind: 'cancelled' } : { kind: 'chosen', folder }),
      'export.preview-many': three,
    });
    const store = await opened(['a']);
    expect([store.getState().way, await store.getState().askFolder()]).toEqual(['folder', false]);
    folder = '/home/me/tls';
    expect(await store.getState().askFolder()).toBe(true);
    expect(of('export.preview-many').at(-1)).toMatchObject({ folder });
  });
});
