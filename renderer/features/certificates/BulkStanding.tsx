/** How far it is with what is done to many certificates, and afterwards what came of each. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { messageOf } from '../../../shared/i18n/index.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './Bulk.module.css';
import { type BulkResult, byGravity, type Tone, toneOf } from './bulk.ts';
import { type BulkJob, useBulk } from './bulk-store.ts';

export const BulkStanding = () => {
  const job = useBulk((state) => state.job);
  if (job === undefined) return null;
  return job.state === 'ended' ? <Ended job={job} /> : <Working job={job} />;
};

const Working = ({ job: { act, items, results, state } }: { job: BulkJob }) => {
  const t = useSentence();
  const stop = useBulk((one) => one.stop);
  const [done, count] = [results.length, items.length];
  return (
    <div className={css.standing} data-tone="working">
      <StatusShape shape="working" size="small" />
      <b>{t(`bulk.doing.${act}`)}</b>
      <span role="status">{t('bulk.progress', { done, count })}</span>
      <progress max={count} value={done} aria-label={t(`bulk.doing.${act}`)} />
      <Button size="xs" aria-disabled={state === 'stopping'} onClick={stop}>
        {t(state === 'stopping' ? 'bulk.stopping' : 'bulk.stop')}
      </Button>
    </div>
  );
};

const Ended = ({ job }: { job: BulkJob }) => {
  const t = useSentence();
  const [open, setOpen] = useState(false);
  const dismiss = useBulk((state) => state.dismiss);
  const hasFailed = job.results.some((result) => toneOf(result) === 'failed');
  return (
    <div className={css.standing}>
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
      <Dialog open={open} wide title={t(`bulk.title.${job.act}`)} onClose={() => setOpen(false)}>
        <Results job={job} />
        <DialogActs>
          <Button data-autofocus onClick={() => setOpen(false)}>
            {t('app.close')}
          </Button>
        </DialogActs>
      </Dialog>
    </div>
  );
};

const tones = ['fine', 'attention', 'failed', 'left-out'] as const satisfies readonly Tone[];

const Summary = ({ job: { act, items, results } }: { job: BulkJob }) => {
  const t = useSentence();
  const formats = useFormats();
  const left = items.length - results.length;
  const count = (tone: Tone) => results.filter((result) => toneOf(result) === tone).length;
  const said = tones.map((tone) => {
    const some = count(tone);
    const key = tone === 'fine' ? (`bulk.fine.${act}` as const) : (`bulk.${tone}` as const);
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

const Results = ({ job: { act, items, results } }: { job: BulkJob }) => {
  const t = useSentence();
  const done = new Set(results.map(({ id }) => id));
  const left = items.filter(({ id }) => !done.has(id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard (WCAG 2.1.1)
    <ul className={css.results} tabIndex={0} aria-label={t('bulk.results')}>
      {byGravity(results).map((result) => (
        <ResultRow key={result.id} result={result} opens={act !== 'forget'} />
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

const ResultRow = ({ result, opens }: { result: BulkResult; opens: boolean }) => {
  const t = useSentence();
  const language = useLanguage();
  const go = useRoute((state) => state.go);
  const { id, name, outcome, problem } = result;
  return (
    <li>
      <StatusShape shape={shapes[toneOf(result)]} size="small" />
      {opens ? (
        <button type="button" className={css.name} onClick={() => go({ screen: 'certificate', id })}>
          {name}
        </button>
      ) : (
        <span className={css.name}>{name}</span>
      )}
      <span>{problem === undefined ? t(`bulk.result.${outcome}`) : messageOf(problem, language).title}</span>
    </li>
  );
};
