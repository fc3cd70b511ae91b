/** How long it still takes until the name servers have the records: beside the heading in words, below it as a bar. */
import { type CSSProperties, type ReactNode, useId } from 'react';
import type { RunView } from '../../../shared/domain/runs.ts';
import { useNow } from '../../components/use-now.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useProviderName } from '../../stores/providers-store.ts';
import { calmly, type Estimate, estimateOf, labelPlaces, spanKind } from './estimate-facts.ts';
import css from './RunEstimate.module.css';

const second = 1000;
/** What validation and issue mostly take. */
const afterwards = 10 * second;

/** Heading, time left and bar; without an estimate the heading alone. */
export const RunEstimate = ({ run, children }: { run: RunView; children: ReactNode }) => {
  const estimate = useEstimate(run);
  return (
    <>
      <div className={css.top}>
        {children}
        {estimate === undefined ? null : <TimeLeft estimate={estimate} />}
      </div>
      {estimate === undefined ? null : <EstimateBar run={run} estimate={estimate} />}
    </>
  );
};

const useEstimate = (run: RunView): Estimate | undefined => estimateOf(run, useNow(second));

const TimeLeft = ({ estimate }: { estimate: Estimate }) => {
  const t = useSentence();
  const formats = useFormats();
  const { late, left, now, written } = estimate;
  return (
    <p className={css.left}>
      <strong>
        {late
          ? t('run.left.late')
          : left === 0
            ? t('run.left.soon')
            : t('run.left.about', { time: formats.span(calmly(left)) })}
      </strong>
      <span>
        {late
          ? t('run.left.so-far', { time: formats.span(now - written) })
          : t('run.left.then', { time: formats.span(afterwards) })}
      </span>
    </p>
  );
};

const EstimateBar = ({ run, estimate }: { run: RunView; estimate: Estimate }) => {
  const t = useSentence();
  const formats = useFormats();
  const forecast = useForecast(estimate);
  const hatch = useId();
  const { bar, late } = estimate;
  const times = { written: clock(formats, estimate.written), now: clock(formats, estimate.now) };
  const usually = { x: percent(bar.from), y: '5', width: percent(bar.to - bar.from), height: '8' };
  const elapsed = <rect className={css.elapsed} x="0" y="5" width={percent(bar.now)} height="8" rx="4" />;
  return (
    <div className={css.estimate} role="img" aria-label={formats.sentences(t('run.bar.label', times), forecast)}>
      <svg className={css.bar} aria-hidden="true" focusable="false">
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={css.hatch} x1="1" y1="0" x2="1" y2="6" />
        </pattern>
        <rect className={css.track} x="0" y="5" width="100%" height="8" rx="4" />
        {/* Once it has passed, the usual span is to be seen all the same. */}
        {late ? elapsed : null}
        <rect className={css.usual} {...usually} />
        <rect className={css.lines} fill={`url(#${hatch})`} {...usually} />
        {late ? null : elapsed}
        <rect className={css.now} x={percent(bar.now)} y="0" width="2" height="18" rx="1" />
      </svg>
      <Labels run={run} estimate={estimate} times={times} />
    </div>
  );
};

interface LabelProps {
  readonly run: RunView;
  readonly estimate: Estimate;
  readonly times: { readonly written: string; readonly now: string };
}

const Labels = ({ run, estimate, times }: LabelProps) => {
  const t = useSentence();
  const formats = useFormats();
  const provider = useProviderName(run.providerId);
  const { bar, usual, written } = estimate;
  const span = {
    two: t('run.bar.span', { from: clock(formats, usual.from), to: clock(formats, usual.to) }),
    one: t('run.bar.around', { at: clock(formats, usual.from) }),
    'within-a-minute': t('run.bar.within-a-minute'),
  }[spanKind(usual.from, usual.to, written)];
  const places = labelPlaces(bar);
  const shares = { '--now': percent(bar.now), '--from': percent(bar.from), '--to': percent(bar.to) };
  return (
    <p className={css.labels} style={shares as CSSProperties}>
      {places.written ? <span className={css.written}>{t('run.bar.written', { time: times.written })}</span> : null}
      <span className={css.present}>{t('run.bar.now', { time: times.now })}</span>
      <span className={css.span} data-side={places.usual} data-under={places.underSpan || undefined}>
        {provider === '' ? t('run.bar.usual', { span }) : t('run.bar.usual-at', { provider, span })}
      </span>
    </p>
  );
};

/** Never a promise: half of the times it comes earlier, and one in twenty later than the second time. */
export const Forecast = ({ run }: { run: RunView }) => {
  const estimate = useEstimate(run);
  return estimate === undefined ? null : <ForecastSentence estimate={estimate} />;
};

const ForecastSentence = ({ estimate }: { estimate: Estimate }) => (
  <p className={css.forecast}>{useForecast(estimate)}</p>
);

const forecastKeys = {
  two: { history: 'run.eta-history', provider: 'run.eta-provider' },
  one: { history: 'run.eta-one-history', provider: 'run.eta-one-provider' },
  'within-a-minute': { history: 'run.eta-minute-history', provider: 'run.eta-minute-provider' },
} as const;

const useForecast = ({ eta, late, now }: Estimate): string => {
  const t = useSentence();
  const formats = useFormats();
  if (late) return t('run.eta-late');
  const kind = spanKind(Date.parse(eta.at), Date.parse(eta.by), now);
  const times = { at: formats.time(eta.at), by: formats.time(eta.by) };
  return t(forecastKeys[kind][eta.basis], times);
};

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
const clock = (formats: ReturnType<typeof useFormats>, time: number): string =>
  formats.time(new Date(time).toISOString());
