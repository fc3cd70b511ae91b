/** What was understood, name by name: cannot be signed, in the certificate, left out. */

import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { CheckedName, NameProblem, NameProblemCode, NameReport } from '../../../shared/domain/identifiers.ts';
import { nameMessageOf } from '../../../shared/i18n/index.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { IconPlus } from '../../components/icons.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './Understood.module.css';

/** More rows than this help nobody; the count says the rest. */
const mostRows = 100;

/** Refusals that a private authority would not share. */
const privateUse: ReadonlySet<NameProblemCode> = new Set([
  'private-address',
  'special-use-name',
  'single-label',
  'unknown-suffix',
]);

export interface UnderstoodProps {
  readonly report: NameReport;
  readonly keepAnyway: readonly string[];
  readonly onKeepAnyway: (names: string[]) => void;
  /** Absent while the text is being read again: places in it are not certain then. */
  readonly onReplace: ((name: CheckedName, text: string) => void) | undefined;
  readonly onAdd: (name: string) => void;
  readonly onOwnAuthority: () => void;
}

export const Understood = (props: UnderstoodProps) => {
  const t = useSentence();
  const { names } = props.report;
  const refused = names.filter(({ ok }) => !ok);
  const included = names.filter(({ ok, included }) => ok && included);
  const leftOut = names.filter(({ ok, included }) => ok && !included);
  return (
    <div className={css.understood}>
      <p className="visually-hidden" role="status">
        {t('names.summary', { count: included.length, refused: refused.length, left: leftOut.length })}
      </p>
      {props.report.unread === undefined ? null : (
        <p className={css.more}>{t('names.unread', { count: props.report.unread })}</p>
      )}
      <Group title={t('names.refused')} names={refused} draw={(name) => <Refused name={name} {...props} />} />
      <Group title={t('names.included')} names={included} draw={(name) => <Included name={name} {...props} />} />
      <Group title={t('names.left-out')} names={leftOut} draw={(name) => <LeftOut name={name} {...props} />} />
    </div>
  );
};

const Group = ({
  title,
  names,
  draw,
}: {
  title: string;
  names: readonly CheckedName[];
  draw: (name: CheckedName) => ReactNode;
}) => {
  const t = useSentence();
  const id = useId();
  if (names.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={css.title} id={id}>
        {title} <span>{names.length}</span>
      </h2>
      <ul className={css.items}>
        {names.slice(0, mostRows).map((name) => (
          <li key={name.range.start}>{draw(name)}</li>
        ))}
      </ul>
      {names.length > mostRows ? (
        <p className={css.more}>{t('names.more-rows', { count: names.length - mostRows })}</p>
      ) : null}
    </section>
  );
};

type ItemProps = UnderstoodProps & { readonly name: CheckedName };

const useMessages = (name: CheckedName) => {
  const language = useLanguage();
  const values = { value: name.value, ascii: name.ascii, typed: name.typed, suggestion: name.suggestion ?? '' };
  const space = packOf(language).style.blank;
  const say = (problem: NameProblem) => nameMessageOf(problem, language, values);
  return { notes: name.problems.map((problem) => say(problem).title).join(space), say, space };
};

const Refused = ({ name, onReplace, onOwnAuthority }: ItemProps) => {
  const t = useSentence();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const { say, space } = useMessages(name);
  const reason = name.problems.find(({ severity }) => severity === 'refusal') ?? name.problems[0];
  const message = reason === undefined ? undefined : say(reason);
  // Whoever pasted a link may take its port for the reason.
  const port = name.problems.find(({ code }) => code === 'port-ignored');
  const { suggestion } = name;
  return (
    <div className={css.refusal}>
      <div>
        <span className={css.chip} data-kind="refused">
          <StatusShape shape="failed" />
          <span>{name.value}</span>
        </span>
        {name.typed === name.value ? null : (
          <p className={css.typed}>
            {t('names.typed-as')}
            <br />
            <span className="mono">{name.typed}</span>
          </p>
        )}
      </div>
      <div>
        <p>
          <strong>{message?.title ?? t('names.refused')}</strong>
          {space}
          <span className={css.quiet}>
            {message?.explanation}
            {port === undefined ? null : `${space}${say(port).title}`}
          </span>
        </p>
        <div className={css.acts}>
          {suggestion === undefined ? null : (
            <Button size="xs" disabled={onReplace === undefined} onClick={() => onReplace?.(name, suggestion)}>
              {t('names.use-instead', { name: suggestion })}
            </Button>
          )}
          {reason !== undefined && privateUse.has(reason.code) && !practice ? (
            <Button size="xs" variant="transparent" onClick={onOwnAuthority}>
              {t('names.own-authority')}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
};

const Included = ({ name, report, keepAnyway, onKeepAnyway, onAdd }: ItemProps) => {
  const t = useSentence();
  const { notes } = useMessages(name);
  const { suggestion } = name;
  const kept = keepAnyway.includes(name.ascii) && name.problems.some(({ code }) => code === 'covered-by-wildcard');
  const there = report.names.some(({ ascii, ok }) => ok && ascii === suggestion);
  const warning = name.problems.some(({ severity }) => severity === 'warning');
  return (
    <div className={css.item}>
      <span className={css.chip}>
        <StatusShape shape={warning ? 'attention' : 'fine'} />
        <span>{name.value}</span>
      </span>
      <span className={css.why}>{notes}</span>
      {kept ? (
        <Button
          size="xs"
          variant="subtle"
          aria-label={t('names.leave-out-name', { name: name.value })}
          onClick={() => onKeepAnyway(keepAnyway.filter((each) => each !== name.ascii))}
        >
          {t('names.leave-out')}
        </Button>
      ) : suggestion !== undefined && !there ? (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={15} stroke={2} aria-hidden="true" />}
          onClick={() => onAdd(suggestion)}
        >
          {t('names.add-too', { name: suggestion })}
        </Button>
      ) : null}
    </div>
  );
};

const LeftOut = ({ name, keepAnyway, onKeepAnyway }: ItemProps) => {
  const t = useSentence();
  const { notes } = useMessages(name);
  const covered = name.problems.some(({ code }) => code === 'covered-by-wildcard');
  return (
    <div className={css.item}>
      <span className={css.chip} data-kind="out">
        <StatusShape shape="left-out" />
        <span>{name.value}</span>
      </span>
      <span className={css.why}>{notes}</span>
      {covered ? (
        <Button
          size="xs"
          variant="subtle"
          aria-label={t('names.keep-name', { name: name.value })}
          onClick={() => onKeepAnyway([...keepAnyway, name.ascii])}
        >
          {t('names.keep')}
        </Button>
      ) : null}
    </div>
  );
};
