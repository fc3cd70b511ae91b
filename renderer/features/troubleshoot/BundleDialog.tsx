/** Everything a report would hold, to be read before it is saved as one zip file. */
import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BundleFile } from '../../../shared/domain/diagnosis.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Delivered, type Delivery } from '../../components/Delivered.tsx';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './BundleDialog.module.css';

/** The newest run where it is neither. */
export interface BundleAbout {
  readonly runId?: string;
  readonly text?: string;
}

interface BundleDialogProps {
  readonly about: BundleAbout;
  readonly open: boolean;
  readonly onClose: () => void;
}

export const BundleDialog = ({ about, open, onClose }: BundleDialogProps) => {
  const t = useSentence();
  return (
    <Dialog open={open} title={t('bundle.title')} onClose={onClose} wide>
      <Bundle about={about} onClose={onClose} />
    </Dialog>
  );
};

const Bundle = ({ about, onClose }: Pick<BundleDialogProps, 'about' | 'onClose'>) => {
  const t = useSentence();
  const [hideNames, setHideNames] = useState(false);
  const { files, problem, delivery, busy, save, taken } = useBundle(about, hideNames);
  return (
    <>
      <p>{t('bundle.lead')}</p>
      <Checkbox
        className={css.option}
        label={t('bundle.hide-names')}
        description={t('bundle.hide-names.detail')}
        checked={hideNames}
        onChange={(event) => setHideNames(event.currentTarget.checked)}
      />
      <h3 className={css.heading}>{t('bundle.files')}</h3>
      {files === undefined ? (
        <p role="status">{problem === undefined ? t('bundle.making') : ''}</p>
      ) : (
        <ul className={css.files}>
          {files.map((file) => (
            <li key={file.name}>
              <File file={file} />
            </li>
          ))}
        </ul>
      )}
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div role="status">
        {delivery === undefined ? null : <Delivered delivery={delivery} onTaken={taken} linkNote="bundle.link" />}
      </div>
      <DialogActs>
        <Button data-autofocus onClick={onClose}>
          {t('bundle.close')}
        </Button>
        <Button variant="filled" disabled={files === undefined} loading={busy} onClick={save}>
          {t('bundle.save')}
        </Button>
      </DialogActs>
    </>
  );
};

const File = ({ file: { name, text } }: { file: BundleFile }) => {
  const t = useSentence();
  const size = Math.max(1, Math.round(new Blob([text]).size / 1000));
  return (
    <details className={css.file}>
      <summary>
        <span className="mono">{name}</span>
        <span className={css.size}>{t('bundle.size', { size })}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={css.text} tabIndex={0} aria-label={t('bundle.contents-of', { name })}>
        <pre>{text}</pre>
      </section>
    </details>
  );
};

/** What is shown is asked for anew whenever the choice changes; what was saved before belongs to the choice before. */
const useBundle = ({ runId, text }: BundleAbout, hideNames: boolean) => {
  const language = useLanguage();
  const [files, setFiles] = useState<readonly BundleFile[]>();
  const [problem, setProblem] = useState<Problem>();
  const [delivery, setDelivery] = useState<Delivery>();
  const [busy, setBusy] = useState(false);
  const asked = {
    ...(runId === undefined ? {} : { runId }),
    ...(text === undefined ? {} : { text }),
    ...{ hideNames, language },
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is made of exactly these
  useEffect(() => {
    let left = false;
    setFiles(undefined);
    setProblem(undefined);
    setDelivery(undefined);
    call('bundle.preview', asked).then(
      (found) => {
        if (!left) setFiles(found.files);
      },
      (thrown: unknown) => {
        if (!left) setProblem(problemOf(thrown));
      },
    );
    return () => {
      left = true;
    };
  }, [runId, text, hideNames, language]);
  const save = () => {
    setBusy(true);
    setProblem(undefined);
    call('bundle.save', asked)
      .then(setDelivery, (thrown: unknown) => setProblem(problemOf(thrown)))
      .finally(() => setBusy(false));
  };
  return { files, problem, delivery, busy, save, taken: () => setDelivery(undefined) };
};
