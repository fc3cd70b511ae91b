import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openStorage } from '../../../electron/engine/storage/open-storage.ts';
import { openRestartable, type Restarted, type StartOver } from '../../../electron/restartable.ts';
import type { EventEnvelope } from '../../../shared/ipc/envelope.ts';
import { failureOf } from '../../support/failure-of.ts';
import { scriptedApplication } from '../../support/scripted-application.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const temp = tempFolder();
afterAll(() => temp.remove());

/** An application on a real profile folder, told to begin anew. */
const openedOn = async (folder: string) => {
  let begin: StartOver = async () => undefined;
  const application = await openRestartable(async (startOver): Promise<Restarted> => {
    begin = startOver;
    const opened = openStorage(folder);
    const one = scriptedApplication({ 'draft.clear': async () => ({ done: true }) as never });
    return {
      ...one,
      announce: async () => one.emit({ name: 'notices.changed', payload: { unseen: 0 } }),
      close: async () => opened.close(),
    };
  });
  return { application, startOver: (work: () => void) => begin(work) };
};

it('a folder that cannot be opened again is told as such, tried by the next call, and everyone hears when it is', async () => {
  const folder = join(temp.path, 'profile');
  const { application, startOver } = await openedOn(folder);
  const heard: EventEnvelope['name'][] = [];
  application.onEvent(({ name }) => heard.push(name));
  const failure = await failureOf(
    startOver(() => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, '');
    }),
  );
  expect(failure).toMatchObject({ code: 'reset.not-reopened', details: { detail: 'storage.not-a-folder' } });
  const late: EventEnvelope['name'][] = [];
  const deafen = application.onEvent(({ name }) => late.push(name));
  expect(await failureOf(application.handlers['draft.clear']({ place: 'real' }))).toMatchObject({
    code: 'reset.not-reopened',
  });
  expect([heard, late, application.openOrders()]).toEqual([[], [], []]);

  rmSync(folder);
  mkdirSync(folder);
  await application.handlers['draft.clear']({ place: 'real' });
  await expect.poll(() => [heard, late]).toEqual([['notices.changed'], ['notices.changed']]);
  deafen();
  await application.close();
});

it('closes although nothing is open', async () => {
  const folder = join(temp.path, 'gone');
  const { application, startOver } = await openedOn(folder);
  await failureOf(
    startOver(() => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, '');
    }),
  );
  await expect(application.close()).resolves.toBeUndefined();
});
