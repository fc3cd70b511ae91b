/** What a run's failure points to, under the card that says what happened. Nothing is shown where nothing is known. */
import { useEffect, useState } from 'react';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call } from '../../ipc/client.ts';
import { CauseList } from './CauseList.tsx';
import type { Measured } from './probing.ts';
import css from './TroubleshootScreen.module.css';

export const RunCauses = ({ run: { id, problem } }: { run: RunView }) => {
  const t = useSentence();
  const [causes, setCauses] = useState<readonly DiagnosedCause[]>([]);
  const [measured, setMeasured] = useState<Measured>();
  const code = problem?.code;
  useEffect(() => {
    if (code === undefined) return undefined;
    let left = false;
    call('diagnosis.run', { id }).then(
      (found) => {
        if (left) return;
        setCauses(found.causes);
        setMeasured(undefined);
      },
      // The card above says what happened all the same.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [id, code]);
  if (code === undefined || causes.length === 0) return null;
  return (
    <section className={css.run} aria-labelledby="run-causes">
      <h2 className={css.result} id="run-causes">
        {t('troubleshoot.of-run')}
      </h2>
      <CauseList
        causes={measured?.report.causes ?? causes}
        subject={{ kind: 'run', id }}
        measured={measured}
        onMeasured={setMeasured}
      />
    </section>
  );
};
