/** A fix before, while and after it is done: what will change, the way back, and what only a person can do. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { FixPlan } from '../../../shared/domain/fixes.ts';
import { fixValueWords } from '../../../shared/i18n/fix-words.ts';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { CopyBox } from '../../components/CopyBox.tsx';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import { ChangeList } from './ChangeList.tsx';
import type { FixButtonsProps, FixOffer } from './FixButtons.tsx';
import css from './Fixes.module.css';
import { ReplaceKey } from './ReplaceKey.tsx';
import { type Fix, useFix } from './use-fix.ts';
import { useGoTo } from './use-go-to.ts';

export interface FixDialogProps extends Pick<FixButtonsProps, 'cause' | 'subject' | 'detail' | 'onApplied'> {
  readonly offer: FixOffer;
  readonly onClose: () => void;
}

export const FixDialog = (props: FixDialogProps) => {
  const t = useSentence();
  const { offer, onClose } = props;
  const fix = useFix(offer, props);
  return (
    <Dialog open title={t(`fix.action.${offer.action}`)} wide onClose={onClose}>
      <div className={css.body} aria-live="polite">
        {fix.problem === undefined ? null : <ProblemCard problem={fix.problem} />}
        <Stage {...props} fix={fix} />
      </div>
    </Dialog>
  );
};

interface StageProps extends FixDialogProps {
  readonly fix: Fix;
}

const Stage = (props: StageProps) => {
  const t = useSentence();
  const { fix, onClose } = props;
  const { stage, problem } = fix;
  switch (stage.kind) {
    case 'planning':
      return (
        <>
          {problem === undefined ? <Status shape="working">{t('fix-page.looking')}</Status> : null}
          <Foot close={onClose}>
            {problem === undefined ? null : (
              <Button variant="filled" onClick={() => fix.look()}>
                {t('app.try-again')}
              </Button>
            )}
          </Foot>
        </>
      );
    case 'planned':
      return <Planned {...props} plan={stage.plan} />;
    case 'applying':
      return <UnderWay plan={stage.plan} word={t('fix-page.applying')} />;
    case 'undoing':
      return <UnderWay plan={stage.plan} word={t('fix-page.undoing')} />;
    case 'applied':
      return <Applied {...props} runId={stage.result.runId} undoable={stage.result.undoId !== undefined} />;
    case 'undone':
      return (
        <>
          <Status shape="fine">{t('fix-page.undone')}</Status>
          <Foot close={onClose} />
        </>
      );
  }
};

const Planned = (props: StageProps & { readonly plan: FixPlan }) => {
  const { plan } = props;
  switch (plan.kind) {
    case 'do':
      return <Preview {...props} plan={plan} />;
    case 'choose':
      return <Choice {...props} plan={plan} />;
    case 'go':
      return plan.place === 'credential' && plan.id !== undefined ? (
        <ReplaceKey id={plan.id} subject={props.subject} onApplied={props.onApplied} onClose={props.onClose} />
      ) : (
        <Going {...props} plan={plan} />
      );
    case 'open':
      return <Outside {...props} url={plan.url} />;
    case 'words':
      return <Words {...props} values={plan.values} />;
  }
};

const Preview = ({ plan, fix, onClose }: StageProps & { readonly plan: Extract<FixPlan, { kind: 'do' }> }) => {
  const t = useSentence();
  const elevated = plan.changes.some((change) => change.kind === 'command' && change.elevated);
  // What is handed back to the wizard has to be confirmed there, and can be changed back until then.
  const drafted = plan.changes.every((change) => change.kind === 'policy');
  return (
    <>
      <h3 className={css.title}>{t('fix-page.will-change')}</h3>
      <ChangeList changes={plan.changes} />
      <p className={css.note}>{t(drafted ? 'fix-page.draft' : `fix.undo.${plan.undo}`)}</p>
      {elevated ? <p className={css.note}>{t('fix-page.elevated')}</p> : null}
      <Foot close={onClose} word={t('app.cancel')}>
        <Button variant="filled" data-autofocus onClick={fix.apply}>
          {t('fix-page.apply')}
        </Button>
      </Foot>
    </>
  );
};

const Choice = ({ plan, fix, onClose }: StageProps & { readonly plan: Extract<FixPlan, { kind: 'choose' }> }) => {
  const t = useSentence();
  const language = useLanguage();
  const [chosen, setChosen] = useState(plan.options.find(({ recommended }) => recommended)?.id);
  if (plan.options.length === 0)
    return (
      <>
        <p>{t('fix-page.no-choice')}</p>
        <Foot close={onClose} />
      </>
    );
  return (
    <>
      <ChoiceGroup label={t('fix-page.choose')}>
        {plan.options.map(({ id, label, sentence, recommended }) => (
          <ChoiceCard
            key={id}
            name="fix-choice"
            value={id}
            checked={chosen === id}
            onChoose={() => setChosen(id)}
            title={fixValueWords(label, language)}
          >
            {wordsUnder(
              sentence === undefined ? '' : fixValueWords(sentence, language),
              recommended ? t('fix-page.recommended') : '',
            )}
          </ChoiceCard>
        ))}
      </ChoiceGroup>
      <Foot close={onClose} word={t('app.cancel')}>
        <Button variant="filled" disabled={chosen === undefined} onClick={() => fix.look(chosen)}>
          {t('app.continue')}
        </Button>
      </Foot>
    </>
  );
};

const wordsUnder = (...words: readonly string[]): string | undefined =>
  words.filter((word) => word !== '').join(' · ') || undefined;

/** Leaves for the place where it is decided, as soon as it is known. */
const Going = ({ plan, subject, onClose }: StageProps & { readonly plan: Extract<FixPlan, { kind: 'go' }> }) => {
  const t = useSentence();
  const goTo = useGoTo(subject);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; leaving unmounts the dialog
  useEffect(() => {
    goTo(plan.place, plan.id).then(onClose, onClose);
  }, []);
  return <Status shape="working">{t('fix-page.going')}</Status>;
};

const Outside = ({ url, offer, onClose }: StageProps & { readonly url: string }) => {
  const t = useSentence();
  return (
    <>
      {offer.advice === undefined ? null : <p>{offer.advice}</p>}
      <OutsideLink url={url}>{t('fix-page.open-page', { host: new URL(url).hostname })}</OutsideLink>
      <p className={`${css.note} mono`}>{url}</p>
      <Foot close={onClose} />
    </>
  );
};

const Words = ({ values, offer, onClose }: StageProps & { readonly values: readonly string[] }) => {
  const t = useSentence();
  return (
    <>
      <p>{offer.advice ?? t('fix-page.by-hand')}</p>
      {values.length === 0 ? null : (
        <CopyBox
          lines={values.map((value, index) => ({
            label: values.length === 1 ? t('fix-page.only-value') : t('fix-page.value', { number: index + 1 }),
            value,
          }))}
        />
      )}
      <Foot close={onClose} />
    </>
  );
};

const UnderWay = ({ plan, word }: { plan: FixPlan; word: string }) => (
  <>
    {plan.kind === 'do' ? <ChangeList changes={plan.changes} /> : null}
    <Status shape="working">{word}</Status>
  </>
);

const Applied = ({
  runId,
  undoable,
  fix,
  onClose,
}: StageProps & { readonly runId: string | undefined; readonly undoable: boolean }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  return (
    <>
      <Status shape="fine">{t('fix-page.applied')}</Status>
      <Foot close={onClose}>
        {undoable ? <Button onClick={fix.undo}>{t('fix-page.undo')}</Button> : null}
        {runId === undefined ? null : (
          <Button
            variant="filled"
            data-autofocus
            onClick={() => {
              onClose();
              go({ screen: 'run', id: runId, watching: true });
            }}
          >
            {t('fix-page.watch-run')}
          </Button>
        )}
      </Foot>
    </>
  );
};

const Foot = ({ close, word, children }: { close: () => void; word?: string; children?: ReactNode }) => {
  const t = useSentence();
  return (
    <DialogActs>
      <Button onClick={close}>{word ?? t('app.close')}</Button>
      {children}
    </DialogActs>
  );
};
