/** What has happened, newest first: orders and renewal runs, by name, or those alone that failed. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { IconSearch } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { useHistory } from './history-store.ts';
import { Loading } from './Plan.tsx';
import css from './Renewals.module.css';

/** Takes the focus when somebody is sent here. */
export const historyHeadingId = 'renewal-history';

export const History = () => {
  const t = useSentence();
  const { search, failedOnly, entries, next, problem, load, loadEarlier, filter } = useHistory();
  const { live, plan } = useRenewal();
  // Runs and orders change the plan as they begin and end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they are is of no matter here
  useEffect(() => void load(), [load, live, plan]);
  return (
    <section aria-labelledby={historyHeadingId}>
      <div className={css.head}>
        <h2 id={historyHeadingId} tabIndex={-1}>
          {t('renewals.history')}
        </h2>
        <div className={css.filters}>
          <TextInput
            type="search"
            aria-label={t('renewals.search')}
            placeholder={t('renewals.search')}
            leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
            maxLength={300}
            value={search}
            onChange={({ currentTarget }) => void filter({ search: currentTarget.value })}
          />
          <Checkbox
            label={t('renewals.failed-only')}
            checked={failedOnly}
            onChange={({ currentTarget }) => void filter({ failedOnly: currentTarget.checked })}
          />
        </div>
      </div>
      {problem === undefined ? null : (
        <ProblemCard problem={problem}>
          <Button onClick={() => void load()}>{t('app.try-again')}</Button>
        </ProblemCard>
      )}
      {entries === undefined ? (
        problem === undefined ? (
          <Loading />
        ) : null
      ) : entries.length === 0 ? (
        <Nothing filtered={search.trim() !== '' || failedOnly} />
      ) : (
        <ul className={`card ${css.card}`}>
          {entries.map((entry) => (
            <HistoryRow key={`${entry.kind} ${entry.id}`} entry={entry} />
          ))}
        </ul>
      )}
      {next === undefined ? null : (
        <Button variant="subtle" onClick={() => void loadEarlier()}>
          {t('renewals.earlier')}
        </Button>
      )}
    </section>
  );
};

const Nothing = ({ filtered }: { filtered: boolean }) => {
  const t = useSentence();
  return (
    <div className={`card ${css.card} ${css.nothing}`} role="status">
      <h3>{t(filtered ? 'renewal.history.none' : 'renewal.history.empty')}</h3>
      <p>{t(filtered ? 'renewals.none-fits-means' : 'renewals.none-yet-means')}</p>
    </div>
  );
};
