/** Causes with what speaks for each, what to do, and how to be sure, folded; the likeliest may stand open. */
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { FixSubject } from '../../../shared/domain/fixes.ts';
import { jargon } from '../../../shared/domain/terms.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { IconChevronRight } from '../../components/icons.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { FixButtons } from '../fixes/FixButtons.tsx';
import { Explained } from '../help/Term.tsx';
import css from './CauseList.module.css';
import { CheckNow } from './CheckNow.tsx';
import { causeText } from './cause-text.ts';
import { wordOf } from './choice.ts';
import { distinctLines } from './evidence-lines.ts';
import type { Probing } from './probing.ts';

export interface CauseListProps {
  readonly causes: readonly DiagnosedCause[];
  readonly subject: FixSubject;
  readonly probing: Probing;
  /** The first stands open. */
  readonly open: boolean;
  /** What the first says is what to do: nothing else on the screen is drawn as the way on. */
  readonly leading?: boolean;
}

export const CauseList = ({ causes, subject, probing, open, leading = false }: CauseListProps) => (
  <ol className={css.list}>
    {causes.map((cause, index) => (
      <li key={cause.id}>
        <Cause {...{ cause, subject, probing }} open={open && index === 0} leading={leading && index === 0} />
      </li>
    ))}
  </ol>
);

interface CauseProps extends Pick<CauseListProps, 'subject' | 'probing'> {
  readonly cause: DiagnosedCause;
  readonly open: boolean;
  readonly leading: boolean;
}

const Cause = ({ cause, open, ...rest }: CauseProps) => {
  const t = useSentence();
  const language = useLanguage();
  return (
    <details className={`card ${css.cause}`} open={open}>
      <summary>
        <h3>{cause.title[language]}</h3>
        <span className={css.word} data-sure={wordOf(cause.confidence) === 'diagnose.sure'}>
          {t(wordOf(cause.confidence))}
        </span>
        <IconChevronRight className={css.mark} size={16} stroke={1.8} aria-hidden="true" />
      </summary>
      <Body cause={cause} {...rest} />
    </details>
  );
};

const Body = ({ cause, subject, probing, leading }: Omit<CauseProps, 'open'>) => {
  const t = useSentence();
  const language = useLanguage();
  const { explanation, fixes, confirm, verify } = cause;
  return (
    <div className={css.body}>
      <p>
        <Explained terms={jargon}>{explanation[language]}</Explained>
      </p>
      <h4>{t('app.what-to-do')}</h4>
      <Steps fixes={fixes} />
      <FixButtons
        fixes={fixes.map((fix) => ({ action: fix.action, advice: fix[language] }))}
        cause={cause.id}
        subject={subject}
        leading={leading}
      />
      <Lines heading={t('troubleshoot.why')} lines={distinctLines(cause.evidence)} />
      <dl className={css.more}>
        {confirm === undefined ? null : (
          <>
            <dt>{t('troubleshoot.confirm')}</dt>
            <dd>
              <CheckNow confirm={confirm} probing={probing} />
            </dd>
          </>
        )}
        <dt>{t('troubleshoot.verify')}</dt>
        <dd>{verify[language]}</dd>
      </dl>
      <CopyButton value={causeText(cause, language)} what={t('troubleshoot.copy')} />
    </div>
  );
};

/** Numbered only where there is more than one thing to do. */
export const Steps = ({ fixes }: Pick<DiagnosedCause, 'fixes'>) => {
  const language = useLanguage();
  const [only] = fixes;
  if (only !== undefined && fixes.length === 1) return <p>{only[language]}</p>;
  return (
    <ol className={css.fixes}>
      {fixes.map((fix) => (
        <li key={fix.en}>{fix[language]}</li>
      ))}
    </ol>
  );
};

const Lines = ({ heading, lines }: { heading: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <h4>{heading}</h4>
      <ul className={css.evidence}>
        {lines.map((line) => (
          <li className="mono" key={line}>
            {line}
          </li>
        ))}
      </ul>
    </>
  );
