/** What is wrong with the zone of the first name, while there is still time to mend it. None of it stops an order. */
import type { ZoneFinding, ZoneInspection } from '../../../shared/domain/dns-inspection.ts';
import { findingWords, type ZoneWriting } from '../../../shared/i18n/zone-words.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call } from '../../ipc/client.ts';
import { useZoneAnswer } from './use-zone-answer.ts';
import css from './ZoneFindings.module.css';

const shapes = {
  'dnssec-broken': 'failed',
  'delegation-differs': 'attention',
  'server-unreachable': 'attention',
  'server-not-serving': 'attention',
  'server-unresolvable': 'attention',
  'wildcard-txt': 'note',
  'wildcard-cname': 'note',
  'serials-differ': 'note',
  'port-53-blocked': 'note',
  'port-53-caught': 'note',
} as const satisfies Record<ZoneFinding['code'], string>;

export const ZoneFindings = ({ name, resolvers }: { name: string | undefined; resolvers: string }) => {
  const t = useSentence();
  const formats = useFormats();
  const inspection = useZoneAnswer(name, resolvers, inspect);
  if (inspection === undefined || inspection.findings.length === 0) return null;
  const writing: ZoneWriting = { sentence: t, list: formats.list, date: formats.date };
  return (
    <ul className={`card ${css.findings}`} aria-label={t('zone.findings', { zone: inspection.zone.name })}>
      {inspection.findings.map((finding) => {
        const { title, means } = findingWords(finding, inspection.dnssec, writing);
        return (
          <li key={title}>
            <StatusShape shape={shapes[finding.code]} />
            <b>{title}</b>
            <p>{means}</p>
          </li>
        );
      })}
    </ul>
  );
};

const inspect = (input: { name: string; resolvers: string[] }): Promise<ZoneInspection> => call('zone.inspect', input);
