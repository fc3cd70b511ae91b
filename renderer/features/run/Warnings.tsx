/** What went wrong beside a run, without having stopped it. */
import { Button } from '@mantine/core';
import type { RunView } from '../../../shared/domain/runs.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './RunScreen.module.css';
import { isDnsChallenge } from './run-facts.ts';

export const Warnings = ({ run, provider }: { run: RunView; provider: string }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  if (run.warnings.length === 0) return null;
  // The cards tell why; that the certificate is fine, and what becomes of the record, they do not.
  const left = run.records.some(({ challenge, state }) => state === 'removal-failed' && isDnsChallenge(challenge));
  return (
    <section className={css.warnings} aria-label={t('run.warnings')}>
      {left ? (
        <div className={css.left}>
          <StatusShape shape="note" />
          <p>{t('run.record-left')}</p>
          <Button size="xs" variant="subtle" onClick={() => go({ screen: 'dns' })}>
            {t('notices.go-dns')}
          </Button>
        </div>
      ) : null}
      {run.warnings.map((warning, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: warnings are only ever added at the end
        <ProblemCard key={index} problem={warning} values={{ provider }} tone="attention" />
      ))}
    </section>
  );
};
