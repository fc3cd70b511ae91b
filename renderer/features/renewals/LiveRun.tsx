/** A renewal run as it goes on, and what came of the one that ended last. */
import type { RenewalReport } from '../../../shared/domain/renewal-run.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { type LiveRenewal, useRenewal } from '../../stores/renewal-store.ts';
import css from './Renewals.module.css';

export const LiveRun = () => {
  const { live, last } = useRenewal();
  return (
    <div role="status" className={css.live}>
      {live !== undefined ? <Working live={live} /> : last === undefined ? null : <Ended report={last} />}
    </div>
  );
};

const Working = ({ live: { report, count } }: { live: LiveRenewal }) => {
  const t = useSentence();
  const done = report.certificates.length;
  const of = Math.max(count, done);
  return (
    <div className={css.line} data-tone="working">
      <StatusShape shape="working" size="small" />
      <b>{t('renewals.working')}</b>
      <span>{of === 0 ? t('renewals.progress-none') : t('renewals.progress', { done, count: of })}</span>
      {of === 0 ? null : <progress max={of} value={done} aria-label={t('renewals.working')} />}
    </div>
  );
};

const Ended = ({ report }: { report: RenewalReport }) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const { certificates, vault, stopped } = report;
  const count = (...outcomes: readonly string[]) =>
    certificates.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const counts = [
    ['renewals.ended-renewed', count('renewed')],
    ['renewals.ended-failed', count('failed')],
    ['renewals.ended-left', count('waiting', 'skipped')],
  ] as const;
  const shape: Shape = count('failed') > 0 || vault !== undefined ? 'failed' : 'fine';
  const words = counts.map(([key, some]) => (some === 0 ? '' : t(key, { count: some })));
  return (
    <div className={css.line}>
      <StatusShape shape={shape} size="small" />
      <span>
        {formats.sentences(
          ...(certificates.length === 0 ? [t('renewal.run.nothing')] : words),
          vault === undefined ? '' : messageOf(vault, language).title,
          stopped ? t('renewal.run.stopped') : '',
        )}
      </span>
    </div>
  );
};
