/** One watched host: what each of its addresses shows, what is wrong there, and what to do. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type CauseId, causes, isCauseId } from '../../../shared/domain/causes.ts';
import type { FixSubject } from '../../../shared/domain/fixes.ts';
import {
  type AddressReport,
  type EndpointReport,
  type EndpointVerdict,
  type EndpointView,
  type WatchFinding,
  watchFindingCauses,
} from '../../../shared/domain/watch.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { hostAndPort, watchFindingWords } from '../../../shared/i18n/watch-words.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { type Shape, Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { FixButtons } from '../fixes/FixButtons.tsx';
import css from './Watch.module.css';

const shapes: Readonly<Record<EndpointVerdict, Shape>> = {
  fine: 'fine',
  warning: 'attention',
  urgent: 'failed',
  'not-looked': 'unknown',
};
const outcomeShapes: Readonly<Record<AddressReport['outcome'], Shape>> = {
  fine: 'fine',
  wrong: 'attention',
  silent: 'unknown',
};
const severityShapes: Readonly<Record<WatchFinding['severity'], Shape>> = {
  note: 'note',
  warning: 'attention',
  urgent: 'failed',
};

export const EndpointRow = ({ endpoint, subject }: { endpoint: EndpointView; subject?: FixSubject | undefined }) => {
  const t = useSentence();
  const { busy, problem, act } = useActing();
  const { id, protocol, verdict, report } = endpoint;
  const host = hostAndPort(endpoint);
  return (
    <li className={css.row} aria-busy={busy}>
      <div className={css.top}>
        <h3>{host}</h3>
        <Status shape={busy ? 'working' : shapes[verdict]}>
          {busy ? t('watching.looking') : t(`watching.verdict.${verdict}`)}
        </Status>
      </div>
      <div className={css.top}>
        <p className={css.facts}>
          <span>{t(`watching.protocol.${protocol}`)}</span>
          <When endpoint={endpoint} />
        </p>
        <div className={css.acts}>
          <Button
            size="xs"
            variant="subtle"
            disabled={busy}
            aria-label={t('watching.look-at', { host })}
            onClick={() => void act(() => call('watch.look', { id }))}
          >
            {t('watching.look-now')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            data-danger
            disabled={busy}
            aria-label={t('watching.remove-host', { host })}
            onClick={() => void act(() => call('watch.remove', { id }))}
          >
            {t('watching.remove')}
          </Button>
        </div>
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {report === undefined ? null : (
        <>
          <Addresses {...report} />
          <Findings endpoint={endpoint} findings={report.findings} subject={subject} />
        </>
      )}
    </li>
  );
};

const useActing = () => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  return { busy, problem, act };
};

const When = ({ endpoint: { report, nextAt } }: { endpoint: EndpointView }) => {
  const t = useSentence();
  const formats = useFormats();
  const moment = (iso: string) => `${formats.shortDate(iso)} ${formats.time(iso)}`;
  return (
    <>
      {report === undefined ? null : <span>{t('watching.seen-at', { time: moment(report.at) })}</span>}
      {nextAt === undefined ? null : <span>{t('watching.next-at', { time: moment(nextAt) })}</span>}
    </>
  );
};

/** One that showed nothing is named where it is said why. */
const Addresses = ({ addresses, findings }: Pick<EndpointReport, 'addresses' | 'findings'>) => {
  const t = useSentence();
  const formats = useFormats();
  const listed = addresses.filter(
    ({ address, shown }) => shown !== undefined || !findings.some((finding) => finding.address === address),
  );
  if (listed.length === 0) return null;
  return (
    <ul className={css.addresses}>
      {listed.map(({ address, outcome, shown }) => (
        <li key={address}>
          <Status shape={outcomeShapes[outcome]} quiet>
            {t(`watching.outcome.${outcome}`)}
          </Status>
          <span className="mono">{address}</span>
          {shown === undefined ? null : (
            <>
              <span>{t('watching.from', { issuer: shown.issuer })}</span>
              <span>{t('watching.valid-until', { date: formats.date(shown.notAfter) })}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};

interface FindingsProps {
  readonly endpoint: EndpointView;
  readonly findings: readonly WatchFinding[];
  readonly subject: FixSubject | undefined;
}

const Findings = ({ endpoint, findings, subject }: FindingsProps) => {
  const t = useSentence();
  const language = useLanguage();
  if (findings.length === 0) return null;
  return (
    <ul className={css.findings}>
      {findings.map((finding) => {
        const { title, means, advice } = watchFindingWords(finding, endpoint, language);
        const cause = causeOf(finding);
        return (
          <li key={`${finding.code} ${finding.address ?? ''}`}>
            <Status shape={severityShapes[finding.severity]}>
              {finding.address === undefined ? title : `${title} · ${finding.address}`}
            </Status>
            <p>{means}</p>
            <p>{t('watching.what-to-do', { advice })}</p>
            {cause === undefined || subject === undefined ? null : (
              <div className={css.fixes}>
                <FixButtons
                  cause={cause}
                  subject={subject}
                  detail={finding.detail}
                  fixes={causes[cause].fixes.map((action) => ({ action, advice }))}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const causeOf = ({ code }: WatchFinding): CauseId | undefined => {
  const id = watchFindingCauses[code];
  return id !== undefined && isCauseId(id) ? id : undefined;
};
