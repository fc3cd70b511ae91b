/** One certificate as a line: name and origin, life, dates, status. The whole line opens it. */
import { memo, type ReactNode } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import { LifeBar } from '../../components/LifeBar.tsx';
import { lifeOf } from '../../components/life.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { daysUntil, useFormats } from '../../i18n/formats.ts';
import { type Translate, useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { type Route, useRoute } from '../../stores/route-store.ts';
import { listWord } from '../proof/ways.ts';
import { RehearsalLine, WellTried } from '../rehearsals/RehearsalLine.tsx';
import css from './CertificateRow.module.css';
import { type Failing, type Look, lookOf } from './health.ts';
import { useList } from './list-store.ts';
import type { Served } from './served.ts';

const day = 86_400_000;

interface RowButtonProps {
  readonly certificate: CertificateView;
  readonly now: number;
  readonly troubled: Failing;
  /** Its next renewal will fail. */
  readonly failing: boolean;
  readonly served: Served | undefined;
  /** By the Tab key. */
  readonly reached: boolean;
}

interface CertificateRowProps extends RowButtonProps {
  /** Where it stands among all rows, of which not all are drawn. */
  readonly index: number;
  readonly count: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly height: number;
  /** `undefined` unless rows are being chosen. */
  readonly selected: boolean | undefined;
  readonly onSelect: (id: string, span: boolean) => void;
}

export const CertificateRow = ({ index, count, top, height, selected, onSelect, ...shown }: CertificateRowProps) => {
  const { id, name } = shown.certificate;
  return (
    <li
      className={css.item}
      style={{ transform: `translateY(${top}px)`, height }}
      {...{ 'data-index': index, 'data-id': id, 'data-selected': selected }}
      aria-posinset={index + 1}
      aria-setsize={count}
    >
      {selected === undefined ? null : <Choice {...{ id, name, selected, onSelect, reached: shown.reached }} />}
      <RowButton {...shown} />
    </li>
  );
};

type ChoiceProps = Pick<CertificateRowProps, 'onSelect' | 'reached'> &
  Pick<CertificateView, 'id' | 'name'> & { readonly selected: boolean };

const Choice = ({ id, name, selected, reached, onSelect }: ChoiceProps) => {
  const t = useSentence();
  return (
    <label className={css.choice}>
      <input
        type="checkbox"
        aria-label={t('list.select-one', { name })}
        tabIndex={reached ? 0 : -1}
        checked={selected}
        // Whether the shift key is held is told by the click alone.
        onClick={(event) => onSelect(id, event.shiftKey)}
        onChange={() => undefined}
      />
    </label>
  );
};

/** Drawn anew only when something of it changes: a row that merely moves is moved. */
const RowButton = memo(({ certificate, now, troubled, failing, served, reached }: RowButtonProps) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const { name, identifiers, current, authority } = certificate;
  const look = lookOf(certificate, troubled);
  const planned = useRenewal(({ plan }) => plan[certificate.id]?.at);
  const revoked = current?.revoked;
  const formats = useFormats();
  const proof = t(listWord[certificate.proof.method]);
  return (
    <button
      type="button"
      className={css.row}
      tabIndex={reached ? 0 : -1}
      onFocus={() => useList.getState().goTo(certificate.id)}
      onClick={() => go(routeOf(certificate))}
    >
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
      </span>
      <span className={css.wide}>
        {revoked === undefined ? <LifeBar version={current} now={now} failing={failing} /> : null}
      </span>
      {current === undefined ? (
        <span className={css.none}>{t('list.nothing-yet')}</span>
      ) : revoked !== undefined ? (
        <span className={css.none}>{t('certificate.revoked-short', { date: formats.shortDate(revoked.at) })}</span>
      ) : (
        <>
          {failing ? (
            <WillFail iso={planned} />
          ) : (
            <Moment
              label={t('list.renew-from')}
              iso={planned ?? lifeOf(current, now).renewFrom}
              now={now}
              kind="renew"
              beside={<WellTried certificateId={certificate.id} />}
            />
          )}
          <Moment label={t('list.expires')} iso={current.notAfter} now={now} kind="expires" />
        </>
      )}
      <Standing certificate={certificate} look={look} served={served} />
      {hasNext(certificate) ? <RehearsalLine certificateId={certificate.id} /> : null}
    </button>
  );
});

/** Proven where it is served, where that is watched and nothing is the matter. */
const Standing = ({
  certificate: { status, current },
  look,
  served,
}: Pick<RowButtonProps, 'certificate' | 'served'> & { readonly look: Look }) => {
  const t = useSentence();
  const formats = useFormats();
  const shown = current?.revoked !== undefined ? 'expired' : look.shape === 'attention' ? 'needs-you' : status;
  const seen = status === 'fine' ? served : undefined;
  return (
    <span className={css.standing}>
      <span className={css.status} data-status={shown}>
        {t(seen === undefined ? look.word : wordOf(seen, look))}
      </span>
      {seen === undefined ? null : (
        <small>{t('list.served-seen', { count: seen.count, time: formats.seen(seen.seenAt) })}</small>
      )}
    </span>
  );
};

const wordOf = ({ verdict, worst }: Served, { shape, word }: Look): SentenceKey => {
  const code = worst?.finding.code;
  if (code === 'old-certificate' || code === 'old-on-ipv6-only') return 'status.old-served';
  return verdict === 'in-place' && shape === 'fine' ? 'status.in-place' : word;
};

const WillFail = ({ iso }: { iso: string | undefined }) => {
  const t = useSentence();
  const formats = useFormats();
  return (
    <span className={css.moment} data-kind="renew">
      <span className={css.status} data-status="needs-you">
        {t('rehearsal.verdict.will-fail')}
      </span>
      {iso === undefined ? null : <small className="date">{formats.shortDate(iso)}</small>}
    </span>
  );
};

/** Whether a renewal of it can be told of. */
export const hasNext = ({ current }: CertificateView): boolean =>
  current !== undefined && current.revoked === undefined;

interface MomentProps {
  readonly label: string;
  readonly iso: string;
  readonly now: number;
  readonly kind: 'renew' | 'expires';
  readonly beside?: ReactNode;
}

const Moment = ({ label, iso, now, kind, beside }: MomentProps) => {
  const t = useSentence();
  const formats = useFormats();
  const due = kind === 'renew' && Date.parse(iso) <= now;
  return (
    <span className={css.moment} data-kind={kind}>
      <span className="visually-hidden">{label}</span>
      {due ? <span>{t('list.due')}</span> : <span className="date">{formats.shortDate(iso)}</span>}
      <small>
        {due ? t('list.due-since', { date: formats.shortDate(iso) }) : distance(t, daysUntil(iso, now), kind)}
        {beside}
      </small>
    </span>
  );
};

const distance = (t: Translate, days: number, kind: 'renew' | 'expires'): string => {
  if (days < 0) return t('list.days-ago', { count: -days });
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
