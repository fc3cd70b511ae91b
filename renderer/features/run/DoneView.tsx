/** After success: how long it lasts, export, where the files are, and whether it renews by itself. */
import { Button } from '@mantine/core';
import type { RunView } from '../../../shared/domain/runs.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { LifeBar } from '../../components/LifeBar.tsx';
import { lifeOf } from '../../components/life.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { daysUntil, useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { ExportButton } from '../certificate/ExportButton.tsx';
import { WatchSwitch } from '../watch/ServedWhere.tsx';
import { DoneRenewal } from './DoneRenewal.tsx';
import css from './DoneView.module.css';

export const DoneView = ({ run }: { run: RunView }) => {
  const t = useSentence();
  const formats = useFormats();
  const go = useRoute((state) => state.go);
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const certificate = useCertificates((state) => state.certificates?.find(({ id }) => id === run.certificateId));
  if (certificate?.current === undefined) return null;
  const { current, folder } = certificate;
  const now = Date.now();
  return (
    <>
      <section className={css.card}>
        <div className={css.head}>
          <StatusShape shape="fine" />
          <h2>{t('done.expires', { date: formats.date(current.notAfter) })}</h2>
          <span>{t('done.expires-days', { count: Math.max(0, daysUntil(current.notAfter, now)) })}</span>
        </div>
        <div className={css.life}>
          <LifeBar version={current} now={now} />
        </div>
        <DoneRenewal certificateId={certificate.id} from={lifeOf(current, now).renewFrom} />
      </section>
      <section className={css.now}>
        <h2>{t('done.what-now')}</h2>
        <div>
          <Button variant="filled" onClick={() => go({ screen: 'export', id: certificate.id })}>
            {t('export-page.open')}
          </Button>
          <p>{t('export-page.open-detail')}</p>
        </div>
        <div>
          <ExportButton id={certificate.id} label={t('done.export')} />
          <p>{t('done.export-detail')}</p>
        </div>
        {folder === undefined ? null : (
          <div>
            <h3>{t('done.folder')}</h3>
            <p className={css.folder}>
              <span className="mono">{folder}</span>
              <CopyButton value={folder} what={t('certificate.folder')} />
            </p>
            <p>{t('done.folder-detail')}</p>
          </div>
        )}
        {practice ? null : (
          <div>
            <WatchSwitch certificateId={certificate.id} />
          </div>
        )}
      </section>
    </>
  );
};
