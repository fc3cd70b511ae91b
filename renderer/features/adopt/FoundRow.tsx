/** One certificate of another client: how it stands, and the way to take it over or give it back. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AdoptionFinding, FoundCertificate } from '../../../shared/domain/adoption.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { findingWords } from '../../../shared/i18n/adoption-words.ts';
import { AskButton } from '../../components/AskButton.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { type Shape, Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './Adopt.module.css';
import { useAdopt } from './adopt-store.ts';
import { TakeOverDialog } from './TakeOverDialog.tsx';

/** What hurts where it is, as opposed to what would be in the way of taking it over. */
const grave: Readonly<Partial<Record<AdoptionFinding, Shape>>> = {
  expired: 'expired',
  overdue: 'attention',
  'no-job': 'attention',
  'job-off': 'attention',
  'nobody-renews': 'failed',
  'certificate-unreadable': 'unknown',
};

export const FoundRow = ({ found }: { found: FoundCertificate }) => {
  const t = useSentence();
  const language = useLanguage();
  const { date, list } = useFormats();
  const { name, client, home, identifiers, notAfter } = found;
  // What the old client has to do with it is over then.
  const forgotten = found.findings.filter(({ code }) => code === 'nobody-renews');
  const { findings, jobs } = found.adopted === undefined ? found : { findings: forgotten, jobs: [] };
  const others = identifiers.map(({ value }) => value).filter((value) => value !== name);
  return (
    <li className={css.row}>
      <div className={css.top}>
        <h2>{name}</h2>
        <Acts found={found} />
      </div>
      <p className={css.facts}>
        <span>{t('adopt.from', { client, home })}</span>
        {others.length === 0 ? null : <span>{list(others)}</span>}
        {notAfter === undefined ? null : <span>{t('adopt.until', { time: date(notAfter) })}</span>}
        {jobs.map(({ place }) => (
          <span key={place}>{t('adopt.job', { place })}</span>
        ))}
      </p>
      <ul className={css.findings}>
        {found.adopted === undefined || forgotten.length > 0 ? null : (
          <li>
            <Status shape="fine">{t('adopt.adopted')}</Status>
          </li>
        )}
        {findings.length === 0 && found.adopted === undefined ? (
          <li>
            <Status shape="fine">{t('adopt.healthy')}</Status>
          </li>
        ) : null}
        {findings.map((finding) => (
          <li key={finding.code}>
            <Status shape={grave[finding.code] ?? 'note'} quiet={grave[finding.code] === undefined}>
              {findingWords(finding, language)}
            </Status>
          </li>
        ))}
      </ul>
    </li>
  );
};

const Acts = ({ found }: { found: FoundCertificate }) => {
  const t = useSentence();
  const [asking, setAsking] = useState(false);
  const label = (action: string): string => t('adopt.what', { action, name: found.name });
  if (found.adopted !== undefined) return <GiveBack found={found} id={found.adopted} label={label(t('adopt.undo'))} />;
  return (
    <>
      <Button size="xs" aria-label={label(t('adopt.take-over'))} onClick={() => setAsking(true)}>
        {t('adopt.take-over')}…
      </Button>
      {asking ? <TakeOverDialog found={found} onClose={() => setAsking(false)} /> : null}
    </>
  );
};

const GiveBack = ({ found, id, label }: { found: FoundCertificate; id: string; label: string }) => {
  const t = useSentence();
  const done = useAdopt((state) => state.done);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { name, client } = found;
  const giveBack = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await call('adoption.undo', { id });
      await done({ what: 'undone', name, client });
    } catch (thrown) {
      setProblem(problemOf(thrown));
      setBusy(false);
    }
  };
  return (
    <>
      <AskButton
        loading={busy}
        label={label}
        title={t('adopt.undo-ask', { name, client })}
        detail={t('adopt.undo-means', { client })}
        confirm={t('adopt.undo')}
        onConfirm={() => void giveBack()}
      >
        {`${t('adopt.undo')}…`}
      </AskButton>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </>
  );
};
