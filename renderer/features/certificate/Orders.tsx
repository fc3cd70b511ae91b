/** Every order of the certificate, newest first: what came of it, how long it took, why it was its turn. */
import { Button } from '@mantine/core';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { HistoryRow } from '../renewals/HistoryRow.tsx';
import type { historyStore } from '../renewals/history-store.ts';
import rows from '../renewals/Renewals.module.css';
import css from './Versions.module.css';

export const Orders = ({ useOrders }: { useOrders: ReturnType<typeof historyStore> }) => {
  const t = useSentence();
  const { entries = [], next, problem, load, loadEarlier } = useOrders();
  return (
    <Section title={t('certificate.runs')}>
      {problem === undefined ? null : (
        <ProblemCard problem={problem}>
          <Button onClick={() => void load()}>{t('app.try-again')}</Button>
        </ProblemCard>
      )}
      {entries.length > 0 ? (
        <ul className={`card ${rows.card}`}>
          {entries.map((entry) => (
            <HistoryRow
              key={entry.id}
              entry={entry}
              title={t(entry.kind === 'order' && entry.renews ? 'certificate.run-renewal' : 'certificate.run-order')}
            />
          ))}
        </ul>
      ) : problem === undefined ? (
        <div className={`card ${css.none}`}>
          <h3>{t('certificate.runs-none')}</h3>
          <p>{t('certificate.runs-none-means')}</p>
        </div>
      ) : null}
      {next === undefined ? null : (
        <Button variant="subtle" className={css.more} onClick={() => void loadEarlier()}>
          {t('renewals.earlier')}
        </Button>
      )}
    </Section>
  );
};
