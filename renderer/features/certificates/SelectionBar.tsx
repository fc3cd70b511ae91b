/** What can be done to the certificates that are selected. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Bulk.module.css';
import { BulkExport } from './BulkExport.tsx';
import { BulkQuestion } from './BulkQuestion.tsx';
import { BulkReset } from './BulkReset.tsx';
import type { BulkAct } from './bulk.ts';
import { useBulk } from './bulk-store.ts';
import { useList } from './list-store.ts';

interface SelectionBarProps {
  readonly certificates: readonly CertificateView[];
  /** Those that are found. */
  readonly rows: readonly CertificateView[];
}

export const SelectionBar = ({ certificates, rows }: SelectionBarProps) => {
  const t = useSentence();
  const { selected, choose, select } = useList();
  const [asked, setAsked] = useState<BulkAct>();
  const working = useBulk(({ job }) => job !== undefined && job.state !== 'ended');
  const chosen = useMemo(() => certificates.filter(({ id }) => selected.has(id)), [certificates, selected]);
  const isOff = chosen.length === 0 || working;
  const hasAll = chosen.length > 0 && rows.every(({ id }) => selected.has(id));
  const close = () => setAsked(undefined);
  const act = (which: BulkAct) => (
    <Button size="xs" data-danger={which === 'forget'} disabled={isOff} onClick={() => setAsked(which)}>
      {t(`bulk.${which}`)}
    </Button>
  );
  return (
    <section className={css.bar} aria-label={t('bulk.bar')}>
      <span role="status">{t('list.selected', { count: chosen.length })}</span>
      <Button size="xs" variant="subtle" onClick={() => choose(hasAll ? [] : rows.map(({ id }) => id))}>
        {hasAll ? t('list.select-none') : t('list.select-found', { count: rows.length })}
      </Button>
      <span className={css.acts}>
        {act('renew')}
        {act('rehearse')}
        {act('export')}
        {act('afresh')}
        {act('forget')}
        <Button size="xs" variant="subtle" onClick={() => select(false)}>
          {t('list.select-end')}
        </Button>
      </span>
      <BulkQuestion act="renew" open={asked === 'renew'} chosen={chosen} onClose={close} />
      <BulkQuestion act="rehearse" open={asked === 'rehearse'} chosen={chosen} onClose={close} />
      <BulkExport open={asked === 'export'} chosen={chosen} onClose={close} />
      <BulkReset level="afresh" open={asked === 'afresh'} chosen={chosen} onClose={close} />
      <BulkReset level="forget" open={asked === 'forget'} chosen={chosen} onClose={close} />
    </section>
  );
};
