/** Binds the stores to the host's events, once, for as long as the page is open. */
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import { listen, onConnection } from '../ipc/client.ts';
import { useApp } from './app-store.ts';
import { useCertificates } from './certificates-store.ts';
import { useRuns } from './runs-store.ts';

const apply = (event: EventEnvelope): void => {
  switch (event.name) {
    case 'run.changed':
      return useRuns.getState().changed(event.payload);
    case 'certificates.changed':
      return useCertificates.getState().changed(event.payload.certificates);
    case 'settings.changed':
      return useApp.getState().settingsChanged(event.payload);
    case 'vault.changed':
      return useApp.getState().vaultChanged(event.payload);
  }
};

export const followHost = (): void => {
  onConnection((connection) => {
    useApp.getState().setGone(connection === 'gone');
    if (connection === 'gone') return;
    void Promise.all([
      useApp.getState().start(),
      useCertificates.getState().load(),
      useRuns.getState().reload(),
    ]);
  });
  listen(apply);
};
