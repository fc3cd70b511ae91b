/** What a profile holds, counted. */
import type { BackupItems } from '../../../shared/domain/backup.ts';
import type { Storage } from '../storage/open-storage.ts';

export const contentItems = (storage: Storage): BackupItems => {
  const items: BackupItems = [
    { what: 'certificates', count: storage.certificates.list().length },
    { what: 'private-keys', count: storage.secrets.names().filter(isCertificateKey).length },
    { what: 'accounts', count: storage.accounts.list().length },
    { what: 'credentials', count: storage.credentials.list().length },
    { what: 'channels', count: channelsOf(storage) },
    { what: 'watched', count: storage.endpoints.list().length },
    { what: 'runs', count: storage.runs.span().count },
    { what: 'settings', count: 1 },
  ];
  return items.filter(({ count }) => count > 0);
};

/** What would be missed if it were gone. */
export const presentItems = (storage: Storage): BackupItems =>
  contentItems(storage).filter(({ what }) => what !== 'settings');

/** Nothing to be missed, and nothing to be put back. */
export const isEmptyProfile = (storage: Storage): boolean =>
  presentItems(storage).length === 0 &&
  storage.secrets.names().length === 0 &&
  storage.removedCertificates.list().length === 0;

const isCertificateKey = (name: string): boolean => name.startsWith('certificate-key/');

/** The system's own messages are always there. */
const channelsOf = ({ channels }: Storage): number => channels.list().filter(({ kind }) => kind !== 'system').length;
