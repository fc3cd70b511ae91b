/** The proxy of the profile: what is kept, what is typed, and how a try of it ended. */
import { useEffect, useState } from 'react';
import type { ProxyInput, ProxyState, ProxyTest } from '../../../shared/domain/proxy.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { type ConnectionDraft, draftOf, inputOf } from './connection-draft.ts';

type Busy = 'testing' | 'saving';

export const useProxy = () => {
  const [state, setState] = useState<ProxyState>();
  const [draft, setDraft] = useState<ConnectionDraft>();
  const [busy, setBusy] = useState<Busy>();
  const [problem, setProblem] = useState<Problem>();
  const [tested, setTested] = useState<ProxyTest>();
  const [saved, setSaved] = useState(false);
  const keep = (fresh: ProxyState): void => {
    setState(fresh);
    setDraft(draftOf(fresh));
  };
  const anew = (): void => {
    setProblem(undefined);
    setTested(undefined);
    setSaved(false);
  };
  const work = async (what: Busy, doing: () => Promise<void>): Promise<void> => {
    anew();
    setBusy(what);
    try {
      await doing();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    } finally {
      setBusy(undefined);
    }
  };
  const save = (input: ProxyInput): Promise<void> =>
    work('saving', async () => {
      keep(await call('proxy.save', input));
      setSaved(true);
    });
  useEffect(() => {
    call('proxy.state', {}).then(
      (first) => {
        setState(first);
        setDraft(draftOf(first));
      },
      (thrown: unknown) => setProblem(problemOf(thrown)),
    );
  }, []);
  return {
    ...{ state, draft, busy, problem, tested, saved },
    change: (part: Partial<ConnectionDraft>) => {
      anew();
      setDraft((before) => before && { ...before, ...part });
    },
    test: () => work('testing', async () => void (draft && setTested(await call('proxy.test', inputOf(draft))))),
    save: async () => {
      if (draft !== undefined) await save(inputOf(draft));
    },
    forget: async () => {
      if (state !== undefined) await save({ choice: state.choice, signIn: null });
    },
  };
};
