/** Drafts of the wizard: each mode keeps its own, and a practised failure takes nothing of what its reader typed. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApplication } from '../../../electron/compose.ts';
import { silentLogger } from '../../../electron/engine/ports/index.ts';
import type { Application } from '../../../electron/ipc/application.ts';
import { emptyDraft } from '../../../renderer/features/wizard/draft-store.ts';
import type { DraftPlace } from '../../../shared/domain/app.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
let application: Application;
beforeEach(async () => {
  folder = tempFolder();
  application = await openApplication({
    profileFolder: folder.path,
    logger: silentLogger,
    version: '1.2.3',
    host: { kind: 'web', deliver: async () => ({ kind: 'cancelled' }), openLink: async () => undefined },
  });
});
afterEach(async () => {
  await application.close();
  folder.remove();
});

const save = (place: DraftPlace, text: string) =>
  application.handlers['draft.save']({ place, draft: { ...emptyDraft({ id: 'usual' }), text } });
const shown = async () => {
  const { draft, place } = await application.handlers['draft.read']({});
  return [place, draft?.text];
};
const practise = (practice: boolean) => application.handlers['settings.change']({ practice });

it('each mode has the draft that was typed in it, however late it was saved', async () => {
  await save('practice', 'nas.example.org');
  await practise(false);
  expect(await shown()).toEqual(['real', undefined]);
  await save('practice', 'later.example.org');
  await save('real', 'www.example.com');
  expect(await shown()).toEqual(['real', 'www.example.com']);
  await practise(true);
  expect(await shown()).toEqual(['practice', 'later.example.org']);
});

it('a practised failure has a draft of its own, and the reader’s is back when it ends', async () => {
  await save('practice', 'nas.example.org');
  await application.handlers['practice.begin']({ situation: 'caa-forbids' });
  expect(await shown()).toEqual(['practice', 'nas.example.org']);
  await save('situation', 'caa.example.org');
  expect(await shown()).toEqual(['situation', 'caa.example.org']);
  await application.handlers['practice.begin']({ situation: 'redirect' });
  expect(await shown()).toEqual(['practice', 'nas.example.org']);
  await save('situation', 'redirect.example.org');
  await application.handlers['practice.end']({});
  expect(await shown()).toEqual(['practice', 'nas.example.org']);
  await save('situation', 'too-late.example.org');
  expect(await shown()).toEqual(['practice', 'nas.example.org']);
});

it('ordering what a practised failure filled in takes only that draft away', async () => {
  await save('practice', 'nas.example.org');
  await application.handlers['practice.begin']({ situation: 'caa-forbids' });
  await save('situation', 'caa.example.org');
  await application.handlers['draft.clear']({ place: 'situation' });
  expect(await shown()).toEqual(['practice', 'nas.example.org']);
  await save('situation', 'again.example.org');
  await practise(false);
  await practise(true);
  expect(await shown()).toEqual(['practice', 'nas.example.org']);
});
