/** One certificate as a line: name and origin, life, dates, status. The whole line opens it. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { LifeBar } from '../../components/LifeBar.tsx';
import { lifeOf } from '../../components/life.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { daysUntil, useFormats } from '../../i18n/formats.ts';
import { type Translate, useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { type Route, useRoute } from '../../stores/route-store.ts';
import { listWord } from '../proof/ways.ts';
import { RehearsalLine } from '../rehearsals/RehearsalLine.tsx';
import css from './CertificateRow.module.css';
import { type Failing, lookOf } from './health.ts';

const day = 86_400_000;

interface CertificateRowProps {
  readonly certificate: CertificateView;
  readonly now: number;
  readonly failing: Failing;
}

export const CertificateRow = ({ certificate, now, failing }: CertificateRowProps) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const { name, identifiers, current, status, authority } = certificate;
  const look = lookOf(certificate, failing);
  const planned = useRenewal(({ plan }) => plan[certificate.id]?.at);
  const revoked = current?.revoked;
  const formats = useFormats();
  const proof = t(listWord[certificate.proof.method]);
  return (
    <li className={css.item}>
      <button type="button" className={css.row} onClick={() => go(routeOf(certificate))}>
        <StatusShape shape={look.shape} />
        <span className={css.text}>
          <span className={css.name}>
            <b>{name}</b>
            {identifiers.length > 1 ? <small>{t('list.and-more', { count: identifiers.length - 1 })}</small> : null}
            {authority.trusted || authority.id === 'practice' ? null : <Tag>{t('certificate.untrusted')}</Tag>}
          </span>
          <small>
            {current === undefined
              ? t('list.sub-unissued', { authority: authority.name, proof })
              : t('list.sub', { authority: authority.name, proof, days: t('list.days', { count: lifetime(current) }) })}
          </small>
          {current === undefined || revoked !== undefined ? null : <RehearsalLine certificateId={certificate.id} />}
        </span>
        <span className={css.wide}>{revoked === undefined ? <LifeBar version={current} now={now} /> : null}</span>
        {current === undefined ? (
          <span className={css.none}>{t('list.nothing-yet')}</span>
        ) : revoked !== undefined ? (
          <span className={css.none}>{t('certificate.revoked-short', { date: formats.shortDate(revoked.at) })}</span>
        ) : (
          <>
            <Moment
              label={t('list.renew-from')}
              iso={planned ?? lifeOf(current, now).renewFrom}
              now={now}
              kind="renew"
            />
            <Moment label={t('list.expires')} iso={current.notAfter} now={now} kind="expires" />
          </>
        )}
        <span
          className={css.status}
          data-status={current?.revoked !== undefined ? 'expired' : look.shape === 'attention' ? 'needs-you' : status}
        >
          {t(look.word)}
        </span>
      </button>
    </li>
  );
};

const Moment = ({ label, iso, now, kind }: { label: string; iso: string; now: number; kind: 'renew' | 'expires' }) => {
  const t = useSentence();
  const formats = useFormats();
  return (
    <span className={css.moment}>
      <span className="visually-hidden">{label}</span>
      <span className="date">{formats.shortDate(iso)}</span>
      <small>{distance(t, daysUntil(iso, now), kind)}</small>
    </span>
  );
};

const distance = (t: Translate, days: number, kind: 'renew' | 'expires'): string => {
  if (days < 0) return kind === 'renew' ? t('list.now') : t('list.days-ago', { count: -days });
  if (days === 0) return t('list.today');
  return t(kind === 'renew' ? 'list.in-days' : 'list.days-left', { count: days });
};

/** Whole days; authorities set the end one second short. */
const lifetime = ({ notBefore, notAfter }: { notBefore: string; notAfter: string }): number =>
  Math.max(1, Math.round((Date.parse(notAfter) - Date.parse(notBefore)) / day));

/** While it is being made, or if it never was, the run says more than the certificate. */
const routeOf = ({ id, status, current, lastRunId }: CertificateView): Route => {
  const running = status === 'working' || status === 'waiting';
  if (lastRunId !== undefined && (running || current === undefined)) return { screen: 'run', id: lastRunId };
  return { screen: 'certificate', id };
};
