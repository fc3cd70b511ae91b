/** Before many are exported. What the question says comes with it, so that the list does not wait for it. */
import { lazy, Suspense } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { loadRest, useSentence } from '../../i18n/i18n.ts';
import { loadEveryLanguage } from '../../i18n/packs.ts';

/** Places are found by their names in every language. */
const BulkExportForm = lazy(async () => {
  const [{ BulkExportForm: form }] = await Promise.all([
    import('./bulk-export-screens.ts'),
    loadRest(),
    loadEveryLanguage(),
  ]);
  return { default: form };
});

interface BulkExportProps {
  readonly open: boolean;
  readonly chosen: readonly CertificateView[];
  readonly onClose: () => void;
}

export const BulkExport = ({ open, chosen, onClose }: BulkExportProps) => {
  const t = useSentence();
  return (
    <Dialog open={open} wide title={t('bulk.ask.export', { count: chosen.length })} onClose={onClose}>
      <Suspense fallback={<Status shape="working">{t('reset.counting')}</Status>}>
        <BulkExportForm chosen={chosen} onClose={onClose} />
      </Suspense>
    </Dialog>
  );
};
