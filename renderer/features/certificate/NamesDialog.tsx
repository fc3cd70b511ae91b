/** Before the wizard opens with other names in mind: what the new certificate replaces, and which draft is given up. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useDraft } from '../wizard/draft-store.ts';
import css from './Certificate.module.css';
import type { ActDialogProps } from './RevokeDialog.tsx';

export const NamesDialog = ({ certificate: { id, name }, open, onClose }: ActDialogProps) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const policy = useRehearsals(({ details }) => details[id]?.policy);
  const { draft, load, fillFrom } = useDraft();
  useEffect(() => {
    if (open) void load();
  }, [open, load]);
  const waiting = (draft?.text ?? '').trim().replace(/\s+/g, ' ');
  return (
    <Dialog open={open} wide title={t('certificate.names-ask', { name })} onClose={onClose}>
      <div className={css.question}>
        <p>{t('certificate.names-means', { name })}</p>
        {waiting === '' ? null : <p>{t('certificate.names-draft', { names: waiting })}</p>}
        <DialogActs>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button
            variant="filled"
            data-autofocus
            onClick={() => {
              if (policy === undefined) return;
              fillFrom(policy, 'names');
              go({ screen: 'wizard' });
            }}
          >
            {t('certificate.names-go')}
          </Button>
        </DialogActs>
      </div>
    </Dialog>
  );
};
