/** Whether the next renewal of a certificate will go well: what was found, when, what to do, and a try now. */
import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { PreflightOutcome } from '../../../shared/domain/preflight.ts';
import { worst } from '../../../shared/domain/preflight.ts';
import type { RehearsalDetail, RehearsalReport } from '../../../shared/domain/rehearsals.ts';
import { IconChevronRight, IconRefresh } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { type LiveRehearsal, useRehearsals } from '../../stores/rehearsals-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import type { Curing } from '../preflight/FindingCard.tsx';
import { PreflightList } from '../preflight/PreflightList.tsx';
import css from './NextRenewal.module.css';
import { rehearsalShapes, useRehearsalWords } from './words.ts';

export const NextRenewal = ({ certificateId }: { certificateId: string }) => {
  const t = useSentence();
  const heading = useId();
  const detail = useRehearsals((state) => state.details[certificateId]);
  const live = useRehearsals((state) => state.live[certificateId]);
  const problem = useRehearsals((state) => state.problems[certificateId]);
  const loadDetail = useRehearsals((state) => state.loadDetail);
  useEffect(() => void loadDetail(certificateId), [certificateId, loadDetail]);
  const { curing, held } = useCuring(certificateId, detail);
  if (detail === undefined) return null;
  const [report] = detail.reports;
  const shown = held ?? (live === undefined ? detail : undefined);
  return (
    <section className={css.section} aria-labelledby={heading}>
      <h2 id={heading}>{t('rehearsal.title')}</h2>
      <Standing {...{ certificateId, report, live }} />
      {problem === undefined ? null : (
        <ProblemCard problem={problem}>{report === undefined ? null : <p>{t('rehearsal.cancelled')}</p>}</ProblemCard>
      )}
      {shown !== undefined ? (
        <Found detail={shown} curing={curing} />
      ) : live === undefined ? null : (
        <PreflightList outcomes={live.outcomes} running={live.asked} />
      )}
    </section>
  );
};

interface StandingProps {
  readonly certificateId: string;
  readonly report: RehearsalReport | undefined;
  readonly live: LiveRehearsal | undefined;
}

const Standing = ({ certificateId, report, live }: StandingProps) => {
  const t = useSentence();
  const start = useRehearsals((state) => state.start);
  const { title, text } = useStandingWords(report, live);
  const shape = live !== undefined ? 'working' : report === undefined ? 'unknown' : rehearsalShapes[report.verdict];
  return (
    <div className={css.standing} aria-busy={live !== undefined}>
      <StatusShape shape={shape} size="large" />
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
        <p className="visually-hidden" role="status">
          {live === undefined ? `${title} ${text}` : title}
        </p>
      </div>
      <Button
        // It stays where it is and keeps the focus, whatever goes on.
        aria-disabled={live !== undefined}
        loading={live !== undefined}
        leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
        onClick={() => void start(certificateId)}
      >
        {t('rehearsal.try')}
      </Button>
    </div>
  );
};

const useStandingWords = (
  report: RehearsalReport | undefined,
  live: LiveRehearsal | undefined,
): { readonly title: string; readonly text: string } => {
  const t = useSentence();
  const formats = useFormats();
  const words = useRehearsalWords();
  if (live !== undefined) {
    const progress = { done: live.outcomes.length, count: live.asked.length };
    return { title: t('rehearsal.trying'), text: t('rehearsal.done-of', progress) };
  }
  if (report === undefined) return { title: t('rehearsal.never'), text: t('rehearsal.never-detail') };
  const when = { date: formats.shortDate(report.at), time: formats.time(report.at) };
  return {
    title: words(report).line,
    text: t(report.trigger === 'fixed' ? 'rehearsal.tried-fixed' : 'rehearsal.tried', when),
  };
};

interface FoundProps {
  readonly detail: RehearsalDetail;
  readonly curing: Curing | undefined;
}

const Found = ({ detail, curing }: FoundProps) => {
  const t = useSentence();
  const { tried, reports } = detail;
  const [report] = reports;
  if (report === undefined) return null;
  return (
    <>
      <PreflightList outcomes={decisive(report, tried?.checks ?? [])} curing={curing} />
      {tried === undefined ? null : (
        <details className={css.fold}>
          <summary>
            {t('rehearsal.everything')}
            <IconChevronRight size={16} stroke={1.8} aria-hidden="true" />
          </summary>
          <p>{t('rehearsal.lead')}</p>
          <PreflightList outcomes={tried.checks} />
        </details>
      )}
      <Earlier reports={reports.slice(1)} />
    </>
  );
};

/** What decides the verdict, by the check that found it and as grave as it is for the renewal. */
const decisive = ({ because }: RehearsalReport, checks: readonly PreflightOutcome[]): readonly PreflightOutcome[] =>
  [...new Set(because.map(({ check }) => check))].map((id) => {
    const findings = because.filter(({ check }) => check === id);
    return {
      id,
      verdict: worst(findings.map(({ verdict }) => verdict)),
      milliseconds: checks.find((one) => one.id === id)?.milliseconds ?? 0,
      evidence: findings.flatMap(({ evidence }) => evidence),
      findings,
    };
  });

const Earlier = ({ reports }: { reports: readonly RehearsalReport[] }) => {
  const t = useSentence();
  const formats = useFormats();
  const words = useRehearsalWords();
  if (reports.length === 0) return null;
  return (
    <details className={css.fold}>
      <summary>
        {t('rehearsal.earlier')}
        <IconChevronRight size={16} stroke={1.8} aria-hidden="true" />
      </summary>
      <ul>
        {reports.map((report) => (
          <li key={report.id}>
            <StatusShape shape={rehearsalShapes[report.verdict]} size="small" />
            <span>{words(report).line}</span>
            <small>{`${formats.shortDate(report.at)} ${formats.time(report.at)}`}</small>
          </li>
        ))}
      </ul>
    </details>
  );
};

/**
 * After a fix the renewal is tried again; the host does so by itself where it was the one to change something. What was
 * found stays until the window of the fix is closed.
 */
const useCuring = (
  certificateId: string,
  detail: RehearsalDetail | undefined,
): { readonly curing: Curing | undefined; readonly held: RehearsalDetail | undefined } => {
  const go = useRoute((state) => state.go);
  const applied = useRef<{ readonly order: boolean }>(undefined);
  const [held, setHeld] = useState<RehearsalDetail>();
  if (detail === undefined) return { curing: undefined, held };
  const curing: Curing = {
    subject: { kind: 'policy', policy: detail.policy },
    onOpened: () => setHeld(detail),
    onApplied: ({ policy }) => {
      applied.current = { order: policy !== undefined };
    },
    onClosed: () => {
      const fix = applied.current;
      applied.current = undefined;
      setHeld(undefined);
      if (fix === undefined) return;
      // What another order has to be told waits in the wizard.
      if (fix.order) return go({ screen: 'wizard' });
      const { last, live, start } = useRehearsals.getState();
      const tried = last[certificateId]?.id !== held?.reports[0]?.id;
      if (live[certificateId] === undefined && !tried) void start(certificateId);
    },
  };
  return { curing, held };
};
