/** The dialog in which a backup is made or restored; what is under way ends with it. */
import { Dialog } from '../../components/Dialog.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useBackup } from './backup-store.ts';
import { Making } from './Making.tsx';
import { Restoring } from './Restoring.tsx';

export type BackupAsking = 'create' | 'restore';

interface BackupDialogProps {
  /** Closed without. */
  readonly asking: BackupAsking | undefined;
  readonly onClose: () => void;
}

export const BackupDialog = ({ asking, onClose }: BackupDialogProps) => {
  const t = useSentence();
  const cancel = useBackup((state) => state.cancel);
  const close = () => {
    cancel();
    onClose();
  };
  return (
    <Dialog open={asking !== undefined} wide title={t(`backup.${asking ?? 'restore'}-ask`)} onClose={close}>
      {asking === 'create' ? <Making onClose={close} /> : <Restoring onClose={close} />}
    </Dialog>
  );
};
