/** The certificates that need the reader, each with the reason and what to do first. What is fine is not told of here. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { hostAndPort, watchFindingWords } from '../../../shared/i18n/watch-words.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useRehearsalWords } from '../rehearsals/words.ts';
import { lookOf } from './health.ts';
import { useList } from './list-store.ts';
import type { Facts } from './listing.ts';
import css from './NeedsYou.module.css';
import { type Need, needing, needOf } from './needs.ts';
import { useServed } from './served.ts';

interface NeedsYouProps {
  readonly certificates: readonly CertificateView[];
  readonly facts: Facts;
}

/** Told one by one; the others are a click away. */
const shown = 3;

export const NeedsYou = ({ certificates, facts }: NeedsYouProps) => {
  const t = useSentence();
  const look = useList((state) => state.look);
  const all = useMemo(() => needing(certificates, facts), [certificates, facts]);
  if (all.length === 0) return null;
  return (
    <section className={css.card} aria-label={t('need.first')}>
      <ul>
        {all.slice(0, shown).map((certificate) => (
          <NeedRow key={certificate.id} certificate={certificate} facts={facts} />
        ))}
      </ul>
      {all.length <= shown ? null : (
        <Button className={css.more} size="xs" variant="subtle" onClick={() => look({ filter: 'needs' })}>
          {t('need.more', { count: all.length - shown })}
        </Button>
      )}
    </section>
  );
};

const NeedRow = ({ certificate, facts }: { certificate: CertificateView; facts: Facts }) => {
  const { id, name } = certificate;
  const entry = useRenewal(({ plan }) => plan[id]);
  const report = useRehearsals(({ last }) => last[id]);
  const served = useServed().get(id);
  const need = needOf(certificate, { entry, served, report });
  const reason = useReason()(need);
  return (
    <li className={css.row}>
      <StatusShape shape={lookOf(certificate, facts.troubled).shape} />
      <h2>{name}</h2>
      <p>{reason}</p>
      <Act certificate={certificate} need={need} />
    </li>
  );
};

const useReason = (): ((need: Need) => string) => {
  const t = useSentence();
  const formats = useFormats();
  const language = useLanguage();
  const wordsOf = useRehearsalWords();
  return (need) => {
    switch (need.kind) {
      case 'never-issued':
      case 'half-way':
      case 'by-hand':
      case 'revoked':
      case 'after-order':
        return t(`need.${need.kind}`);
      case 'expired':
        return t('need.expired', { date: formats.date(need.at) });
      case 'will-fail': {
        const { why } = wordsOf(need.report);
        if (need.at === undefined) return t('rehearsal.will-fail', { why });
        return t('need.will-fail', { why, date: formats.date(need.at) });
      }
      case 'failing':
        return formats.sentences(
          t(`renewal.alert.${need.alert.code}`),
          need.next === undefined ? '' : t('need.next-attempt', { time: formats.moment(need.next) }),
        );
      case 'served': {
        const { endpoint, finding } = need.worst;
        const { title, means } = watchFindingWords(finding, endpoint, language);
        return formats.sentences(t('need.served', { host: hostAndPort(endpoint), what: title }), means);
      }
    }
  };
};

/** A failed order explains itself where it is shown, with the button that puts it right. */
const Act = ({ certificate: { id, name, lastRunId }, need }: { certificate: CertificateView; need: Need }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const entry = useRenewal(({ plan }) => plan[id]);
  const renew = useRenewal((state) => state.renew);
  const button = (word: string, act: () => void) => (
    <Button size="sm" aria-label={`${word} ${name}`} onClick={act}>
      {word}
    </Button>
  );
  const toCertificate = () => go({ screen: 'certificate', id });
  const seeRun = (word: string) =>
    button(word, () => (lastRunId === undefined ? toCertificate() : go({ screen: 'run', id: lastRunId })));
  switch (need.kind) {
    case 'never-issued':
    case 'failing':
      return seeRun(t('need.see-failure'));
    case 'half-way':
    case 'by-hand':
      return seeRun(t('need.go-on'));
    case 'expired':
    case 'revoked':
      return entry?.byHand === true || entry?.due !== true
        ? button(t('need.see'), toCertificate)
        : button(t('need.renew'), () => void renew(id));
    case 'will-fail': {
      const fix = need.report.because.flatMap(({ fixes }) => fixes).at(0);
      return button(fix === undefined ? t('need.see') : `${t(`fix.action.${fix}`)}…`, toCertificate);
    }
    case 'served':
    case 'after-order':
      return button(t('need.see'), toCertificate);
  }
};
