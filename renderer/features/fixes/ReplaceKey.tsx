/** Another key in the place of the one that was refused: tested, kept, and the run goes on with it. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FixResult, FixSubject } from '../../../shared/domain/fixes.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { CredentialForm } from '../provider/CredentialForm.tsx';
import { useCredentials } from '../provider/credential-store.ts';
import { isChanged, isComplete } from '../provider/offered-providers.ts';

export interface ReplaceKeyProps {
  readonly id: string;
  readonly subject: FixSubject;
  readonly onApplied: ((result: FixResult) => void) | undefined;
  readonly onClose: () => void;
}

export const ReplaceKey = ({ id, subject, onApplied, onClose }: ReplaceKeyProps) => {
  const t = useSentence();
  const { credentials, providers, load } = useProviders();
  const form = useCredentials();
  const go = useRoute((state) => state.go);
  const { busy, problem, resume } = useResume();
  useEffect(() => {
    void load();
  }, [load]);
  const stored = credentials.find((one) => one.id === id);
  const provider = providers?.find((one) => one.id === stored?.provider);
  if (stored === undefined || provider === undefined) return <Status shape="working">{t('fix-page.looking')}</Status>;
  const typed = form.typed[provider.id] ?? {};
  const dirty = isChanged(typed, stored);
  const save = async () => (dirty ? form.save(provider, stored, stored.label) : stored.id);
  const test = async () => {
    const order = await orderOf(subject);
    if ((await save()) !== undefined && order !== undefined) await form.test(id, order.name, order.resolvers);
  };
  const goOn = async () => {
    if ((await save()) === undefined) return;
    onApplied?.({});
    if (subject.kind !== 'run') return onClose();
    const runId = await resume(subject.id);
    if (runId === undefined) return;
    onClose();
    go({ screen: 'run', id: runId, watching: true });
  };
  return (
    <>
      <CredentialForm
        provider={provider}
        stored={stored}
        dirty={dirty}
        ready={isComplete(provider, typed, stored) && subject.kind !== 'none'}
        onTest={() => void test()}
      />
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <DialogActs>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button
          variant="filled"
          disabled={!isComplete(provider, typed, stored) || form.busy !== undefined}
          loading={busy}
          onClick={() => void goOn()}
        >
          {t(subject.kind === 'run' ? 'fix-page.keep-and-go-on' : 'fix-page.keep-key')}
        </Button>
      </DialogActs>
    </>
  );
};

/** The first name that a record can be tried for, and who is asked about it. */
const orderOf = async (subject: FixSubject): Promise<{ name: string; resolvers: string[] } | undefined> => {
  if (subject.kind === 'none') return undefined;
  const { identifiers, resolvers } =
    subject.kind === 'policy' ? subject.policy : await call('runs.policy', { id: subject.id });
  const name = identifiers.find(({ type }) => type === 'dns')?.value.replace(/^\*\./, '');
  return name === undefined ? undefined : { name, resolvers };
};

const useResume = () => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const resume = async (id: string): Promise<string | undefined> => {
    setBusy(true);
    setProblem(undefined);
    try {
      return (await call('issuance.resume', { id })).runId;
    } catch (thrown) {
      setProblem(problemOf(thrown));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, resume };
};
