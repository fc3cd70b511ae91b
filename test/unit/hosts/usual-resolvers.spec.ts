/** What the page is told that a new draft begins with. */
import { expect, it } from 'vitest';
import { openApplication } from '../../../electron/compose.ts';
import { silentLogger } from '../../../electron/engine/ports/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a new draft begins with the DNS servers of the settings, and in practice with none', async () => {
  const folder = tempFolder();
  const { handlers, close } = await openApplication({
    profileFolder: folder.path,
    logger: silentLogger,
    version: '1.2.3',
    host: { kind: 'web', deliver: async () => ({ kind: 'cancelled' }), openLink: async () => undefined },
  });
  const resolvers = ['9.9.9.9', '[2620:fe::fe]:53'];
  await handlers['settings.change']({ practice: false, resolvers });
  expect(await handlers['draft.read']({})).toEqual({ draft: null, place: 'real', resolvers });
  await handlers['settings.change']({ practice: true });
  expect(await handlers['draft.read']({})).toEqual({ draft: null, place: 'practice', resolvers: [] });
  await close();
  folder.remove();
});
