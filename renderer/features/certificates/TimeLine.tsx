/** What comes when, as a picture that is a table as well: marks with numbers, each of which opens its certificates. */

import { useMemo, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { languageFacts } from '../../../shared/domain/languages.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { CertificateList } from './CertificateList.tsx';
import { LaneMark } from './LaneMark.tsx';
import type { Facts } from './listing.ts';
import css from './TimeLine.module.css';
import { type Lane, type TimeLine as Line, lanes, timeLineOf } from './timeline.ts';

interface TimeLineProps {
  readonly certificates: readonly CertificateView[];
  readonly facts: Facts;
}

interface Cell {
  readonly lane: Lane;
  readonly column: number;
}

export const TimeLine = ({ certificates, facts }: TimeLineProps) => {
  const t = useSentence();
  const line = useMemo(() => timeLineOf(certificates, facts), [certificates, facts]);
  const [cell, setCell] = useState<Cell>();
  const names = useColumnNames(line);
  const rows = cell === undefined ? [] : (line.buckets[cell.column]?.[cell.lane] ?? []);
  const isEmpty = line.buckets.every((bucket) => lanes.every((lane) => bucket[lane].length === 0));
  const title = cell && t(`time.${cell.lane}-in`, { when: names[cell.column]?.long ?? '', count: rows.length });
  return (
    <>
      <div className={css.card}>
        <h2>{t(`time.title-${line.unit}`)}</h2>
        <Picture line={line} names={names} chosen={cell} onChoose={setCell} />
        {line.later === 0 && !isEmpty ? null : (
          <p className={css.later}>{isEmpty ? t('time.none') : t('time.later', { count: line.later })}</p>
        )}
      </div>
      <div role="status" className={css.chosen}>
        {title ?? (isEmpty ? '' : t('time.choose'))}
      </div>
      {rows.length === 0 || title === undefined ? null : <CertificateList rows={rows} facts={facts} label={title} />}
    </>
  );
};

interface PictureProps {
  readonly line: Line;
  readonly names: readonly ColumnName[];
  readonly chosen: Cell | undefined;
  readonly onChoose: (cell: Cell | undefined) => void;
}

const Picture = ({ line: { unit, buckets }, names, chosen, onChoose }: PictureProps) => {
  const t = useSentence();
  const shown = lanes.filter((lane) => lane !== 'failing' || buckets.some(({ failing }) => failing.length > 0));
  return (
    <table className={css.table} data-unit={unit}>
      <thead>
        <tr>
          <td />
          {buckets.map(({ from }, column) => (
            <th key={from} scope="col">
              <span>{names[column]?.short}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((lane) => (
          <tr key={lane}>
            <th scope="row">{t(`time.lane.${lane}`)}</th>
            {buckets.map((bucket, column) => (
              <td key={bucket.from}>
                <CellButton
                  {...{ lane, count: bucket[lane].length, when: names[column]?.long ?? '' }}
                  pressed={chosen?.lane === lane && chosen.column === column}
                  onPress={(pressed) => onChoose(pressed ? { lane, column } : undefined)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

interface CellButtonProps {
  readonly lane: Lane;
  readonly count: number;
  readonly when: string;
  readonly pressed: boolean;
  readonly onPress: (pressed: boolean) => void;
}

const CellButton = ({ lane, count, when, pressed, onPress }: CellButtonProps) => {
  const t = useSentence();
  if (count === 0) return <span className="visually-hidden">{t('time.nothing')}</span>;
  return (
    <button
      type="button"
      className={css.cell}
      data-lane={lane}
      aria-pressed={pressed}
      aria-label={t(`time.${lane}-in`, { when, count })}
      onClick={() => onPress(!pressed)}
    >
      <LaneMark lane={lane} count={count} />
      <span>{count}</span>
    </button>
  );
};

interface ColumnName {
  /** Above the column. */
  readonly short: string;
  /** From the first to the last day. */
  readonly long: string;
}

const useColumnNames = ({ unit, buckets }: Line): readonly ColumnName[] => {
  const t = useSentence();
  const language = useLanguage();
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(languageFacts[language].tag, options);
  const [month, days] = [of({ month: 'short' }), of({ day: 'numeric', month: 'short' })];
  return buckets.map(({ from, to }, column) => {
    if (unit === 'month')
      return { short: month.format(from), long: of({ month: 'long', year: 'numeric' }).format(from) };
    return {
      short: column === 0 ? t('time.today') : days.format(from),
      long: t('time.span', { from: days.format(from), to: days.format(to - 1) }),
    };
  });
};
