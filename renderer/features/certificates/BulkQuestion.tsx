/** Before many are renewed or rehearsed: what will happen to how many of them. */
import { Button } from '@mantine/core';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import css from './Bulk.module.css';
import { isFor } from './bulk.ts';
import { useBulk } from './bulk-store.ts';
import { useList } from './list-store.ts';

interface BulkQuestionProps {
  readonly act: 'renew' | 'rehearse';
  readonly open: boolean;
  readonly chosen: readonly CertificateView[];
  readonly onClose: () => void;
}

export const BulkQuestion = ({ act, open, chosen, onClose }: BulkQuestionProps) => {
  const t = useSentence();
  const taken = chosen.filter((certificate) => isFor(act, certificate));
  const begin = () => {
    onClose();
    useList.getState().select(false);
    void useBulk.getState().begin(act, taken);
  };
  return (
    <Dialog open={open} title={t(`bulk.ask.${act}`, { count: taken.length })} onClose={onClose}>
      <ul className={css.means}>
        <li>{t(`bulk.means.${act}`)}</li>
        {act === 'renew' ? <RenewMeans taken={taken} /> : null}
        {taken.length === chosen.length ? null : (
          <li>{t(`bulk.unfit.${act}`, { count: chosen.length - taken.length })}</li>
        )}
        <li>{t('bulk.means.go-on')}</li>
      </ul>
      <DialogActs>
        <Button data-autofocus onClick={onClose}>
          {t('app.cancel')}
        </Button>
        {taken.length === 0 ? null : (
          <Button variant="filled" onClick={begin}>
            {t(`bulk.do.${act}`, { count: taken.length })}
          </Button>
        )}
      </DialogActs>
    </Dialog>
  );
};

const RenewMeans = ({ taken }: { taken: readonly CertificateView[] }) => {
  const t = useSentence();
  const plan = useRenewal((state) => state.plan);
  const count = (holds: (entry: (typeof plan)[string]) => boolean) =>
    taken.filter(({ id }) => plan[id] !== undefined && holds(plan[id])).length;
  const [early, byHand] = [count(({ due, at }) => !due && at !== undefined), count((entry) => entry.byHand)];
  return (
    <>
      {early === 0 ? null : <li>{t('bulk.early', { count: early })}</li>}
      {byHand === 0 ? null : <li>{t('bulk.by-hand', { count: byHand })}</li>}
    </>
  );
};
