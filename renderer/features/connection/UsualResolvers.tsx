/** DNS servers that a new certificate begins with. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { resolversIn } from '../provider/resolvers.ts';
import css from './Connection.module.css';

export const UsualResolvers = () => {
  const t = useSentence();
  const kept = useApp((state) => state.settings?.resolvers) ?? [];
  const changeSettings = useApp((state) => state.changeSettings);
  const [text, setText] = useState(() => kept.join(', '));
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [tried, setTried] = useState(false);
  const { addresses, wrong } = resolversIn(text);
  const save = async () => {
    setTried(true);
    setProblem(undefined);
    if (wrong !== undefined) return;
    try {
      await changeSettings({ resolvers: addresses });
      setSaved(true);
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  return (
    <form
      className={`card ${css.card}`}
      noValidate
      aria-label={t('connection.dns')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={t('connection.dns')}
        description={t('connection.dns-hint')}
        value={text}
        spellCheck={false}
        error={tried && wrong !== undefined ? t('provider.resolvers-invalid', { value: wrong }) : undefined}
        onBlur={() => setTried(text !== '')}
        onChange={(event) => {
          setSaved(false);
          setText(event.currentTarget.value);
        }}
      />
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div className={css.foot}>
        <div role="status">{saved ? <Status shape="fine">{t('connection.dns-saved')}</Status> : null}</div>
        <Button size="xs" type="submit">
          {t('connection.save')}
        </Button>
      </div>
    </form>
  );
};
