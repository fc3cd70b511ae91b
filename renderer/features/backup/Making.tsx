/** Makes a backup: a passphrase twice, and where the file goes is asked by the host. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Delivered, type Delivery } from '../../components/Delivered.tsx';
import { DialogActs } from '../../components/Dialog.tsx';
import { DialogForm } from '../../components/DialogForm.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './Backup.module.css';
import { useBackup } from './backup-store.ts';
import { PassphraseFields, useNewPassphrase } from './PassphraseFields.tsx';
import { ProgressLine } from './ProgressLine.tsx';

export const Making = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useSentence();
  const form = useNewPassphrase();
  const { busy, problem, make } = useBackup();
  const practice = useApp((state) => state.settings?.practice);
  const [delivery, setDelivery] = useState<Delivery>();
  const begin = async () => {
    const passphrase = form.read();
    if (passphrase === undefined || busy) return;
    setDelivery(await make(passphrase));
  };
  if (delivery !== undefined && delivery.kind !== 'cancelled')
    return (
      <div className={css.made}>
        <Status shape="fine">{t('backup.made')}</Status>
        <Delivered delivery={delivery} linkNote="backup.download-note" onTaken={onClose} />
        <DialogActs>
          <Button data-autofocus onClick={onClose}>
            {t('app.close')}
          </Button>
        </DialogActs>
      </div>
    );
  return (
    <DialogForm problem={problem} submit={t('backup.create')} busy={busy} onSubmit={begin} onClose={onClose}>
      <p className="quiet">{t('backup.create-lead')}</p>
      {practice === true ? <p className="quiet">{t('backup.practice')}</p> : null}
      <PassphraseFields form={form} />
      <ProgressLine />
    </DialogForm>
  );
};
