/** Part of the settings: authorities that are trusted beside the usual ones. */
import { Button, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TrustedRoot } from '../../../shared/domain/trusted-roots.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AskButton } from '../../components/AskButton.tsx';
import { CardLine } from '../../components/CardLine.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { DialogForm } from '../../components/DialogForm.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './Roots.module.css';

type Answer = Promise<{ readonly roots: readonly TrustedRoot[] }>;

const useRoots = () => {
  const [roots, setRoots] = useState<readonly TrustedRoot[]>([]);
  const [problem, setProblem] = useState<Problem>();
  /** Whether it is done. */
  const change = async (answer: Answer): Promise<boolean> => {
    setProblem(undefined);
    try {
      setRoots((await answer).roots);
      return true;
    } catch (thrown) {
      setProblem(problemOf(thrown));
      return false;
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the settings are opened
  useEffect(() => void change(call('roots.list', {})), []);
  return { roots, problem, change, anew: () => setProblem(undefined) };
};

export const RootSettings = () => {
  const t = useSentence();
  const { roots, problem, change, anew } = useRoots();
  const [adding, setAdding] = useState(false);
  const turn = (on: boolean) => {
    anew();
    setAdding(on);
  };
  return (
    <Section settings id="root-settings" title={t('roots.title')} lead={t('roots.lead')}>
      {problem === undefined || adding ? null : <ProblemCard problem={problem} />}
      <div className="card">
        {roots.length === 0 ? (
          <p className={css.none}>{t('roots.none')}</p>
        ) : (
          <ul aria-label={t('roots.title')}>
            {roots.map((root) => (
              <Row key={root.id} root={root} onRemove={() => void change(call('roots.remove', { id: root.id }))} />
            ))}
          </ul>
        )}
        <div className={css.foot}>
          <Button size="xs" onClick={() => turn(true)}>
            {t('roots.add')}…
          </Button>
        </div>
      </div>
      <Dialog open={adding} wide title={t('roots.add')} onClose={() => turn(false)}>
        <Adding
          problem={problem}
          onCancel={() => turn(false)}
          onAdd={async (pem) => {
            if (await change(call('roots.add', { pem }))) setAdding(false);
          }}
        />
      </Dialog>
    </Section>
  );
};

const Row = ({ root, onRemove }: { readonly root: TrustedRoot; readonly onRemove: () => void }) => {
  const t = useSentence();
  const { date } = useFormats();
  const { id, name, expiresAt } = root;
  return (
    <CardLine as="li" title={name} details={[t('roots.until', { date: date(expiresAt) })]} value={id}>
      <AskButton
        danger
        label={t('roots.remove-one', { name })}
        title={t('roots.remove-ask', { name })}
        detail={t('roots.remove-detail')}
        confirm={t('roots.remove')}
        onConfirm={onRemove}
      >
        {`${t('roots.remove')}…`}
      </AskButton>
    </CardLine>
  );
};

interface AddingProps {
  readonly problem: Problem | undefined;
  readonly onAdd: (pem: string) => Promise<void>;
  readonly onCancel: () => void;
}

const Adding = ({ problem, onAdd, onCancel }: AddingProps) => {
  const t = useSentence();
  const [pem, setPem] = useState('');
  return (
    <DialogForm problem={problem} submit={t('roots.trust')} onSubmit={() => onAdd(pem)} onClose={onCancel}>
      <p className="quiet">{t('roots.add-means')}</p>
      <Textarea
        data-autofocus
        label={t('roots.pem')}
        description={t('roots.pem-hint')}
        rows={8}
        spellCheck={false}
        value={pem}
        onChange={(event) => setPem(event.currentTarget.value)}
      />
    </DialogForm>
  );
};
