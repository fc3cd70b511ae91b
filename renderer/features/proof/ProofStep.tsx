/** Step 2: how control over the names is proven. The host says what is possible, and why. */
import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Proof } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { offeredProviders } from '../provider/offered-providers.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { SavedNote } from '../wizard/SavedNote.tsx';
import type { StepProps } from '../wizard/WizardScreen.tsx';
import css from './ProofStep.module.css';

type Option = CallOutput<'proof.options'>['options'][number];
type Way = 'dns' | 'manual' | 'http';

const wayOf = ({ method, byHand }: Option): Way => (method === 'http-01' ? 'http' : byHand ? 'manual' : 'dns');
const chosenWay = (proof: Proof | undefined): Way | undefined => {
  if (proof === undefined) return undefined;
  if (proof.method === 'http-01') return 'http';
  return proof.provider === 'manual' ? 'manual' : 'dns';
};

export const ProofStep = ({ draft, report, frame }: StepProps) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  const identifiers = report?.identifiers;
  const { options, problem } = useOptions(identifiers, draft);
  const choose = useChoice();
  const way = chosenWay(draft.proof);
  const chosen = options?.find((option) => wayOf(option) === way);

  // Nothing chosen yet, or no longer possible: the recommended way is chosen, and can be changed.
  useEffect(() => {
    if (options === undefined || chosen?.available === true) return;
    const best =
      options.find((option) => option.recommended && option.available) ?? options.find((option) => option.available);
    if (best !== undefined) choose(wayOf(best));
  }, [options, chosen, choose]);

  const [portInvalid, setPortInvalid] = useState(false);
  const ready = chosen?.available === true && !(way === 'http' && portInvalid);
  return frame(
    <>
      <PageHeading lead={t('proof.lead')}>{t('proof.title')}</PageHeading>
      <div className={css.proof}>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        {options === undefined ? null : (
          <ChoiceGroup label={<span className="visually-hidden">{t('proof.title')}</span>}>
            {options.map((option) => (
              <OptionCard key={wayOf(option)} option={option} chosen={way} onChoose={choose} />
            ))}
          </ChoiceGroup>
        )}
        {options?.every((option) => !option.available) === true ? (
          <p className={css.none} role="alert">
            <StatusShape shape="failed" />
            {t('proof.none-possible')}
          </p>
        ) : null}
        {way === 'http' && draft.proof?.method === 'http-01' ? (
          <Port
            port={draft.proof.port}
            onChange={(port) => change({ proof: { method: 'http-01', ...(port === undefined ? {} : { port }) } })}
            onInvalid={setPortInvalid}
          />
        ) : null}
      </div>
    </>,
    <>
      <Button onClick={() => change({ step: 'names' })}>{t('app.back')}</Button>
      <span className="spacer" />
      <SavedNote />
      <Button
        variant="filled"
        disabled={!ready}
        onClick={() => change({ step: way === 'http' ? 'review' : 'provider' })}
      >
        {t('app.continue')}
      </Button>
    </>,
  );
};

const useOptions = (identifiers: readonly Identifier[] | undefined, { authority }: StepProps['draft']) => {
  const [options, setOptions] = useState<readonly Option[]>();
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

/** Turns a way into a proof. A DNS record needs a provider: the one with a stored credential, else the first. */
const useChoice = (): ((way: Way) => void) => {
  const change = useDraft((state) => state.change);
  const { providers, credentials } = useProviders();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  return (way) => {
    if (way === 'http') return change({ proof: { method: 'http-01' } });
    if (way === 'manual') return change({ proof: { method: 'dns-01', provider: 'manual' } });
    const offered = offeredProviders(providers ?? [], practice);
    const stored = credentials.find(({ provider }) => offered.some(({ id }) => id === provider));
    const provider = stored?.provider ?? offered[0]?.id;
    if (provider === undefined) return;
    change({ proof: { method: 'dns-01', provider, ...(stored === undefined ? {} : { credentialId: stored.id }) } });
  };
};

const OptionCard = ({
  option,
  chosen,
  onChoose,
}: {
  option: Option;
  chosen: Way | undefined;
  onChoose: (way: Way) => void;
}) => {
  const t = useSentence();
  const way = wayOf(option);
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
const reasons: Readonly<Record<Reason, true>> = {
  'recommended-wildcard': true,
  'recommended-no-open-port': true,
  'recommended-address': true,
  'needs-dns-access': true,
  'needs-port-80': true,
  'needs-by-hand-each-time': true,
  'not-for-wildcards': true,
  'not-for-addresses': true,
};
const isReason = (reason: string): reason is Reason => Object.hasOwn(reasons, reason);
const shapeOf = (reason: Reason) =>
  reason.startsWith('recommended') ? 'fine' : reason.startsWith('not-') ? 'left-out' : 'note';

const Port = ({
  port,
  onChange,
  onInvalid,
}: {
  port: number | undefined;
  onChange: (port: number | undefined) => void;
  onInvalid: (invalid: boolean) => void;
}) => {
  const t = useSentence();
  const [text, setText] = useState(port === undefined ? '' : String(port));
  const invalid = text !== '' && !isPort(text);
  return (
    <details className={css.advanced}>
      <summary>{t('app.advanced')}</summary>
      <TextInput
        label={t('proof.port')}
        description={t('proof.port-hint')}
        placeholder="80"
        inputMode="numeric"
        value={text}
        onChange={(event) => {
          const next = event.currentTarget.value.trim();
          setText(next);
          onInvalid(next !== '' && !isPort(next));
          if (next === '' || isPort(next)) onChange(next === '' || next === '80' ? undefined : Number(next));
        }}
        error={invalid ? t('proof.port-invalid') : undefined}
      />
    </details>
  );
};

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
