/** Causes with what speaks for each, what to do, and how to be sure. The likeliest stands open, the others are folded. */
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { FixSubject } from '../../../shared/domain/fixes.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { FixButtons } from '../fixes/FixButtons.tsx';
import css from './CauseList.module.css';

export interface CauseListProps {
  readonly causes: readonly DiagnosedCause[];
  /** What the fixes are for. */
  readonly subject: FixSubject;
}

export const CauseList = ({ causes, subject }: CauseListProps) => (
  <ol className={css.list}>
    {causes.map((cause, index) => (
      <li key={cause.id}>
        <Cause cause={cause} subject={subject} open={index === 0} />
      </li>
    ))}
  </ol>
);

/** As on the command line: sure from four fifths on, likely from a half. */
const wordOf = (confidence: number) =>
  confidence >= 0.8 ? 'diagnose.sure' : confidence >= 0.5 ? 'diagnose.likely' : 'diagnose.possible';

interface CauseProps extends Pick<CauseListProps, 'subject'> {
  readonly cause: DiagnosedCause;
  readonly open: boolean;
}

const Cause = ({ cause, subject, open }: CauseProps) => {
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
        <p>{explanation[language]}</p>
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
          leading={open}
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
              <dd>{confirm[language]}</dd>
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

const asText = ({ id, title, explanation, fixes, evidence }: DiagnosedCause, language: 'en' | 'zh'): string =>
  [
    `${title[language]} (${id})`,
    explanation[language],
    ...fixes.map((fix, index) => `${index + 1}. ${fix[language]}`),
    ...evidence.map((line) => `> ${line}`),
  ].join('\n');
