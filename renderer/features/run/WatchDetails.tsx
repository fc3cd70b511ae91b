/** What can be seen while the proof is under way: records to add, name servers by records, and who sees what. */
import type { RunRecord, RunView } from '../../../shared/domain/runs.ts';
import { CopyBox } from '../../components/CopyBox.tsx';
import { Status, StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { Forecast } from './RunEstimate.tsx';
import { RunViews } from './RunViews.tsx';
import { dnsRecords, foundInstead, isDnsChallenge, isOpen, needsHand, serverRows, serversHaving } from './run-facts.ts';
import { ServerMatrix } from './ServerMatrix.tsx';
import { lookOf } from './status-words.ts';
import css from './WatchDetails.module.css';

export const WatchDetails = ({ run, onLook }: { run: RunView; onLook: () => void }) => {
  const rows = serverRows(run.records);
  const dns = dnsRecords(run);
  const open = isOpen(run);
  const hand = needsHand(run);
  return (
    <>
      {hand ? <ByHand records={dns} /> : null}
      {dns.length > 0 && (rows.length > 0 || run.status === 'waiting') ? (
        <ServerMatrix run={run} rows={rows} onLook={open && run.status !== 'interrupted' ? onLook : undefined} />
      ) : null}
      {rows.length > 0 && open && run.status !== 'interrupted' ? (
        <RunViews run={run} have={serversHaving(rows)} count={rows.length} />
      ) : null}
      <Forecast run={run} />
      {hand || run.records.length === 0 ? null : <Records run={run} />}
    </>
  );
};

/** Each record as the provider's form wants it. */
const ByHand = ({ records }: { records: readonly RunRecord[] }) => {
  const t = useSentence();
  const shared = new Set(records.map(({ location }) => location)).size < records.length;
  return (
    <section className={css.hand} aria-label={t('run.title.by-hand')}>
      {shared ? (
        <p className={css.both}>
          <StatusShape shape="note" />
          {t('run.record.keep-both')}
        </p>
      ) : null}
      {records.map((record) => (
        <div key={`${record.identifier} ${record.value}`}>
          <h2>{t('run.record.for', { name: record.identifier })}</h2>
          <CopyBox
            lines={[
              { label: t('run.record.type'), value: 'TXT', fixed: true },
              ...(record.zone === undefined ? [] : [{ label: t('run.record.zone'), value: record.zone, fixed: true }]),
              ...(record.relativeName === undefined
                ? []
                : [{ label: t('run.record.name'), value: record.relativeName }]),
              { label: t('run.record.full-name'), value: record.location },
              { label: t('run.record.value'), value: record.value },
              ...foundInstead(record).map((value) => ({ label: t('run.record.found'), value, wrong: true })),
            ]}
          />
        </div>
      ))}
      <p className={css.hint}>{t('run.record.name-hint')}</p>
    </section>
  );
};

/** All records of the run with their values, for those who want to look for themselves. */
const Records = ({ run }: { run: RunView }) => {
  const t = useSentence();
  return (
    <details className={`more ${css.records}`}>
      <summary>
        {t('run.records')} <span>{run.records.length}</span>
      </summary>
      {run.records.map((record) => (
        <div key={`${record.identifier} ${record.value}`} className={css.record}>
          <h3>
            {t('run.record.for', { name: record.identifier })}
            <Status shape={lookOf(record).shape}>{t(lookOf(record).word)}</Status>
          </h3>
          <CopyBox
            lines={[
              {
                label: t(isDnsChallenge(record.challenge) ? 'run.record.full-name' : 'run.record.url'),
                value: record.location,
              },
              { label: t('run.record.value'), value: record.value },
            ]}
          />
        </div>
      ))}
    </details>
  );
};
