/** Binds the stores to the host's events, once, for as long as the page is open. */
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import { useBackup } from '../features/backup/backup-store.ts';
import { useInstall } from '../features/install/install-store.ts';
import { usePractice } from '../features/practice/practice-store.ts';
import { usePreflight } from '../features/preflight/preflight-store.ts';
import { useUpdates } from '../features/updates/updates-store.ts';
import { useDraft } from '../features/wizard/draft-store.ts';
import { listen, onConnection } from '../ipc/client.ts';
import { useApp } from './app-store.ts';
import { useCertificates } from './certificates-store.ts';
import { useAppliedFixes } from './fixes-store.ts';
import { useNotices } from './notices-store.ts';
import { useRehearsals } from './rehearsals-store.ts';
import { useRenewal } from './renewal-store.ts';
import { useRoute } from './route-store.ts';
import { useRuns } from './runs-store.ts';
import { useWatch } from './watch-store.ts';

/** However many certificates change while the plan is read, it is read once more. */
const planAgain = (() => {
  let reading = false;
  let isOld = false;
  return async (): Promise<void> => {
    isOld = true;
    if (reading) return;
    reading = true;
    while (isOld) {
      isOld = false;
      await useRenewal.getState().load();
    }
    reading = false;
  };
})();

const apply = (event: EventEnvelope): void => {
  switch (event.name) {
    case 'run.changed':
      useRuns.getState().changed(event.payload);
      break;
    case 'certificates.changed':
      useCertificates.getState().changed(event.payload);
      void planAgain();
      break;
    case 'settings.changed':
      useApp.getState().settingsChanged(event.payload);
      void useRenewal.getState().load();
      break;
    case 'installing.changed':
      useInstall.getState().changed(event.payload);
      break;
    case 'watch.changed':
      useWatch.getState().changed(event.payload);
      break;
    case 'renewal.changed':
      void useRenewal.getState().changed(event.payload.report);
      break;
    case 'fixes.changed':
      useAppliedFixes.getState().changed(event.payload.fixes);
      break;
    case 'notices.changed':
      void useNotices.getState().changed(event.payload.unseen);
      break;
    case 'vault.changed':
      useApp.getState().vaultChanged(event.payload);
      usePreflight.getState().forget();
      break;
    case 'rehearsal.changed':
      useRehearsals.getState().changed(event.payload);
      break;
    case 'preflight.changed':
      usePreflight.getState().changed(event.payload);
      break;
    case 'practice.changed':
      usePractice.getState().changed(event.payload);
      if (event.payload.situation === undefined) useDraft.getState().situationOver();
      // The world is another one: what was found in it counts no more.
      usePreflight.getState().forget();
      break;
    case 'backup.changed':
      useBackup.getState().progressed(event.payload);
      break;
    case 'updates.changed':
      useUpdates.getState().changed(event.payload);
      break;
    case 'screen.requested':
      useRoute.getState().go(event.payload);
      break;
  }
};

/** What every page shows, whatever screen is open; also after the profile was exchanged. */
export const loadStores = (): Promise<unknown> =>
  Promise.all([
    useApp.getState().start(),
    useCertificates.getState().load(),
    useRuns.getState().reload(),
    useRehearsals.getState().load(),
    useRenewal.getState().load(),
    useNotices.getState().load(),
    useUpdates.getState().load(),
    usePractice.getState().load(),
    useWatch.getState().again(),
  ]);

export const followHost = (): void => {
  onConnection((connection) => {
    useApp.getState().setGone(connection === 'gone');
    usePreflight.getState().interrupted();
    useRehearsals.getState().interrupted();
    useRenewal.getState().interrupted();
    if (connection === 'gone') return;
    void loadStores();
  });
  listen(apply);
  useApp.subscribe(({ settings }, before) => {
    // The first answer changes no mode.
    if (settings === undefined || before.settings === undefined) return;
    if (settings.practice === before.settings.practice) return;
    useDraft.getState().modeChanged();
    void useWatch.getState().again();
  });
};
