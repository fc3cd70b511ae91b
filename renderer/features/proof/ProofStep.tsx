/** Step 2: how control over the names is proven. The host says what is possible, and why. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { isSentence, type SentenceKey } from '../../../shared/i18n/index.ts';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { Explained } from '../help/Term.tsx';
import { offeredProviders } from '../provider/offered-providers.ts';
import { resolversIn } from '../provider/resolvers.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { SavedNote } from '../wizard/SavedNote.tsx';
import type { StepProps } from '../wizard/WizardScreen.tsx';
import { Fallbacks } from './Fallbacks.tsx';
import css from './ProofStep.module.css';
import { ServerFields } from './ServerFields.tsx';
import {
  isMixed,
  type ProofOption,
  pickProvider,
  proofFor,
  usualWays,
  type Way,
  wayOfOption,
  wayOfProof,
} from './ways.ts';

export const ProofStep = ({ draft, report, frame }: StepProps) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  const identifiers = report?.identifiers;
  const { options, problem } = useOptions(identifiers, draft);
  const pick = usePick();
  const { proof } = draft;
  const way = proof === undefined ? undefined : wayOfProof(proof);
  const chosen = options?.find((option) => wayOfOption(option) === way);
  const [invalid, setInvalid] = useState(false);
  const choose = (next: Way) => {
    const chosenProof = proofFor(next, pick);
    if (chosenProof === undefined) return;
    // What was wrong with the fields of another way is out of sight now.
    setInvalid(false);
    change({ proof: chosenProof, fallbackProofs: draft.fallbackProofs.filter((each) => wayOfProof(each) !== next) });
  };

  // Nothing chosen yet, or no longer possible: the recommended way is chosen, and can be changed.
  useEffect(() => {
    if (options === undefined || chosen?.available === true) return;
    const best =
      options.find((option) => option.recommended && option.available) ?? options.find((option) => option.available);
    if (best !== undefined) choose(wayOfOption(best));
  });

  const served = proof?.method === 'http-01' || proof?.method === 'tls-alpn-01';
  const wrong = served && (invalid || resolversIn(draft.resolvers).wrong !== undefined);
  const mixed = isMixed(identifiers ?? []);
  const impossible = options?.every((option) => !option.available) === true;
  return frame(
    <>
      <PageHeading lead={<Explained terms={['authority']}>{t('proof.lead')}</Explained>}>
        {t('proof.title')}
      </PageHeading>
      <div className={css.proof}>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        {impossible ? <NonePossible mixed={mixed} /> : null}
        {options === undefined || (impossible && mixed) ? null : (
          <Options options={options} chosen={way} onChoose={choose} />
        )}
        {served ? (
          <ServerFields
            key={proof.method}
            proof={proof}
            onChange={(next) => change({ proof: next })}
            onInvalid={setInvalid}
          />
        ) : null}
        {options === undefined || way === undefined || impossible ? null : (
          <Fallbacks
            options={options}
            first={way}
            pick={pick}
            proofs={draft.fallbackProofs}
            onChange={(fallbackProofs) => change({ fallbackProofs })}
          />
        )}
      </div>
    </>,
    <>
      <Button onClick={() => change({ step: 'names' })}>{t('app.back')}</Button>
      <span className="spacer" />
      <SavedNote />
      <Button
        variant="filled"
        disabled={chosen?.available !== true || wrong}
        onClick={() => change({ step: proof !== undefined && 'provider' in proof ? 'provider' : 'check' })}
      >
        {t('app.continue')}
      </Button>
    </>,
  );
};

const useOptions = (identifiers: readonly Identifier[] | undefined, { authority }: StepProps['draft']) => {
  const [options, setOptions] = useState<readonly ProofOption[]>();
  const [problem, setProblem] = useState<Problem>();
  const key = JSON.stringify([identifiers, authority]);
  useEffect(() => {
    const [asked, at] = JSON.parse(key) as [Identifier[] | null, StepProps['draft']['authority']];
    if (asked === null || asked.length === 0) return;
    call('proof.options', { identifiers: asked, authority: at }).then(
      (answer) => setOptions(answer.options),
      (thrown: unknown) => setProblem(problemOf(thrown)),
    );
  }, [key]);
  return { options, problem };
};

const usePick = () => {
  const { providers, credentials } = useProviders();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  return pickProvider(offeredProviders(providers ?? [], practice), credentials);
};

interface OptionsProps {
  readonly options: readonly ProofOption[];
  readonly chosen: Way | undefined;
  readonly onChoose: (way: Way) => void;
}

const Options = ({ options, chosen, onChoose }: OptionsProps) => {
  const t = useSentence();
  const usual = options.filter((option) => option.recommended || usualWays.has(wayOfOption(option)));
  const others = options.filter((option) => !usual.includes(option));
  const cards = (some: readonly ProofOption[]) =>
    some.map((option) => <OptionCard key={wayOfOption(option)} option={option} chosen={chosen} onChoose={onChoose} />);
  return (
    <>
      <ChoiceGroup label={<span className="visually-hidden">{t('proof.title')}</span>}>{cards(usual)}</ChoiceGroup>
      {others.length === 0 ? null : (
        <details className={`more ${css.more}`} open={others.some((option) => wayOfOption(option) === chosen)}>
          <summary>{t('proof.others')}</summary>
          <ChoiceGroup label={<span className="visually-hidden">{t('proof.others')}</span>}>
            {cards(others)}
          </ChoiceGroup>
        </details>
      )}
    </>
  );
};

/** Nothing is broken, so nothing is red: why it cannot be, and what works instead. */
const NonePossible = ({ mixed }: { mixed: boolean }) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  return (
    <section className={css.none} role="status">
      <StatusShape shape="attention" />
      <div>
        <h2>{t('proof.none-title')}</h2>
        <p>{t(mixed ? 'proof.none-mixed' : 'proof.none-other')}</p>
        <p>{t(mixed ? 'proof.none-mixed-fix' : 'proof.none-other-fix')}</p>
        <Button variant="filled" onClick={() => change({ step: 'names' })}>
          {t('proof.none-names')}
        </Button>
      </div>
    </section>
  );
};

const OptionCard = ({ option, chosen, onChoose }: { option: ProofOption } & Omit<OptionsProps, 'options'>) => {
  const t = useSentence();
  const way = wayOfOption(option);
  return (
    <ChoiceCard
      name="proof"
      value={way}
      checked={way === chosen}
      disabled={!option.available}
      onChoose={() => onChoose(way)}
      title={
        <>
          {t(`proof.${way}`)}
          {option.recommended ? <Tag tone="accent">{t('proof.recommended')}</Tag> : null}
          {option.available ? null : <Tag>{t('proof.unavailable')}</Tag>}
        </>
      }
    >
      {t(`proof.${way}-detail`)}
      <span className={css.reasons}>
        {option.reasons.filter(isReason).map((reason) => (
          <span key={reason} className={css.reason}>
            <StatusShape shape={shapeOf(reason)} size="small" />
            {t(`proof.reason.${reason}`)}
          </span>
        ))}
      </span>
    </ChoiceCard>
  );
};

type ReasonOf<K> = K extends `proof.reason.${infer R}` ? R : never;
type Reason = ReasonOf<SentenceKey>;
/** Reasons travel as keys of sentences; one without a sentence is not shown. */
const isReason = (reason: string): reason is Reason => isSentence(`proof.reason.${reason}`);
const shapeOf = (reason: Reason) =>
  reason.startsWith('recommended') ? 'fine' : reason.startsWith('not-') ? 'left-out' : 'note';
