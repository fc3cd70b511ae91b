/** A failure whose cause is sure, as one card: the cause, what speaks for it, what to do, and how to see that it is gone. */
import type { ReactNode } from 'react';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import { jargon } from '../../../shared/domain/terms.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { messageOf, type Values } from '../../../shared/i18n/index.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { CardActs, CardFrame, CardPart } from '../../components/ProblemCardParts.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { Explained } from '../help/Term.tsx';
import css from './CauseCard.module.css';
import { Steps } from './CauseList.tsx';
import { CheckNow } from './CheckNow.tsx';
import { causeText } from './cause-text.ts';
import { belongsTo, wordOf } from './choice.ts';
import { runEvidence } from './evidence-lines.ts';
import { ProbeResult } from './ProbeResult.tsx';
import type { Measured, Probing } from './probing.ts';

export interface CauseCardProps {
  readonly cause: DiagnosedCause;
  /** What ended the run; it stands in the evidence. */
  readonly problem: Problem;
  /** What people call the things in its details. */
  readonly values: Values;
  readonly probing: Probing;
  readonly measured: Measured | undefined;
  /** Buttons that put it right, and what happens next. */
  readonly children: ReactNode;
}

export const CauseCard = ({ cause, problem, values, probing, measured, children }: CauseCardProps) => {
  const t = useSentence();
  const language = useLanguage();
  const { title, explanation, fixes, confirm, verify, confidence } = cause;
  const told = measured !== undefined && belongsTo(cause, measured) ? measured : undefined;
  return (
    <CardFrame
      title={title[language]}
      text={<Explained terms={jargon}>{explanation[language]}</Explained>}
      word={t(wordOf(confidence))}
    >
      <CardPart label={t('app.evidence')}>
        <Said {...{ cause, problem, values }} />
      </CardPart>
      <CardPart label={t('app.what-to-do')} ground="sunken">
        <Steps fixes={fixes} />
        <CardActs>{children}</CardActs>
      </CardPart>
      {confirm === undefined && told === undefined ? null : (
        <CardPart label={t('troubleshoot.confirm')} ground="sunken">
          {confirm === undefined ? null : <CheckNow confirm={confirm} probing={probing} />}
          {told === undefined ? null : <ProbeResult measured={told} plain />}
        </CardPart>
      )}
      <CardPart label={t('troubleshoot.verify')} ground="sunken" joined={confirm !== undefined || told !== undefined}>
        <p>{verify[language]}</p>
      </CardPart>
    </CardFrame>
  );
};

/** The words of the other side first; how the run took them, with its code, last. */
const Said = ({ cause, problem, values }: Pick<CauseCardProps, 'cause' | 'problem' | 'values'>) => {
  const t = useSentence();
  const language = useLanguage();
  const { title, explanation } = messageOf(problem, language, values);
  const { quoted, lines, facts } = runEvidence(problem, explanation, cause);
  const named = `${title} (${problem.code})`;
  const all = [...(quoted === undefined ? [] : [quoted]), ...lines, named, ...facts.map(asLine)];
  const taken = (
    <>
      {title} <code>{problem.code}</code>
    </>
  );
  return (
    <div className={css.said}>
      <div>
        {quoted === undefined ? null : <p className={css.quoted}>{quoted}</p>}
        {lines.length === 0 ? null : (
          <ul>
            {lines.map((line) => (
              <li className="mono" key={line}>
                {line}
              </li>
            ))}
          </ul>
        )}
        {facts.length === 0 ? <p className={css.taken}>{taken}</p> : <Facts summary={taken} facts={facts} />}
      </div>
      <CopyButton value={causeText(cause, language, all)} what={t('troubleshoot.copy')} />
    </div>
  );
};

type Facts = ReturnType<typeof runEvidence>['facts'];
const asLine = ({ path, value }: Facts[number]): string => `${path}: ${value}`;

const Facts = ({ summary, facts }: { summary: ReactNode; facts: Facts }) => (
  <details className={css.facts}>
    <summary className={css.taken}>{summary}</summary>
    <dl>
      {facts.map(({ path, value }) => (
        <div key={path}>
          <dt className="mono">{path}</dt>
          <dd className="mono">{value}</dd>
        </div>
      ))}
    </dl>
  </details>
);
