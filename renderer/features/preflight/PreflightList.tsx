/**
 * Every check with what it found. While they run, each stays in its place; afterwards what blocks and warns is on top
 * and open, notes can be opened, and what is fine is folded. Draws a stored report as well: `outcomes` is all it needs.
 */

import type { PreflightCheckId, PreflightOutcome } from '../../../shared/domain/preflight.ts';
import type { TermId } from '../../../shared/domain/terms.ts';
import { tookInColumn } from '../../../shared/i18n/took-words.ts';
import { IconChevronRight } from '../../components/icons.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { Term } from '../help/Term.tsx';
import { type Curing, FindingBody, FindingCard } from './FindingCard.tsx';
import { type FindingGroup, grouped, rowsOf } from './groups.ts';
import css from './PreflightList.module.css';
import { useFindingWords, verdictShapes } from './words.ts';

export interface PreflightListProps {
  readonly outcomes: readonly PreflightOutcome[];
  /** Checks under way; those without an outcome are drawn as running. */
  readonly running?: readonly PreflightCheckId[] | undefined;
  /** Checks that were asked for and never ended. */
  readonly unfinished?: readonly PreflightCheckId[] | undefined;
  /** What fixes are about; without it fixes are told, and offered nowhere. */
  readonly curing?: Curing | undefined;
}

export const PreflightList = ({ outcomes, running, unfinished = [], curing }: PreflightListProps) => {
  const t = useSentence();
  if (running !== undefined) return <Rows label={t('check.list')} asked={running} outcomes={outcomes} going />;
  const { problems, notes, fine } = grouped(outcomes);
  const rest = unfinished.filter((id) => !outcomes.some((outcome) => outcome.id === id));
  return (
    <>
      {problems.length === 0 ? null : (
        <ul className={css.cards} aria-label={t('check.problems')}>
          {problems.map((group, index) => (
            <FindingCard key={keyOf(group)} group={group} curing={curing} leading={index === 0} />
          ))}
        </ul>
      )}
      {notes.length === 0 ? null : (
        <section className={css.notes} aria-label={t('check.notes')}>
          {notes.map((group) => (
            <Note key={keyOf(group)} group={group} curing={curing} />
          ))}
        </section>
      )}
      {rest.length === 0 ? null : <Rows label={t('check.word.unknown')} asked={rest} outcomes={[]} />}
      {fine.length === 0 ? null : <Fine outcomes={fine} open={problems.length === 0} />}
    </>
  );
};

const keyOf = ({ check, verdict, findings }: FindingGroup): string => `${check} ${verdict} ${findings[0].code}`;

const Note = ({ group, curing }: { group: FindingGroup; curing: Curing | undefined }) => {
  const t = useSentence();
  const words = useFindingWords();
  const [first] = group.findings;
  return (
    <details className={css.note}>
      <summary>
        <StatusShape shape="note" />
        <span>
          <span className="visually-hidden">{t('check.word.note')}: </span>
          {words(first).title}
        </span>
        <span className={css.check}>{t(`preflight.check.${group.check}`)}</span>
        <IconChevronRight className={css.mark} size={16} stroke={1.8} aria-hidden="true" />
      </summary>
      <FindingBody group={group} curing={curing} />
    </details>
  );
};

/** Where nothing else is to be seen, what was looked at may be seen. */
const Fine = ({ outcomes, open }: { outcomes: readonly PreflightOutcome[]; open: boolean }) => {
  const t = useSentence();
  return (
    <details className={css.fine} open={open}>
      <summary>
        <StatusShape shape="fine" />
        {t('check.fine', { count: outcomes.length })}
        <IconChevronRight className={css.mark} size={16} stroke={1.8} aria-hidden="true" />
      </summary>
      <Rows label={t('check.word.ok')} asked={outcomes.map(({ id }) => id)} outcomes={outcomes} />
    </details>
  );
};

interface RowsProps {
  readonly label: string;
  readonly asked: readonly PreflightCheckId[];
  readonly outcomes: readonly PreflightOutcome[];
  readonly going?: boolean;
}

const Rows = ({ label, asked, outcomes, going = false }: RowsProps) => (
  <ul className={css.rows} aria-label={label}>
    {rowsOf(asked, outcomes).map(({ id, outcome }) => (
      <Row key={id} id={id} outcome={outcome} going={going} />
    ))}
  </ul>
);

interface RowProps {
  readonly id: PreflightCheckId;
  readonly outcome: PreflightOutcome | undefined;
  readonly going: boolean;
}

/** Checks that bear the name of a term. */
const checkTerms: Partial<Readonly<Record<PreflightCheckId, TermId>>> = {
  caa: 'caa',
  dnssec: 'dnssec',
  limits: 'rate-limit',
  'stale-txt': 'record',
  shadows: 'wildcard',
  keychain: 'keychain',
};

const Row = ({ id, outcome, going }: RowProps) => {
  const t = useSentence();
  const language = useLanguage();
  const words = useFindingWords();
  const state = outcome?.verdict ?? (going ? 'running' : 'unknown');
  const shape = outcome === undefined ? (going ? 'working' : 'unknown') : verdictShapes[outcome.verdict];
  const [gravest] = outcome?.findings ?? [];
  const term = checkTerms[id];
  return (
    <li className={css.row} data-state={state}>
      <StatusShape shape={shape} />
      <span className={css.name}>
        {term === undefined ? t(`preflight.check.${id}`) : <Term id={term}>{t(`preflight.check.${id}`)}</Term>}
      </span>
      <span className={css.state}>
        {/* Before the word, so that the words stand below each other. */}
        <span>{outcome === undefined ? '' : tookInColumn(outcome.milliseconds, language)}</span>
        <span className={css.word}>{t(`check.word.${state}`)}</span>
      </span>
      {gravest !== undefined ? (
        <span className={css.found}>{words(gravest).title}</span>
      ) : outcome !== undefined && outcome.evidence.length > 0 ? (
        <span className={`${css.seen} mono`}>{outcome.evidence.join('; ')}</span>
      ) : null}
    </li>
  );
};
