/** Name servers by records: who has the value, at which version of the zone, seen when. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { RunView } from '../../../shared/domain/runs.ts';
import { Status } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useNow } from '../../components/use-now.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { Explained, Term } from '../help/Term.tsx';
import { lastLook, type ServerRow } from './run-facts.ts';
import css from './ServerMatrix.module.css';
import { sightingLook } from './status-words.ts';

export interface ServerMatrixProps {
  readonly run: RunView;
  readonly rows: readonly ServerRow[];
  /** Absent when nobody is looking any more. */
  readonly onLook: (() => void) | undefined;
}

export const ServerMatrix = ({ run, rows, onLook }: ServerMatrixProps) => {
  const t = useSentence();
  const heading = useId();
  return (
    <div>
      <div className={css.head}>
        <h2 id={heading}>{t('run.servers')}</h2>
        {onLook === undefined ? null : (
          <span>
            <Looks last={lastLook(rows)} next={run.nextLookAt} />
            <Button size="xs" variant="subtle" onClick={onLook}>
              {t('run.look-now')}
            </Button>
          </span>
        )}
      </div>
      <div className={css.matrix}>
        {rows.length === 0 ? (
          <p className={css.note}>{t('run.not-asked')}</p>
        ) : (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window it is scrolled sideways, also by keyboard */}
            <section className={css.scroll} aria-labelledby={heading} tabIndex={0}>
              <Table run={run} rows={rows} />
            </section>
            <p className={css.note}>
              <Explained terms={['zone', 'record']}>{t('run.zone-note')}</Explained>
            </p>
          </>
        )}
      </div>
    </div>
  );
};

const Table = ({ run, rows }: Pick<ServerMatrixProps, 'run' | 'rows'>) => {
  const t = useSentence();
  const formats = useFormats();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Term id="name-server">{t('run.server')}</Term>
          </th>
          {run.records.map(({ identifier, value }) => (
            <th scope="col" key={`${identifier} ${value}`}>
              {identifier}
            </th>
          ))}
          <th scope="col">{t('run.zone-version')}</th>
          <th scope="col">{t('run.seen-at')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.server} ${row.address}`}>
            <th scope="row" title={row.address}>
              {row.server}
            </th>
            {run.records.map((record, index) => {
              const look = sightingLook(record, row.sightings[index]);
              return (
                <td key={`${record.identifier} ${record.value}`}>
                  <Status shape={look.shape}>{t(look.word)}</Status>
                </td>
              );
            })}
            <td>
              <span className="mono">{row.serial ?? '–'}</span> {row.newest ? <Tag>{t('run.newest')}</Tag> : null}
            </td>
            <td>{row.seenAt === undefined ? '–' : formats.exactTime(row.seenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const second = 1000;

/** Both, so that a look which found nothing new is seen to have taken place. */
const Looks = ({ last, next }: { readonly last: string | undefined; readonly next: string | undefined }) => {
  const t = useSentence();
  const formats = useFormats();
  const now = useNow(second);
  const seconds = next === undefined ? undefined : Math.ceil((Date.parse(next) - now) / second);
  const coming = seconds === undefined ? [] : [seconds > 0 ? t('run.next-look', { seconds }) : t('run.looking')];
  const past = last === undefined ? [] : [t('run.last-look', { time: formats.exactTime(last) })];
  return <span>{[...past, ...coming].join(' · ')}</span>;
};
