/** One sentence on how things stand, with the date that matters next. */
import { useMemo } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import css from './HealthHeading.module.css';
import { type Health, healthOf } from './health.ts';
import { useTroubled } from './served.ts';

const shapes: Readonly<Record<Health['kind'], Shape>> = {
  needs: 'attention',
  working: 'working',
  fine: 'fine',
  unissued: 'unknown',
};

export const HealthHeading = ({ certificates }: { certificates: readonly CertificateView[] }) => {
  const t = useSentence();
  const formats = useFormats();
  const troubled = useTroubled();
  const health = useMemo(() => healthOf(certificates, troubled), [certificates, troubled]);
  const { kind, count, until } = health;
  const beside = useBeside(health, certificates.length - count);
  const hasTime = kind === 'needs' && until !== undefined && Date.parse(until) > Date.now();
  return (
    <div className={css.health} aria-live="polite">
      <StatusShape shape={shapes[kind]} size="large" />
      <h1>
        {kind === 'unissued'
          ? t('list.health-unissued')
          : formats.sentences(
              t(`list.health-${kind}`, { count }),
              hasTime ? t('list.time-until', { date: formats.shortDate(until) }) : '',
            )}
      </h1>
      {beside === '' ? null : <p>{beside}</p>}
    </div>
  );
};

/** What is worth knowing beside it: what comes next, or what will not come by itself. */
const useBeside = ({ kind, next }: Health, others: number): string => {
  const t = useSentence();
  const formats = useFormats();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const watchdog = useRenewal((state) => state.watchdog);
  const plan = useRenewal((state) => state.plan);
  const nextRenewal = useMemo(() => soonest(plan), [plan]);
  if (next === undefined) return '';
  const lookAfter = kind === 'needs' && watchdog?.mode === 'scheduled' && others > 0;
  return formats.sentences(
    lookAfter ? t('list.others-fine', { count: others }) : '',
    kind === 'needs' ? '' : t('list.next-expiry', { name: next.name, date: formats.date(next.notAfter) }),
    watchdog?.mode === 'scheduled'
      ? nextRenewal === undefined
        ? ''
        : t('list.next-renewal', { time: formats.moment(nextRenewal) })
      : practice || watchdog === undefined
        ? ''
        : t(watchdog.mode === 'only-while-open' ? 'renewal.mode.only-while-open.means' : 'list.renew-by-hand'),
  );
};

const soonest = (plan: Readonly<Record<string, Pick<PlanEntry, 'at'>>>): string | undefined => {
  let first: string | undefined;
  for (const { at } of Object.values(plan)) if (at !== undefined && (first === undefined || at < first)) first = at;
  return first === undefined || Date.parse(first) <= Date.now() ? undefined : first;
};
