/** Causes with what speaks for each, what to do, and how to be sure. The likeliest stands open, the others are folded. */

import { Button } from '@mantine/core';
import type { Language } from '../../../shared/domain/app.ts';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import { jargon } from '../../../shared/domain/terms.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { FixButtons } from '../fixes/FixButtons.tsx';
import { Explained } from '../help/Term.tsx';
import css from './CauseList.module.css';
import { ProbeResult } from './ProbeResult.tsx';
import { type Probing, type ProbingOptions, useProbing } from './probing.ts';

export interface CauseListProps extends ProbingOptions {
  readonly causes: readonly DiagnosedCause[];
}

export const CauseList = ({ causes, ...options }: CauseListProps) => {
  const probing = useProbing(options);
  const { subject, measured } = options;
  return (
    <>
      {measured === undefined ? null : <ProbeResult measured={measured} />}
      {probing.problem === undefined ? null : <ProblemCard problem={probing.problem} />}
      <ol className={css.list}>
        {causes.map((cause, index) => (
          <li key={cause.id}>
            <Cause cause={cause} subject={subject} probing={probing} open={index === 0} />
          </li>
        ))}
      </ol>
    </>
  );
};

/** As on the command line: sure from four fifths on, likely from a half. */
const wordOf = (confidence: number) =>
  confidence >= 0.8 ? 'diagnose.sure' : confidence >= 0.5 ? 'diagnose.likely' : 'diagnose.possible';

interface CauseProps extends Pick<CauseListProps, 'subject'> {
  readonly cause: DiagnosedCause;
  readonly probing: Probing;
  readonly open: boolean;
}

const Cause = ({ cause, subject, probing, open }: CauseProps) => {
  const t = useSentence();
  const language = useLanguage();
  const { title, explanation, fixes, evidence, confirm, verify, confidence } = cause;
  return (
    <details className={css.cause} open={open}>
      <summary>
        <h3>{title[language]}</h3>
        <span className={css.word} data-sure={confidence >= 0.8}>
          {t(wordOf(confidence))}
        </span>
      </summary>
      <div className={css.body}>
        <p>
          <Explained terms={jargon}>{explanation[language]}</Explained>
        </p>
        <h4>{t('app.what-to-do')}</h4>
        <ol className={css.fixes}>
          {fixes.map((fix) => (
            <li key={fix.en}>{fix[language]}</li>
          ))}
        </ol>
        <FixButtons
          fixes={fixes.map((fix) => ({ action: fix.action, advice: fix[language] }))}
          cause={cause.id}
          subject={subject}
          leading={open && subject.kind !== 'run'}
        />
        {evidence.length === 0 ? null : (
          <>
            <h4>{t('troubleshoot.why')}</h4>
            <ul className={css.evidence}>
              {evidence.map((line) => (
                <li className="mono" key={line}>
                  {line}
                </li>
              ))}
            </ul>
          </>
        )}
        <dl className={css.more}>
          {confirm === undefined ? null : (
            <>
              <dt>{t('troubleshoot.confirm')}</dt>
              <dd>
                {confirm[language]}
                {confirm.runnable ? (
                  <CheckNow probe={confirm.probe} look={confirm[language]} probing={probing} />
                ) : null}
              </dd>
            </>
          )}
          <dt>{t('troubleshoot.verify')}</dt>
          <dd>{verify[language]}</dd>
        </dl>
        <CopyButton value={asText(cause, language)} what={t('troubleshoot.copy')} />
      </div>
    </details>
  );
};

const CheckNow = ({ probe, look, probing }: { probe: string; look: string; probing: Probing }) => {
  const t = useSentence();
  const busy = probing.busy === probe;
  return (
    <span className={css.check}>
      <Button
        size="xs"
        loading={busy}
        disabled={probing.busy !== undefined}
        aria-label={`${t('troubleshoot.check')} ${look}`}
        onClick={() => probing.check(probe)}
      >
        {t('troubleshoot.check')}
      </Button>
      <span role="status">{busy ? t('troubleshoot.checking') : ''}</span>
    </span>
  );
};

const asText = ({ id, title, explanation, fixes, evidence }: DiagnosedCause, language: Language): string =>
  [
    `${title[language]} (${id})`,
    explanation[language],
    ...fixes.map((fix, index) => `${index + 1}. ${fix[language]}`),
    ...evidence.map((line) => `> ${line}`),
  ].join('\n');
