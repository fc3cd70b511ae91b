/** Leads to restoring from where there is nothing yet, or nothing that can be opened. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSentence } from '../../i18n/i18n.ts';
import { BackupDialog } from './BackupDialog.tsx';
import { useBackup } from './backup-store.ts';

export const RestoreButton = () => {
  const t = useSentence();
  const anew = useBackup((state) => state.anew);
  const [asking, setAsking] = useState(false);
  const turn = (on: boolean) => {
    anew();
    setAsking(on);
  };
  return (
    <div>
      <Button size="xs" onClick={() => turn(true)}>
        {t('backup.welcome')}
      </Button>
      <BackupDialog asking={asking ? 'restore' : undefined} onClose={() => turn(false)} />
    </div>
  );
};
