/** One notice: shape, sentence, moment, what to do, and who was told. */
import { Button } from '@mantine/core';
import { canWait, screenOfNotice } from '../../../shared/domain/notice-actions.ts';
import type { Delivery, Notice } from '../../../shared/domain/notifications.ts';
import { noticeWords } from '../../../shared/i18n/notice-words.ts';
import { type Shape, Status, StatusShape } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { type Formats, useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useNotices } from '../../stores/notices-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './Notices.module.css';
import { useChannelLabel } from './use-channel-label.ts';

export const NoticeRow = ({ notice, fresh }: { notice: Notice; fresh: boolean }) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const { title, text } = noticeWords(notice, language);
  const { updatedAt, endedAt, at } = notice;
  // What is over as it begins has no end to tell of.
  const isTrouble = endedAt === undefined || endedAt !== at;
  const shape = shapeOf(notice);
  return (
    <li className={css.row} data-over={endedAt !== undefined}>
      <StatusShape shape={shape} />
      <div>
        <h2>
          <span className="visually-hidden">{t(`notices.severity.${notice.severity}`)}: </span>
          {title} {fresh ? <Tag>{t('notices.new')}</Tag> : null}
        </h2>
        <p className={css.text}>{text}</p>
        <p className={css.facts}>
          <time dateTime={updatedAt}>{momentOf(formats, updatedAt)}</time>
          {isTrouble && at !== updatedAt ? <span>{t('notices.since', { time: momentOf(formats, at) })}</span> : null}
          {isTrouble && endedAt !== undefined ? (
            <Status shape="fine">{t('notices.over', { time: momentOf(formats, endedAt) })}</Status>
          ) : null}
        </p>
        <Deliveries notice={notice} />
      </div>
      <div className={css.rowActs}>
        <GoTo notice={notice} />
        <Later notice={notice} title={title} />
      </div>
    </li>
  );
};

const momentOf = (formats: Formats, iso: string): string => `${formats.shortDate(iso)} ${formats.time(iso)}`;

const shapeOf = ({ code, severity, at, endedAt }: Notice): Shape => {
  if (code === 'renewed' || code === 'back-to-normal') return 'fine';
  if (endedAt !== undefined && endedAt !== at) return 'left-out';
  if (code === 'expired') return 'expired';
  return ({ info: 'note', warning: 'attention', urgent: 'failed' } as const)[severity];
};

const Deliveries = ({ notice }: { notice: Notice }) => {
  const t = useSentence();
  const formats = useFormats();
  const labelOf = useChannelLabel();
  const words = (delivery: Delivery): string | undefined => {
    const label = labelOf(delivery);
    const { state, nextAt = '', channel } = delivery;
    // This computer shows it when a desktop is there; until then there is nothing to wait for.
    if (state === 'dropped' || (state === 'waiting' && channel === 'system' && Date.parse(nextAt) <= Date.now()))
      return undefined;
    if (state === 'waiting') return t('notices.delivery.waiting', { label, time: momentOf(formats, nextAt) });
    return t(`notices.delivery.${state}`, { label });
  };
  const lines = [...new Set(notice.deliveries.flatMap((delivery) => words(delivery) ?? []))];
  return lines.length === 0 ? null : <p className={css.told}>{formats.list(lines)}</p>;
};

const GoTo = ({ notice }: { notice: Notice }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const certificates = useCertificates((state) => state.certificates) ?? [];
  const screen = screenOfNotice(notice);
  const certificate = certificates.find(({ id }) => id === notice.subject.certificateId);
  const words = (): string | undefined => {
    if (screen.screen === 'certificate')
      return certificate === undefined ? undefined : t('notices.go-certificate', { name: certificate.name });
    const place = places.find((one) => one === screen.screen);
    return place === undefined ? undefined : t(`notices.go-${place}`);
  };
  const label = words();
  if (label === undefined) return null;
  return (
    <Button size="xs" onClick={() => go(screen)}>
      {label}
    </Button>
  );
};

const places = ['run', 'dns', 'renewals', 'settings', 'watch'] as const;

/** Of a trouble that lasts. What is put off says so in its line of deliveries. */
const Later = ({ notice, title }: { notice: Notice; title: string }) => {
  const t = useSentence();
  const remind = useNotices((state) => state.remindTomorrow);
  const waits = notice.deliveries.some(
    ({ state, attempts, nextAt = '' }) => state === 'waiting' && attempts === 0 && Date.parse(nextAt) > Date.now(),
  );
  if (notice.endedAt !== undefined || !canWait(notice) || waits) return null;
  return (
    <Button
      size="xs"
      variant="subtle"
      aria-label={t('notices.later-what', { title })}
      onClick={() => void remind(notice.id)}
    >
      {t('notices.later')}
    </Button>
  );
};
