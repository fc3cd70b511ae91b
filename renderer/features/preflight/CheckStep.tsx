/** Step 4: what the order needs is looked at before anything is sent. It begins by itself and ends with the step. */
import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Policy } from '../../../shared/domain/certificates.ts';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { policyOf } from '../review/policy.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { SavedNote } from '../wizard/SavedNote.tsx';
import type { StepProps } from '../wizard/WizardScreen.tsx';
import css from './CheckStep.module.css';
import type { Curing } from './FindingCard.tsx';
import { PreflightList } from './PreflightList.tsx';
import { usePreflight } from './preflight-store.ts';
import { StandingCard } from './Standing.tsx';

export const CheckStep = ({ draft, report, frame }: StepProps) => {
  const t = useSentence();
  const namesProblem = useDraft((state) => state.namesProblem);
  const policy = useOrder({ draft, report });
  const { phase, outcomes, asked, problem, start } = usePreflight();
  const { curing, held } = useCuring();
  useLook(held ? undefined : policy);
  // Names come a moment after the draft; until then nothing is missing.
  const complete = report === undefined || policy !== undefined;
  return frame(
    <>
      <PageHeading lead={t('check.lead')}>{t('check.title')}</PageHeading>
      <div className={css.page}>
        {namesProblem === undefined ? null : <ProblemCard problem={namesProblem} />}
        <StandingCard complete={complete} onAgain={() => policy !== undefined && void start(policy)} />
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        {!complete || phase === 'none' ? null : (
          <PreflightList
            outcomes={outcomes}
            running={phase === 'running' ? asked : undefined}
            unfinished={phase === 'ended' ? [] : asked}
            curing={curing}
          />
        )}
      </div>
    </>,
    <Foot />,
  );
};

/** The draft as an order, the same object for as long as it says the same. */
const useOrder = ({ draft, report }: Pick<StepProps, 'draft' | 'report'>): Policy | undefined => {
  const order = policyOf(draft, report?.identifiers ?? []);
  const text = order === undefined ? undefined : JSON.stringify({ ...order, termsAgreed: false });
  return useMemo(() => (text === undefined ? undefined : (JSON.parse(text) as Policy)), [text]);
};

const useLook = (policy: Policy | undefined): void => {
  const { ensure, cancel } = usePreflight.getState();
  const forgotten = usePreflight((state) => state.phase === 'none');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was forgotten is looked at again
  useEffect(() => {
    if (policy !== undefined) void ensure(policy);
  }, [policy, forgotten, ensure]);
  useEffect(() => cancel, [cancel]);
};

/** A fix may change the order or the world. Its window stays until the reader closes it; then all is looked at again. */
const useCuring = (): { readonly curing: Curing | undefined; readonly held: boolean } => {
  const { policy, forget } = usePreflight();
  const [held, setHeld] = useState(false);
  const curing =
    policy === undefined
      ? undefined
      : {
          subject: { kind: 'policy', policy } as const,
          onApplied: () => setHeld(true),
          onClosed: () => {
            if (!held) return;
            forget();
            setHeld(false);
          },
        };
  return { curing, held };
};

const Foot = () => {
  const t = useSentence();
  const { draft, change } = useDraft();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const { phase, report, outcomes } = usePreflight();
  const proof = draft?.proof;
  const back = proof !== undefined && 'provider' in proof ? 'provider' : 'proof';
  const ended = phase === 'ended';
  const shut = ended ? report?.verdict === 'blocks' : outcomes.some(({ verdict }) => verdict === 'blocks');
  const running = phase === 'running' || phase === 'none';
  const word = shut
    ? 'check.on-anyway'
    : running
      ? 'check.on-early'
      : ended
        ? 'app.continue'
        : ('check.on-unchecked' as const);
  return (
    <>
      <Button onClick={() => change({ step: back })}>{t('app.back')}</Button>
      <span className="spacer" />
      {shut ? (
        <span className="note">{t(practice ? 'check.on-anyway-practice' : 'check.on-anyway-note')}</span>
      ) : (
        <SavedNote />
      )}
      <Button variant={ended && !shut ? 'filled' : 'default'} onClick={() => change({ step: 'review' })}>
        {t(word)}
      </Button>
    </>
  );
};
