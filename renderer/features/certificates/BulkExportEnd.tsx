/** After an export of many: where it lies or how it is fetched, and the password that is nowhere else. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Delivered, type Delivery } from '../../components/Delivered.tsx';
import { IconDownload } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './BulkExport.module.css';
import { toneOf } from './bulk.ts';
import type { BulkExport } from './bulk-export.ts';
import type { BulkJob } from './bulk-store.ts';

interface BulkExportEndProps {
  readonly exported: BulkExport;
  readonly results: BulkJob['results'];
}

export const BulkExportEnd = ({ exported: { to, made }, results }: BulkExportEndProps) => {
  const t = useSentence();
  const count = results.filter((result) => toneOf(result) !== 'failed').length;
  if (count === 0) return null;
  return (
    <div className={css.end}>
      {to.kind === 'bundle' ? (
        <HandOver bundle={to.bundle} count={count} />
      ) : (
        <span>{t('export-page.in-folder', { folder: to.folder })}</span>
      )}
      {made === undefined ? null : (
        <div className={css.secret}>
          <Status shape="attention">{t('bulk-export.password-last')}</Status>
          <CopyButton value={made} what={t('export-page.password')} />
        </div>
      )}
    </div>
  );
};

/** The link works once; another one is made as long as the file is held. */
const HandOver = ({ bundle, count }: { bundle: string; count: number }) => {
  const t = useSentence();
  const [delivery, setDelivery] = useState<Delivery>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const was = useRef(delivery);
  // Button and link take each other's place: who pressed the one by keyboard is at the other then.
  useEffect(() => {
    if (was.current !== delivery) place.current?.querySelector<HTMLElement>('a, button')?.focus();
    was.current = delivery;
  }, [delivery]);
  const hand = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setDelivery(await call('export.hand-over', { bundle, count }));
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  return (
    <div className={css.hand} ref={place} role="status">
      {delivery?.kind === 'download' ? null : (
        <Button
          size="xs"
          loading={busy}
          leftSection={<IconDownload size={15} stroke={1.7} aria-hidden="true" />}
          onClick={() => void hand()}
        >
          {t('bulk-export.get')}
        </Button>
      )}
      {delivery === undefined ? null : (
        <Delivered delivery={delivery} onTaken={() => setDelivery(undefined)} linkNote="export-page.handed-detail" />
      )}
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </div>
  );
};
