/** Watch and Done: a run as it goes, its failure in place, and what comes after. Kept current by events. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { RunView } from '../../../shared/domain/runs.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useProviderName } from '../../stores/providers-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useNextRun, useRuns } from '../../stores/runs-store.ts';
import { listWord } from '../proof/ways.ts';
import { BundleButton } from '../troubleshoot/BundleButton.tsx';
import { WizardFrame } from '../wizard/WizardFrame.tsx';
import { ChangeButton, needsCredential } from './ChangeButton.tsx';
import { DoneView } from './DoneView.tsx';
import { RunEstimate } from './RunEstimate.tsx';
import { RunFailure } from './RunFailure.tsx';
import css from './RunScreen.module.css';
import { RunTimeline } from './RunTimeline.tsx';
import { isOpen, needsHand, serverRows, serversHaving, stepInHand } from './run-facts.ts';
import { useStepWord } from './step-words.ts';
import { Warnings } from './Warnings.tsx';
import { WatchDetails } from './WatchDetails.tsx';

export const RunScreen = ({ id }: { id: string }) => {
  const t = useSentence();
  const { runs, problems, load } = useRuns();
  const loadCertificates = useCertificates((state) => state.load);
  const run = runs[id];
  useEffect(() => {
    void Promise.all([load(id), loadCertificates()]);
  }, [id, load, loadCertificates]);
  if (run === undefined) {
    const problem = problems[id];
    return (
      <WizardFrame step="watch" sums={{}} railFoot="" foot={<ToList />}>
        {problem === undefined ? <p role="status">{t('run.loading')}</p> : <ProblemCard problem={problem} />}
      </WizardFrame>
    );
  }
  return <KnownRun run={run} />;
};

const KnownRun = ({ run }: { run: RunView }) => {
  const t = useSentence();
  const action = useRunAction(run.id);
  const provider = useProviderName(run.providerId);
  const names = t('wizard.names-sum', { count: run.identifiers.length });
  const challenge = run.records[0]?.challenge;
  useFollowing(run);
  const sums = {
    names: run.identifiers[0] === undefined || run.identifiers.length > 1 ? names : run.identifiers[0].value,
    proof: challenge === undefined ? '' : t(listWord[challenge]),
    provider:
      run.providerId === undefined
        ? t('wizard.not-needed')
        : run.providerId === 'manual'
          ? t('run.record.state.by-hand')
          : provider,
    review: run.authorityName,
  };
  const done = run.status === 'succeeded';
  return (
    <WizardFrame
      step={done ? 'done' : 'watch'}
      sums={sums}
      railFoot={run.status === 'working' || run.status === 'waiting' ? t('wizard.foot-order') : ''}
      foot={<RunFoot run={run} action={action} />}
    >
      <RunEstimate run={run}>
        <RunHeading run={run} />
      </RunEstimate>
      <Row run={run} />
      {action.problem === undefined ? null : (
        <div className={css.gap}>
          <ProblemCard problem={action.problem} />
        </div>
      )}
      <div className={css.run}>
        <RunTimeline run={run} />
        <div className={css.details}>
          {run.status === 'failed' || run.problem !== undefined ? (
            <RunFailure
              run={run}
              provider={provider}
              busy={action.busy}
              onRetry={() => action.run('issuance.resume')}
            />
          ) : null}
          {run.status === 'failed' ? (
            <div>
              <BundleButton about={{ runId: run.id }} />
            </div>
          ) : null}
          {done ? <DoneView run={run} /> : <WatchDetails run={run} onLook={() => action.run('issuance.look-now')} />}
          <Warnings run={run} provider={provider} />
        </div>
      </div>
    </WizardFrame>
  );
};

/** Whoever watches a run that fails is taken along to the one that follows; whoever looks back is not. */
const useFollowing = (run: RunView) => {
  const go = useRoute((state) => state.go);
  const next = useNextRun(run.id);
  const [watching, setWatching] = useState(arrivedWatching);
  const live = run.status === 'working' || run.status === 'waiting';
  useEffect(() => {
    if (live) setWatching(true);
  }, [live]);
  useEffect(() => {
    if (watching && next !== undefined) go({ screen: 'run', id: next, watching: true });
  }, [watching, next, go]);
};

const arrivedWatching = (): boolean => {
  const { route } = useRoute.getState();
  return route.screen === 'run' && route.watching === true;
};

/** Where this run stands among those that belong together. */
const Row = ({ run }: { run: RunView }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const next = useNextRun(run.id);
  const { follows } = run;
  if (follows === undefined && next === undefined) return null;
  return (
    <p className={css.row}>
      {follows === undefined ? null : (
        <>
          <StatusShape shape="note" size="small" />
          {t('run.follows')}
          <Button size="xs" variant="subtle" onClick={() => go({ screen: 'run', id: follows })}>
            {t('run.see-before')}
          </Button>
        </>
      )}
      {next === undefined ? null : (
        <Button size="xs" variant="subtle" onClick={() => go({ screen: 'run', id: next })}>
          {t('run.see-next')}
        </Button>
      )}
    </p>
  );
};

type RunCall = 'issuance.resume' | 'issuance.cancel' | 'issuance.look-now';

/** One call about this run at a time; a resumed run may go on under another id. */
const useRunAction = (id: string) => {
  const go = useRoute((state) => state.go);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = (name: RunCall) => {
    setBusy(true);
    setProblem(undefined);
    call(name, { id })
      .then((answer) => {
        if ('runId' in answer && answer.runId !== id) go({ screen: 'run', id: answer.runId });
      })
      .catch((thrown: unknown) => setProblem(problemOf(thrown)))
      .finally(() => setBusy(false));
  };
  return { busy, problem, run };
};
type RunAction = ReturnType<typeof useRunAction>;

/** A new key per title: the heading takes the focus when the situation changes, not on every event. */
const RunHeading = ({ run }: { run: RunView }) => {
  const t = useSentence();
  const { title, lead } = useHeading(run);
  return (
    <div aria-live="polite">
      <PageHeading key={run.status === 'succeeded' || run.status === 'failed' ? run.status : 'open'} lead={lead}>
        {title} {run.rehearsal === true ? <Tag>{t('run.rehearsal')}</Tag> : null}
      </PageHeading>
    </div>
  );
};

const useHeading = (run: RunView): { readonly title: string; readonly lead: string } => {
  const t = useSentence();
  const stepWord = useStepWord(run);
  const authority = run.authorityName;
  const step = stepInHand(run);
  switch (run.status) {
    case 'succeeded':
      return {
        title: t('run.title.succeeded'),
        lead:
          run.rehearsal === true
            ? t('run.lead.rehearsed')
            : run.practice
              ? t('run.lead.succeeded-practice')
              : t('run.lead.succeeded', { authority }),
      };
    case 'failed':
      return {
        title: t('run.title.failed', { step: step === undefined ? '' : stepWord(step) }),
        lead: t(run.problem?.retryable === true ? 'run.lead.failed' : 'run.lead.failed-final'),
      };
    case 'cancelled':
      return { title: t('run.title.cancelled'), lead: t('run.lead.cancelled') };
    case 'interrupted':
      return { title: t('run.title.interrupted'), lead: t('run.lead.interrupted') };
    case 'working':
    case 'waiting': {
      if (needsHand(run)) return { title: t('run.title.by-hand'), lead: t('run.lead.by-hand') };
      const rows = serverRows(run.records);
      const values = { have: serversHaving(rows), count: rows.length };
      if (step === 'publish') {
        return {
          title: t('run.title.publish'),
          lead: rows.length === 0 ? t('run.lead.publish-start') : t('run.lead.publish', values),
        };
      }
      return { title: t(`run.title.${step ?? 'working'}`, { authority }), lead: t('run.lead.working') };
    }
  }
};

const RunFoot = ({ run, action }: { run: RunView; action: RunAction }) => {
  const t = useSentence();
  const formats = useFormats();
  const go = useRoute((state) => state.go);
  const [asking, setAsking] = useState(false);
  const open = isOpen(run);
  const until =
    open && run.orderExpires !== undefined ? t('run.stays-open', { date: formats.date(run.orderExpires) }) : undefined;
  return (
    <>
      {open ? (
        <Button variant="transparent" onClick={() => setAsking(true)}>
          {t('run.cancel')}
        </Button>
      ) : null}
      {(run.status === 'failed' && !needsCredential(run)) || run.status === 'cancelled' ? (
        <ChangeButton run={run} />
      ) : null}
      <ConfirmDialog
        open={asking}
        danger
        title={t('run.cancel-ask')}
        detail={t('run.cancel-detail')}
        confirm={t('run.cancel-yes')}
        cancel={t('run.cancel-no')}
        onConfirm={() => action.run('issuance.cancel')}
        onClose={() => setAsking(false)}
      />
      <span className="spacer" />
      {until === undefined ? null : <span className="note">{until}</span>}
      {run.status === 'working' || run.status === 'waiting' ? (
        <Button variant="filled" onClick={() => go({ screen: 'certificates' })}>
          {t('run.background')}
        </Button>
      ) : run.status === 'succeeded' ? (
        <Button onClick={() => go({ screen: 'certificate', id: run.certificateId })}>{t('done.open')}</Button>
      ) : null}
      {run.status === 'working' || run.status === 'waiting' ? null : <ToList later={run.status === 'failed'} />}
      {run.status === 'interrupted' || run.status === 'cancelled' ? (
        <Button variant="filled" loading={action.busy} onClick={() => action.run('issuance.resume')}>
          {t(run.status === 'cancelled' ? 'run.order-again' : 'run.resume')}
        </Button>
      ) : null}
    </>
  );
};

const ToList = ({ later = false }: { later?: boolean }): ReactNode => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  return <Button onClick={() => go({ screen: 'certificates' })}>{later ? t('run.later') : t('run.to-list')}</Button>;
};
