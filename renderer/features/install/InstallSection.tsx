/** On the page of a certificate: what is done with it after each renewal, in which order, and what came of it. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { InstallReport, InstallStep } from '../../../shared/domain/install.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { hostAndPort } from '../../../shared/i18n/watch-words.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './Install.module.css';
import { useInstall } from './install-store.ts';
import { StepDialog } from './StepDialog.tsx';
import { type StepNote, StepRow, type StepRowProps } from './StepRow.tsx';

export const InstallSection = ({ certificate }: { certificate: CertificateView }) => {
  const practice = useApp((state) => state.settings?.practice) ?? false;
  // What nobody trusts is not put on servers.
  return practice ? null : <Steps certificate={certificate} />;
};

const Steps = ({ certificate: { id, current } }: { certificate: CertificateView }) => {
  const t = useSentence();
  const { load } = useInstall();
  const known = useInstall((state) => state.known[id]);
  const problem = useInstall((state) => state.problems[id]);
  const live = useInstall((state) => state.live[id]);
  const [adding, setAdding] = useState(false);
  const [note, setNote] = useState<StepNote>();
  const version = current?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another version other steps are done
  useEffect(() => void load(id), [load, id, version]);
  return (
    <Section
      title={t('install.title')}
      lead={t('install.lead')}
      act={
        <Button size="xs" onClick={() => setAdding(true)}>
          {t('install.add')}…
        </Button>
      }
    >
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {known === undefined ? null : (
        <div className={`card ${css.card}`}>
          {known.steps.length === 0 ? (
            <p className="quiet">{t('install.none')}</p>
          ) : (
            <StepList certificateId={id} steps={known.steps} live={live} onNote={setNote} />
          )}
          {known.steps.length === 0 || version === undefined ? null : (
            <Together certificateId={id} live={live} last={known.reports[0]} onBegin={() => setNote(undefined)} />
          )}
        </div>
      )}
      <p className="quiet" role="status">
        {note === undefined ? '' : t(`install.${note.what}`, { label: note.label })}
      </p>
      <StepDialog
        open={adding}
        certificateId={id}
        onClose={() => setAdding(false)}
        onSaved={(label) => setNote({ what: 'saved', label })}
      />
    </Section>
  );
};

const StepList = ({
  certificateId,
  steps,
  live,
  onNote,
}: {
  certificateId: string;
  steps: readonly InstallStep[];
  live: InstallReport | undefined;
  onNote: StepRowProps['onNote'];
}) => {
  const order = useInstall((state) => state.order);
  const [problem, setProblem] = useState<Problem>();
  const move = (from: number, to: number): void => {
    onNote(undefined);
    const ids = steps.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    void order(certificateId, ids.toSpliced(to, 0, moved)).then(setProblem);
  };
  return (
    <>
      <ol>
        {steps.map((step, index) => (
          <StepRow
            key={step.id}
            step={step}
            number={index + 1}
            live={live}
            onEarlier={index === 0 ? undefined : () => move(index, index - 1)}
            onLater={index === steps.length - 1 ? undefined : () => move(index, index + 1)}
            onNote={onNote}
          />
        ))}
      </ol>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </>
  );
};

/** All steps at once, and what servers showed afterwards. */
const Together = ({
  certificateId,
  live,
  last,
  onBegin,
}: {
  certificateId: string;
  live: InstallReport | undefined;
  last: InstallReport | undefined;
  onBegin: () => void;
}) => {
  const t = useSentence();
  const perform = useInstall((state) => state.perform);
  const [problem, setProblem] = useState<Problem>();
  const busy = live !== undefined;
  const begin = (what: 'test' | 'run'): void => {
    onBegin();
    setProblem(undefined);
    void perform(certificateId, what).then(setProblem);
  };
  return (
    <div className={css.together}>
      <div className={css.acts}>
        <Button size="xs" disabled={busy} onClick={() => begin('test')}>
          {t('install.test-all')}
        </Button>
        <Button size="xs" disabled={busy} onClick={() => begin('run')}>
          {t('install.run-all')}
        </Button>
      </div>
      <div className={css.outcome} role="status">
        {busy ? (
          <Status shape="working">{t('install.working')}</Status>
        ) : last === undefined ? null : (
          <Outcome report={last} />
        )}
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </div>
  );
};

const Outcome = ({ report: { steps, mode, served = [] } }: { report: InstallReport }) => {
  const t = useSentence();
  const fine = steps.every(({ outcome }) => outcome === 'done');
  return (
    <>
      <Status shape={fine ? 'fine' : 'attention'}>
        {t(!fine ? 'install.not-all-done' : mode === 'test' ? 'install.test-done' : 'install.all-done')}
      </Status>
      {served.map((one) => (
        <span key={hostAndPort(one)} className={css.seen}>
          {t('install.seen', {
            host: hostAndPort(one),
            verdict: t(one.verdict === 'fine' ? 'watching.verdict.fine' : 'watching.verdict.warning'),
          })}
        </span>
      ))}
    </>
  );
};
