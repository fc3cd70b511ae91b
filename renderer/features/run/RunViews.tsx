/** Who sees what while records are on their way: this computer, the name servers, and the authority if it looked now. */
import type { ReactNode } from 'react';
import type { ComputerView } from '../../../shared/domain/dns-watch.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useNow } from '../../components/use-now.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './RunViews.module.css';

export interface RunViewsProps {
  readonly run: RunView;
  /** Name servers that have every record, of so many. */
  readonly have: number;
  readonly count: number;
}

export const RunViews = ({ run, have, count }: RunViewsProps) => {
  const t = useSentence();
  const all = have === count;
  const authority = run.authorityName;
  return (
    <div className={css.views}>
      <Computer view={run.computer ?? { state: 'unknown' }} />
      <View
        title={t('run.view.servers')}
        shape={all ? 'fine' : 'working'}
        verdict={t('run.view.servers-have', { have, count })}
      >
        {t('run.view.servers-detail')}
      </View>
      <View
        title={t('run.view.authority', { authority })}
        shape={all ? 'fine' : 'waiting'}
        verdict={t(all ? 'run.view.authority-sure' : 'run.view.authority-unsure')}
      >
        {t(all ? 'run.view.authority-sure-detail' : 'run.view.authority-unsure-detail')}
      </View>
    </div>
  );
};

interface ViewProps {
  readonly title: string;
  readonly shape: Shape;
  readonly verdict: string;
  readonly children: ReactNode;
}

const View = ({ title, shape, verdict, children }: ViewProps) => (
  <div>
    <h3>{title}</h3>
    <p className={css.verdict}>
      <StatusShape shape={shape} />
      {verdict}
    </p>
    <p>{children}</p>
  </div>
);

/** It decides nothing, so nothing in it is a fault. */
const shapes: Readonly<Record<ComputerView['state'], Shape>> = {
  has: 'fine',
  'not-yet': 'unknown',
  'other-value': 'unknown',
  unreachable: 'unknown',
  unknown: 'left-out',
};

const Computer = ({ view }: { view: ComputerView }) => {
  const t = useSentence();
  return (
    <View title={t('run.view.computer')} shape={shapes[view.state]} verdict={t(`run.view.computer.${view.state}`)}>
      <Remembered view={view} />
    </View>
  );
};

const second = 1000;
/** Milliseconds from which a time of day alone could be taken for one of today. */
const soon = 12 * 3_600_000;

const Remembered = ({ view }: { view: ComputerView }) => {
  const t = useSentence();
  const formats = useFormats();
  const now = useNow(second);
  const { state, until } = view;
  const resolver = addressOf(view.resolver ?? '');
  if (until === undefined || Date.parse(until) <= now || (state !== 'not-yet' && state !== 'other-value'))
    return t(`run.view.computer.${state}-detail`, { resolver });
  const time = Date.parse(until) - now < soon ? formats.time(until) : formats.moment(until);
  if (state === 'other-value') return t('run.view.computer.other-until', { resolver, time });
  return view.nearby === true
    ? t('run.view.computer.router-until', { time })
    : t('run.view.computer.resolver-until', { resolver, time });
};

/** Without the port that resolvers have anyway. */
const addressOf = (resolver: string): string => resolver.replace(/^\[?(.+?)\]?:53$/, '$1');
