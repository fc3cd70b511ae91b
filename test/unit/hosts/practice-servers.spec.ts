/** The servers of practice mode are opened when something first needs one of them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openApplication } from '../../../electron/compose.ts';
import { silentLogger } from '../../../electron/engine/ports/index.ts';
import { emptyDraft } from '../../../renderer/features/wizard/draft-store.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a start in practice mode opens none, and an authority that is asked for is open', async () => {
  const folder = tempFolder();
  const { handlers, close } = await openApplication({
    profileFolder: folder.path,
    logger: silentLogger,
    version: '1.2.3',
    host: { kind: 'web', deliver: async () => ({ kind: 'cancelled' }), openLink: async () => undefined },
  });
  try {
    // What every page asks when it opens, and the tray.
    const { settings, vault } = await handlers['app.bootstrap']({});
    expect([settings.practice, vault.state]).toEqual([true, 'open']);
    expect((await handlers['certificates.list']({})).certificates).toEqual([]);
    expect((await handlers['runs.list']({})).runs).toEqual([]);
    expect((await handlers['rehearsals.list']({})).rehearsals).toEqual([]);
    expect((await handlers['renewal.plan']({})).plan).toEqual([]);
    expect(await handlers['renewal.pause']({})).toEqual({ pause: null });
    expect((await handlers['watchdog.state']({})).alerts).toEqual([]);
    expect((await handlers['notices.list']({ limit: 30 })).unseen).toBe(0);
    expect((await handlers['fixes.applied']({})).fixes).toEqual([]);
    expect(await handlers['practice.state']({})).toEqual({ mended: false });
    await handlers['draft.save']({ place: 'practice', draft: emptyDraft({ id: 'practice' }) });
    await handlers['practice.end']({});
    await handlers['settings.change']({ practice: false });
    await handlers['settings.change']({ practice: true });
    const root = join(folder.path, 'practice', 'authority');
    expect(existsSync(root)).toBe(false);
    const [first, second] = (await handlers['authorities.list']({})).authorities;
    expect(existsSync(root)).toBe(true);
    const address = /^https:\/\/127\.0\.0\.1:\d+\//;
    expect([first?.directoryUrl, second?.directoryUrl]).toEqual([
      expect.stringMatching(address),
      expect.stringMatching(address),
    ]);
    expect(await handlers['authorities.look']({ authority: { id: 'practice' } })).toMatchObject({
      profiles: { classic: expect.any(String) },
    });
  } finally {
    await close();
    folder.remove();
  }
});
