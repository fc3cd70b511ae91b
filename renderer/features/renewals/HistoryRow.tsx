/** One order or one renewal run: when, what started it, what came of it, and why. */
import { Button } from '@mantine/core';
import type { HistoryEntry, RenewalItem, RenewalReport } from '../../../shared/domain/renewal-run.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { historyKey } from '../../../shared/i18n/renewal-words.ts';
import { IconChevronRight } from '../../components/icons.ts';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import { becauseOf } from './because.ts';
import { historyShape } from './history-shapes.ts';
import css from './Renewals.module.css';

/** `title`: what it is called where the name of the certificate stands above all of them. */
export const HistoryRow = ({ entry, title: given }: { entry: HistoryEntry; title?: string }) => {
  const t = useSentence();
  const formats = useFormats();
  const { at, endedAt, kind } = entry;
  const title = given ?? (kind === 'order' ? entry.name : t(`renewal.trigger.${entry.report.trigger}`));
  return (
    <li className={`${css.row} ${css.item}`}>
      <StatusShape shape={historyShape(entry)} />
      <div>
        <h3>
          {title} <span className={css.outcome}>{t(historyKey(entry))}</span>
        </h3>
        <p className={css.facts}>
          <time dateTime={at}>{formats.moment(at)}</time>
          {kind === 'order' ? (
            <span>
              {t(entry.renews ? 'renewals.renewed-at' : 'renewals.order', { authority: entry.authorityName })}
            </span>
          ) : null}
          {kind === 'order' && entry.why !== undefined ? <span>{t(becauseOf(entry.why))}</span> : null}
          {endedAt === undefined ? null : (
            <span>
              {t('renewals.took', { span: formats.span(Math.max(1000, Date.parse(endedAt) - Date.parse(at))) })}
            </span>
          )}
        </p>
        {kind === 'order' ? <Because problem={entry.problem} /> : <Report report={entry.report} />}
      </div>
      {kind === 'order' ? (
        <OpenRun runId={entry.id} name={given === undefined ? entry.name : formats.moment(at)} />
      ) : null}
    </li>
  );
};

const Because = ({ problem }: { problem: Problem | undefined }) => {
  const language = useLanguage();
  return problem === undefined ? null : <p>{messageOf(problem, language).title}</p>;
};

const OpenRun = ({ runId, name }: { runId: string; name: string }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  return (
    <Button
      size="xs"
      variant="subtle"
      aria-label={`${t('renewals.open')} ${name}`}
      onClick={() => go({ screen: 'run', id: runId })}
    >
      {t('renewals.open')}
    </Button>
  );
};

/** More than these are folded. */
const readAtOnce = 5;

const Report = ({ report }: { report: RenewalReport }) => {
  const t = useSentence();
  const formats = useFormats();
  const { certificates, vault, stopped, resumed, cleaned, recordsLeft } = report;
  // What failed is read first.
  const items = certificates.toSorted((a, b) => Number(b.outcome === 'failed') - Number(a.outcome === 'failed'));
  const rest = items.slice(readAtOnce);
  const more = formats.sentences(
    certificates.length === 0 && report.endedAt !== undefined && vault === undefined ? t('renewal.run.nothing') : '',
    resumed === 0 ? '' : t('renewals.resumed', { count: resumed }),
    cleaned === 0 ? '' : t('renewal.run.cleaned', { count: cleaned }),
    recordsLeft === 0 ? '' : t('renewal.run.left', { count: recordsLeft }),
    stopped ? t('renewal.run.stopped') : '',
  );
  return (
    <>
      <Because problem={vault} />
      <Items items={items.slice(0, readAtOnce)} />
      {rest.length === 0 ? null : (
        <details className={css.fold}>
          <summary>
            {t('renewals.more', { count: rest.length })}
            <IconChevronRight size={16} stroke={1.8} aria-hidden="true" />
          </summary>
          <Items items={rest} />
        </details>
      )}
      {more === '' ? null : <p>{more}</p>}
    </>
  );
};

const Items = ({ items }: { items: readonly RenewalItem[] }) =>
  items.length === 0 ? null : (
    <ul className={css.items}>
      {items.map((item) => (
        <Item key={item.certificateId} item={item} />
      ))}
    </ul>
  );

const itemShapes: Readonly<Record<RenewalItem['outcome'], Shape>> = {
  renewed: 'fine',
  failed: 'failed',
  waiting: 'waiting',
  skipped: 'left-out',
};

const Item = ({ item: { name, why, outcome, runId, problem } }: { item: RenewalItem }) => {
  const t = useSentence();
  const language = useLanguage();
  const go = useRoute((state) => state.go);
  return (
    <li>
      <StatusShape shape={itemShapes[outcome]} size="small" />
      <span>
        {runId === undefined ? (
          <b>{name}</b>
        ) : (
          <button type="button" className={css.link} onClick={() => go({ screen: 'run', id: runId })}>
            {name}
          </button>
        )}{' '}
        {[t(`renewal.outcome.${outcome}`), ...(problem === undefined ? [] : [messageOf(problem, language).title])].join(
          ' · ',
        )}
        <small>{t(becauseOf(why))}</small>
      </span>
    </li>
  );
};
