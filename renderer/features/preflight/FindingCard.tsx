/** One thing that was found: what, what it means, what it was seen by, and what to do about it. */

import type { FixResult, FixSubject } from '../../../shared/domain/fixes.ts';
import { jargon } from '../../../shared/domain/terms.ts';
import { tookWords } from '../../../shared/i18n/took-words.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { FixButtons } from '../fixes/FixButtons.tsx';
import { Explained } from '../help/Term.tsx';
import css from './FindingCard.module.css';
import type { FindingGroup } from './groups.ts';
import { useFindingWords, verdictShapes } from './words.ts';

/** What the app's own fixes are applied to, and who has to know. */
export interface Curing {
  readonly subject: FixSubject;
  readonly onOpened?: () => void;
  readonly onApplied: (result: FixResult) => void;
  /** The window of a fix was closed. */
  readonly onClosed: () => void;
}

export interface FindingProps {
  readonly group: FindingGroup;
  readonly curing: Curing | undefined;
  /** It is what to do first. */
  readonly leading?: boolean;
}

export const FindingCard = (props: FindingProps) => {
  const t = useSentence();
  const language = useLanguage();
  const words = useFindingWords();
  const { verdict, check, milliseconds, findings } = props.group;
  const [first] = findings;
  return (
    <li className={css.card} data-verdict={verdict}>
      <div className={css.head}>
        <StatusShape shape={verdictShapes[verdict]} />
        <h2>{words(first).title}</h2>
        <p className={css.meta}>
          <b>{t(`check.word.${verdict}`)}</b>
          <span>{t(`preflight.check.${check}`)}</span>
          <span>{tookWords(milliseconds, language)}</span>
        </p>
        <Others group={props.group} />
        <p className={css.means}>
          <Explained terms={jargon}>{words(first).means}</Explained>
        </p>
      </div>
      <Parts {...props} />
    </li>
  );
};

/** What stands under a folded finding once it is opened. */
export const FindingBody = (props: FindingProps) => {
  const words = useFindingWords();
  const { means } = words(props.group.findings[0]);
  return (
    <div className={css.opened}>
      <Others group={props.group} />
      {means === '' ? null : <p className={css.means}>{means}</p>}
      <Parts {...props} />
    </div>
  );
};

const mostOthers = 4;

/** The same for further names. */
const Others = ({ group }: { group: FindingGroup }) => {
  const t = useSentence();
  const words = useFindingWords();
  const others = [...new Set(group.findings.map((finding) => words(finding).title))].slice(1);
  if (others.length === 0) return null;
  return (
    <ul className={css.others}>
      {others.slice(0, mostOthers).map((title) => (
        <li key={title}>{title}</li>
      ))}
      {others.length > mostOthers ? <li>{t('check.more-findings', { count: others.length - mostOthers })}</li> : null}
    </ul>
  );
};

const Parts = ({ group, curing, leading = false }: FindingProps) => {
  const t = useSentence();
  const words = useFindingWords();
  const { findings, evidence } = group;
  const [{ cause, fixes, detail }] = findings;
  const { title, fixes: advice } = words(findings[0]);
  const offers = fixes.map((action, index) => {
    const told = advice[index];
    return told === undefined ? { action } : { action, advice: told };
  });
  return (
    <>
      {evidence.length === 0 ? null : (
        <div className={css.part}>
          <h3>{t('app.evidence')}</h3>
          <div className={css.evidence}>
            <ul>
              {evidence.map((line) => (
                <li key={line} className="mono">
                  {line}
                </li>
              ))}
            </ul>
            <CopyButton value={evidence.join('\n')} what={`${t('app.evidence')}: ${title}`} />
          </div>
        </div>
      )}
      {advice.length === 0 ? null : (
        <div className={css.part} data-part="fix">
          <h3>{t('app.what-to-do')}</h3>
          <div className={css.cure}>
            <Advice advice={advice} />
            {curing === undefined || cause === undefined ? null : (
              <FixButtons {...curing} {...{ cause, detail, leading }} fixes={offers} />
            )}
          </div>
        </div>
      )}
    </>
  );
};

/** Numbered only where there is more than one thing. */
const Advice = ({ advice }: { advice: readonly string[] }) =>
  advice.length === 1 ? (
    <p>{advice[0]}</p>
  ) : (
    <ol className={css.advice}>
      {advice.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
