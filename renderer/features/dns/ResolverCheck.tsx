/** Whether this computer's DNS servers tell the truth, with what each said and what it should have said. */
import { Button } from '@mantine/core';
import type { ResolverAudit, ResolverFinding } from '../../../shared/domain/dns-findings.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { Explained } from '../help/Term.tsx';
import css from './DnsScreen.module.css';
import { useDnsCare } from './dns-store.ts';

export const ResolverCheck = () => {
  const t = useSentence();
  const { audit, auditing, auditProblem, check } = useDnsCare();
  return (
    <Section
      busy={auditing}
      title={t('dns.audit')}
      lead={<Explained terms={['name-server']}>{t('dns.audit-lead')}</Explained>}
      act={
        <Button size="xs" loading={auditing} onClick={() => void check()}>
          {t(audit === undefined ? 'dns.audit-start' : 'dns.audit-again')}
        </Button>
      }
    >
      {auditProblem === undefined ? null : <ProblemCard problem={auditProblem} />}
      <div role="status">
        {auditing ? (
          <div className={`card ${css.card}`}>
            <p>{t('dns.audit-running')}</p>
          </div>
        ) : audit === undefined ? null : (
          <Report audit={audit} />
        )}
      </div>
    </Section>
  );
};

const Report = ({ audit: { resolvers, findings, control } }: { audit: ResolverAudit }) => {
  const t = useSentence();
  const formats = useFormats();
  const answered = control.filter((view) => view.answered).map(({ label }) => label);
  if (resolvers.length === 0)
    return (
      <div className={`card ${css.card}`}>
        <p>{t('cli.dns.audit.no-resolvers')}</p>
      </div>
    );
  return (
    <div className={`card ${css.card}`}>
      <ul>
        {resolvers.map((server) => {
          const own = findings.filter((finding) => finding.server === server);
          return (
            <li className={css.row} key={server}>
              <div>
                {own.length === 0 ? (
                  <Status shape="fine">{t('cli.dns.audit.fine', { server })}</Status>
                ) : (
                  own.map((finding) => <Finding key={finding.code} finding={finding} />)
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <p>
        {answered.length === 0
          ? t('cli.dns.audit.no-control')
          : t('cli.dns.audit.control', { views: formats.list(answered) })}
      </p>
    </div>
  );
};

const silences = ['timeout', 'refused', 'unreachable', 'garbled'] as const;

const Finding = ({ finding: { code, server, evidence } }: { finding: ResolverFinding }) => {
  const t = useSentence();
  const formats = useFormats();
  const [shown] = evidence;
  const words = (answer: string): string => {
    const silence = silences.find((reason) => reason === answer);
    return silence === undefined ? answer : t(`finding.no-answer.${silence}`);
  };
  const values = {
    server,
    name: shown?.question.name ?? '',
    answer: formats.list((shown?.answer ?? []).map(words)),
    milliseconds: Math.max(...evidence.map(({ milliseconds }) => milliseconds)),
  };
  const expected = shown?.expected ?? [];
  return (
    <>
      <Status shape="attention">{t(`finding.${code}`, values)}</Status>
      <p className={css.means}>
        {formats.sentences(
          t(`finding.${code}.means`),
          expected.length === 0 ? '' : t('finding.expected', { expected: formats.list(expected) }),
        )}
      </p>
    </>
  );
};
