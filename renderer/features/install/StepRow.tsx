/** One step: how it stands, a test with its live result, running it by itself, its place, changing and removing it. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { InstallReport, InstallStep, StepResult } from '../../../shared/domain/install.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { installLogWords, stepLabel } from '../../../shared/i18n/install-words.ts';
import { AskButton } from '../../components/AskButton.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { type Shape, Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './Install.module.css';
import { lastOf, useInstall } from './install-store.ts';
import { StepDialog } from './StepDialog.tsx';

/** What was done with a step, said in the language of the moment. */
export interface StepNote {
  readonly what: 'saved' | 'removed';
  readonly label: string;
}

export interface StepRowProps {
  readonly step: InstallStep;
  readonly number: number;
  /** What is under way for the certificate. */
  readonly live: InstallReport | undefined;
  readonly onEarlier: (() => void) | undefined;
  readonly onLater: (() => void) | undefined;
  /** What was done is told until something else is. */
  readonly onNote: (note: StepNote | undefined) => void;
}

export const StepRow = (props: StepRowProps) => {
  const t = useSentence();
  const language = useLanguage();
  const { step, number, live } = props;
  const { id, certificateId, kind } = step;
  const label = stepLabel(step, language);
  const reports = useInstall((state) => state.known[certificateId]?.reports) ?? [];
  const now = live?.steps.find(({ stepId }) => stepId === id);
  const last = lastOf(reports, id);
  const working = now?.outcome === 'working';
  return (
    <li className={css.row} aria-busy={working} data-off={!step.enabled}>
      <span className={css.number} aria-hidden="true">
        {number}
      </span>
      <div className={css.what}>
        <h3>{label}</h3>
        <p className={css.facts}>
          {step.label === '' ? null : <span>{t(`install.kind.${kind}`)}</span>}
          <span className="mono">{placeOf(step)}</span>
        </p>
      </div>
      <Standing step={step} working={working} />
      <StepActs {...props} label={label} />
      {now !== undefined && now.outcome !== 'skipped' ? (
        <Log result={now} />
      ) : last === undefined ? null : (
        <Details report={last.report} result={last.result} />
      )}
    </li>
  );
};

/** Where it puts things, as far as that is no secret. */
const placeOf = ({ fields }: InstallStep): string => {
  const value = (key: string): string => fields.find((field) => field.key === key)?.value ?? '';
  const parts = ['host', 'server', 'url', 'bucket', 'container', 'label', 'site', 'folder', 'command', 'secretName'];
  return parts
    .map((key) => value(key).split('\n')[0] ?? '')
    .filter((part) => part !== '')
    .join(' ');
};

const Standing = ({ step: { installed, problem, enabled }, working }: { step: InstallStep; working: boolean }) => {
  const t = useSentence();
  if (working) return <Status shape="working">{t('install.working')}</Status>;
  if (!enabled) return <Status shape="paused">{t('install.disabled')}</Status>;
  if (problem !== undefined) return <Status shape="failed">{t('install.state.failed')}</Status>;
  const [shape, word]: readonly [Shape, 'installed' | 'waiting'] = installed
    ? ['fine', 'installed']
    : ['later', 'waiting'];
  return <Status shape={shape}>{t(`install.state.${word}`)}</Status>;
};

const StepActs = ({ step, live, onEarlier, onLater, onNote, label }: StepRowProps & { readonly label: string }) => {
  const t = useSentence();
  const { perform, save } = useInstall();
  const [problem, setProblem] = useState<Problem>();
  const { id, certificateId, kind, enabled } = step;
  const busy = live !== undefined;
  const begin = (what: 'test' | 'run'): void => {
    onNote(undefined);
    setProblem(undefined);
    void perform(certificateId, what, id).then(setProblem);
  };
  const act = (word: 'test' | 'run' | 'move-up' | 'move-down', run: () => void) => (
    <Button size="xs" variant="subtle" disabled={busy} aria-label={`${t(`install.${word}`)} ${label}`} onClick={run}>
      {t(`install.${word}`)}
    </Button>
  );
  return (
    <>
      <div className={css.acts}>
        <Checkbox
          label={t('install.on')}
          aria-label={`${t('install.on')} ${label}`}
          checked={enabled}
          disabled={busy}
          onChange={(event) =>
            void save(certificateId, { id, kind, enabled: event.currentTarget.checked }).then(setProblem)
          }
        />
        {act('test', () => begin('test'))}
        {act('run', () => begin('run'))}
        {onEarlier === undefined ? null : act('move-up', onEarlier)}
        {onLater === undefined ? null : act('move-down', onLater)}
        <EditButton step={step} label={label} onNote={onNote} />
        <RemoveButton step={step} label={label} onNote={onNote} onProblem={setProblem} />
      </div>
      {problem === undefined ? null : (
        <div className={css.wide}>
          <ProblemCard problem={problem} />
        </div>
      )}
    </>
  );
};

interface NamedProps extends Pick<StepRowProps, 'step' | 'onNote'> {
  readonly label: string;
}

const EditButton = ({ step, label, onNote }: NamedProps) => {
  const t = useSentence();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="subtle" aria-label={`${t('install.edit')} ${label}`} onClick={() => setOpen(true)}>
        {t('install.edit')}…
      </Button>
      <StepDialog
        open={open}
        certificateId={step.certificateId}
        step={step}
        onClose={() => setOpen(false)}
        onSaved={(saved) => onNote({ what: 'saved', label: saved })}
      />
    </>
  );
};

const RemoveButton = ({
  step,
  label,
  onNote,
  onProblem,
}: NamedProps & { onProblem: (problem: Problem | undefined) => void }) => {
  const t = useSentence();
  const remove = useInstall((state) => state.remove);
  const removeIt = async () => {
    const failure = await remove(step.certificateId, step.id);
    onProblem(failure);
    if (failure === undefined) onNote({ what: 'removed', label });
  };
  return (
    <AskButton
      danger
      label={`${t('install.remove')} ${label}`}
      title={t('install.remove-ask', { label })}
      detail={t('install.remove-means')}
      confirm={t('install.remove')}
      onConfirm={() => void removeIt()}
    >
      {`${t('install.remove')}…`}
    </AskButton>
  );
};

const Details = ({ report, result }: { report: InstallReport; result: StepResult }) => {
  const t = useSentence();
  const formats = useFormats();
  const time = `${formats.shortDate(report.startedAt)} ${formats.time(report.startedAt)}`;
  return (
    <details className={css.wide} open={result.problem !== undefined}>
      <summary>{t(report.mode === 'test' ? 'install.last-test' : 'install.last', { time })}</summary>
      <Log result={result} />
    </details>
  );
};

const Log = ({ result: { log, problem } }: { result: StepResult }) => {
  const language = useLanguage();
  return (
    <div className={css.wide}>
      <ul className={css.log}>
        {log.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
          <li key={index}>{installLogWords(line, language)}</li>
        ))}
      </ul>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </div>
  );
};
