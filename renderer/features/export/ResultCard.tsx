/** What came of it: proven by reading the files back, or handed to the browser. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ExportReport } from '../../../shared/domain/export.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import { Delivered } from '../../components/Delivered.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './Export.module.css';
import { type ExportStore, needsPassword } from './export-store.ts';

export const ResultCard = ({ useExport }: { useExport: ExportStore }) => {
  const t = useSentence();
  const { report, delivery, taken } = useExport();
  if (report !== undefined) return <Proven report={report} useExport={useExport} />;
  if (delivery === undefined) return null;
  return (
    <section className={css.card} role="status">
      <header className={css.result} data-tone="quiet">
        <StatusShape shape="note" />
        <h3>{t('export-page.handed')}</h3>
      </header>
      <div className={css.handed}>
        <Delivered delivery={delivery} onTaken={taken} linkNote="export-page.handed-detail" />
        <Reminder useExport={useExport} />
      </div>
    </section>
  );
};

const Proven = ({ report, useExport }: { report: ExportReport & { readonly at: string }; useExport: ExportStore }) => {
  const t = useSentence();
  const formats = useFormats();
  const fine = report.checks.every(({ ok }) => ok);
  return (
    <section className={css.card} role="status">
      <header className={css.result} data-tone={fine ? 'fine' : 'attention'}>
        <StatusShape shape={fine ? 'fine' : 'attention'} />
        <h3>{t(fine ? 'export-page.done' : 'export-page.done-but')}</h3>
        <span className={css.stamp}>{formats.time(report.at)}</span>
      </header>
      <ul className={css.checks}>
        {report.checks.map((check) => (
          <li key={check.check}>
            <StatusShape shape={check.ok ? 'fine' : 'attention'} size="small" />
            <span>{t(wordOf(check), wordsOf(check, formats.date))}</span>
          </li>
        ))}
      </ul>
      <div className={css.place}>
        <span>{t('export-page.in-folder', { folder: report.folder })}</span>
        <ShowFile report={report} />
      </div>
      <Reminder useExport={useExport} />
    </section>
  );
};

/** Only a desktop has a file manager to show it in. */
const ShowFile = ({ report: { folder, files } }: { report: ExportReport }) => {
  const t = useSentence();
  const isDesktop = useApp((state) => state.host?.host === 'desktop');
  const [problem, setProblem] = useState<Problem>();
  const [file] = files;
  if (!isDesktop || file === undefined) return null;
  const show = () => {
    call('export.show-file', { folder, file: file.name }).catch((thrown: unknown) => setProblem(problemOf(thrown)));
  };
  return (
    <>
      <Button variant="subtle" size="xs" onClick={show}>
        {t('export-page.show')}
      </Button>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </>
  );
};

type Check = ExportReport['checks'][number];

const wordOf = ({ check, ok, detail }: Check): SentenceKey =>
  check === 'mode' && detail.mode === '600'
    ? 'export-page.only-you'
    : !ok && (check === 'chain-root' || check === 'validity')
      ? `export.check.${check}.not`
      : `export.check.${check}`;

const wordsOf = ({ detail }: Check, date: (iso: string) => string) =>
  typeof detail.until === 'string' ? { ...detail, until: date(detail.until) } : detail;

/** A password that was made is nowhere once the page is left. */
const Reminder = ({ useExport }: { useExport: ExportStore }) => {
  const t = useSentence();
  const { choice, passwordIs, copied } = useExport();
  if (passwordIs === 'typed' || copied || !needsPassword(choice.variant.shape)) return null;
  return (
    <p className={css.reminder}>
      <StatusShape shape="attention" size="small" />
      <span>{t('export-page.password-last')}</span>
    </p>
  );
};
