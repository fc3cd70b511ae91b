/** The application wakes its planner: the open program looks at what is planned when the machine says that it may. */
import { afterAll, expect, it } from 'vitest';
import { openApplication } from '../../electron/compose.ts';
import type { HostFacilities } from '../../electron/ipc/application.ts';
import { profileShows } from '../support/made-due.ts';
import { fastClock } from '../support/moved-clock.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
afterAll(() => folder.remove());

const host: HostFacilities = {
  kind: 'desktop',
  deliver: async () => ({ kind: 'cancelled' }),
  openLink: async () => undefined,
};

it('plans anew when it is woken, hours before it would by itself', async () => {
  const clock = fastClock();
  // A minute passes in half a second; the six hours until the next look by itself take three minutes.
  clock.run(120);
  const logger = { info: () => undefined, warn: () => undefined, recent: () => [] };
  const application = await openApplication({ profileFolder: folder.path, host, logger, version: '0', clock });
  const beatAfter = (last: string | undefined): Promise<string> =>
    profileShows(
      folder.path,
      ({ heartbeats }) => {
        const at = heartbeats.last('app')?.at;
        return at === last ? undefined : at;
      },
      20_000,
    );
  try {
    const first = await beatAfter(undefined);
    application.woke({ slept: true });
    const second = await beatAfter(first);
    const apart = Date.parse(second) - Date.parse(first);
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(3 * 3_600_000);
  } finally {
    await application.close();
  }
});
