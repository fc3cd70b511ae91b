/** A question that counts first, then removes: what was counted, what went wrong, and whether it is at it. */
import { useState } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { problemOf } from '../../ipc/client.ts';

export const useReset = <P>(count: () => Promise<P>) => {
  const [open, setOpen] = useState(false);
  const [preview, setPreview] = useState<P>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const fail = (thrown: unknown) => setProblem(problemOf(thrown));
  return {
    open,
    preview,
    problem,
    busy,
    close: () => setOpen(false),
    ask: () => {
      setPreview(undefined);
      setProblem(undefined);
      setOpen(true);
      count().then(setPreview, fail);
    },
    /** Closes the question when it is done; what goes wrong is told in it. */
    run: async (work: () => Promise<void>) => {
      setBusy(true);
      setProblem(undefined);
      try {
        await work();
        setOpen(false);
      } catch (thrown) {
        fail(thrown);
      }
      setBusy(false);
    },
  };
};
