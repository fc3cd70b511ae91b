/** How far it is with what is done to many certificates, and afterwards what came of each. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { messageOf } from '../../../shared/i18n/index.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { loadRest, useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './Bulk.module.css';
import { type BulkAct, type BulkResult, byGravity, type Tone, toneOf } from './bulk.ts';
import { type BulkJob, useBulk } from './bulk-store.ts';

/** What it says comes with it. */
const BulkExportEnd = lazy(async () => {
  const [{ BulkExportEnd: end }] = await Promise.all([import('./bulk-export-screens.ts'), loadRest()]);
  return { default: end };
});

export const BulkStanding = () => {
  const job = useBulk((state) => state.job);
  const place = useRef<HTMLDivElement>(null);
  const begun = useRef(job?.items);
  const hasEnded = job?.state === 'ended';
  // The dialog that began it is gone, and so is the button that could stop it: whoever was there goes on here.
  useEffect(() => {
    const isNew = begun.current !== job?.items;
    begun.current = job?.items;
    const isLost = hasEnded && document.activeElement === document.body;
    if (isNew || isLost) place.current?.focus({ preventScroll: true });
  }, [job?.items, hasEnded]);
  if (job === undefined) return null;
  return (
    <div ref={place} className={css.standing} tabIndex={-1} data-tone={hasEnded ? undefined : 'working'}>
      {hasEnded ? <Ended job={job} /> : <Working job={job} />}
    </div>
  );
};

const Working = ({ job: { act, items, results, state } }: { job: BulkJob }) => {
  const t = useSentence();
  const stop = useBulk((one) => one.stop);
  const [done, count] = [results.length, items.length];
  return (
    <>
      <StatusShape shape="working" size="small" />
      <b>{t(`bulk.doing.${act}`)}</b>
      <span role="status">{t('bulk.progress', { done, count })}</span>
      <progress max={count} value={done} aria-label={t(`bulk.doing.${act}`)} />
      <Button size="xs" aria-disabled={state === 'stopping'} onClick={stop}>
        {t(state === 'stopping' ? 'bulk.stopping' : 'bulk.stop')}
      </Button>
    </>
  );
};

const Ended = ({ job }: { job: BulkJob }) => {
  const t = useSentence();
  const [open, setOpen] = useState(false);
  const dismiss = useBulk((state) => state.dismiss);
  const hasFailed = job.results.some((result) => toneOf(result) === 'failed');
  return (
    <>
      <StatusShape shape={hasFailed ? 'failed' : 'fine'} size="small" />
      <span role="status" className={css.summary}>
        <Summary job={job} />
      </span>
      <Button size="xs" onClick={() => setOpen(true)}>
        {t('bulk.see')}
      </Button>
      <Button size="xs" variant="subtle" onClick={dismiss}>
        {t('app.close')}
      </Button>
      <Suspense fallback={null}>
        {job.exported === undefined ? null : <BulkExportEnd exported={job.exported} results={job.results} />}
      </Suspense>
      <Dialog open={open} wide title={t(`bulk.title.${job.act}`)} onClose={() => setOpen(false)}>
        <Results job={job} />
        <DialogActs>
          <Button data-autofocus onClick={() => setOpen(false)}>
            {t('app.close')}
          </Button>
        </DialogActs>
      </Dialog>
    </>
  );
};

const tones = ['fine', 'attention', 'failed', 'left-out'] as const satisfies readonly Tone[];

const Summary = ({ job: { act, items, results, leftOut, exported } }: { job: BulkJob }) => {
  const t = useSentence();
  const formats = useFormats();
  const left = items.length - results.length;
  const count = (tone: Tone) => [...results, ...leftOut].filter((result) => toneOf(result) === tone).length;
  const said = tones.map((tone) => {
    const some = count(tone);
    const done = exported?.to.kind === 'bundle' ? 'pack' : act;
    const key = tone === 'fine' ? (`bulk.fine.${done}` as const) : (`bulk.${tone}` as const);
    return some === 0 ? '' : t(key, { count: some });
  });
  return formats.sentences(...said, left === 0 ? '' : t('bulk.not-begun', { count: left }));
};

const shapes: Readonly<Record<Tone, Shape>> = {
  fine: 'fine',
  attention: 'attention',
  failed: 'failed',
  'left-out': 'left-out',
};

const Results = ({ job: { act, items, results, leftOut } }: { job: BulkJob }) => {
  const t = useSentence();
  const done = new Set(results.map(({ id }) => id));
  const left = items.filter(({ id }) => !done.has(id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard (WCAG 2.1.1)
    <ul className={css.results} tabIndex={0} aria-label={t('bulk.results')}>
      {byGravity([...results, ...leftOut]).map((result) => (
        <ResultRow key={result.id} result={result} act={act} />
      ))}
      {left.map(({ id, name }) => (
        <li key={id}>
          <StatusShape shape="later" size="small" />
          <span className={css.name}>{name}</span>
          <span>{t('bulk.result.not-begun')}</span>
        </li>
      ))}
    </ul>
  );
};

const ResultRow = ({ result, act }: { result: BulkResult; act: BulkAct }) => {
  const t = useSentence();
  const language = useLanguage();
  const go = useRoute((state) => state.go);
  const { id, name, outcome, problem, remark } = result;
  const message = problem === undefined ? undefined : messageOf(problem, language);
  const more = remark === undefined ? (act === 'export' ? message?.explanation : undefined) : t(remark);
  return (
    <li>
      <StatusShape shape={shapes[toneOf(result)]} size="small" />
      {act !== 'forget' ? (
        <button type="button" className={css.name} onClick={() => go({ screen: 'certificate', id })}>
          {name}
        </button>
      ) : (
        <span className={css.name}>{name}</span>
      )}
      <span>
        {message === undefined ? t(`bulk.result.${outcome}`) : message.title}
        {more === undefined ? null : <small>{more}</small>}
      </span>
    </li>
  );
};
