/** The wizard up to the order. It keeps the draft, checks the names on every step, and knows which step comes next. */
import { type ReactNode, useEffect } from 'react';
import type { Draft } from '../../../shared/domain/app.ts';
import type { NameReport } from '../../../shared/domain/identifiers.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviderName, useProviders } from '../../stores/providers-store.ts';
import { NamesStep } from '../names/NamesStep.tsx';
import { CheckStep } from '../preflight/CheckStep.tsx';
import { usePreflightSum } from '../preflight/words.ts';
import { ProofStep } from '../proof/ProofStep.tsx';
import { listWord } from '../proof/ways.ts';
import { ProviderStep } from '../provider/ProviderStep.tsx';
import { ReviewStep } from '../review/ReviewStep.tsx';
import { fittingAuthority } from './authorities.ts';
import { useDraft } from './draft-store.ts';
import { WizardFrame, type WizardFrameProps, type WizardStep } from './WizardFrame.tsx';

export interface StepProps {
  readonly draft: Draft;
  readonly report: NameReport | undefined;
  /** Draws the step inside the wizard. */
  readonly frame: (content: ReactNode, foot: ReactNode) => ReactNode;
}

const checkDelay = 80;

export const WizardScreen = () => {
  const { draft, understood, load } = useDraft();
  const { providers, authorities, problem, load: loadProviders } = useProviders();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  useEffect(() => {
    void Promise.all([load(), loadProviders()]);
  }, [load, loadProviders]);
  useFittingAuthority(draft, authorities, practice);
  useNameCheck(draft);
  const frame = useFrame(draft, understood?.report);

  if (problem !== undefined) return frame(<ProblemCard problem={problem} />, null);
  if (draft === undefined || authorities === undefined || providers === undefined) return frame(null, null);
  const props = { draft, report: understood?.report, frame };
  switch (draft.step) {
    case 'names':
      return <NamesStep {...props} />;
    case 'proof':
      return <ProofStep {...props} />;
    case 'provider':
      return <ProviderStep {...props} />;
    case 'check':
      return <CheckStep {...props} />;
    case 'review':
      return <ReviewStep {...props} />;
  }
};

/** A draft whose authority is not known, or no longer, gets the usual authority of this mode. */
const useFittingAuthority = (
  draft: Draft | undefined,
  authorities: ReturnType<typeof useProviders.getState>['authorities'],
  practice: boolean,
) => {
  const change = useDraft((state) => state.change);
  useEffect(() => {
    if (draft === undefined || authorities === undefined) return;
    const fitting = fittingAuthority(draft.authority, authorities, practice);
    if (fitting === undefined || fitting === draft.authority) return;
    // Its proof may not fit either: another authority, another way. Nothing typed, nothing to save.
    const fresh = { authority: fitting, step: 'names', proof: undefined } as const;
    if (draft.text === '') useDraft.setState({ draft: { ...draft, ...fresh } });
    else change(fresh);
  }, [draft, authorities, practice, change]);
};

const useNameCheck = (draft: Draft | undefined) => {
  const checkNames = useDraft((state) => state.checkNames);
  const text = draft?.text;
  const authority = draft?.authority;
  const keepAnyway = draft?.keepAnyway;
  useEffect(() => {
    if (text === undefined || authority === undefined || keepAnyway === undefined) return;
    if ('id' in authority && authority.id === 'usual') return;
    const timer = window.setTimeout(() => void checkNames(), checkDelay);
    return () => window.clearTimeout(timer);
  }, [text, authority, keepAnyway, checkNames]);
};

const useFrame = (draft: Draft | undefined, report: NameReport | undefined): StepProps['frame'] => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  const proof = draft?.proof;
  const needsProvider = proof !== undefined && 'provider' in proof;
  const provider = useProviderName(needsProvider ? proof.provider : undefined);
  const count = report?.identifiers.length ?? 0;
  const sums: WizardFrameProps['sums'] = {
    names: t('wizard.names-sum', { count }),
    proof: proof === undefined ? '' : t(listWord[proof.method]),
    provider: !needsProvider
      ? t('wizard.not-needed')
      : proof.provider === 'manual'
        ? t('run.record.state.by-hand')
        : provider,
    check: usePreflightSum(),
  };
  const goTo = (step: WizardStep) => {
    if (step === 'names' || step === 'proof' || step === 'check' || step === 'review') change({ step });
    if (step === 'provider' && needsProvider) change({ step });
  };
  return (content, foot) => (
    <WizardFrame step={draft?.step ?? 'names'} sums={sums} onStep={goTo} railFoot={t('wizard.foot-draft')} foot={foot}>
      {content}
    </WizardFrame>
  );
};
