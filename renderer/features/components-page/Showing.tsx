/** What shows something: status, progress, lists, and what they are drawn with. */
import { Button, Loader } from '@mantine/core';
import type { CertificateVersion } from '../../../shared/domain/certificates.ts';
import { LifeBar } from '../../components/LifeBar.tsx';
import { type Shape, Status, StatusShape, shapes } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import css from './ComponentsScreen.module.css';

const shapeWords = {
  fine: 'status.fine',
  working: 'status.working',
  waiting: 'status.waiting',
  attention: 'status.needs-you',
  failed: 'status.failed',
  expired: 'status.expired',
  'left-out': 'status.left-out',
  unknown: 'status.unknown',
  paused: 'status.paused',
  note: 'check.word.note',
  later: 'status.to-come',
} as const satisfies Record<Shape, string>;

export const Statuses = () => {
  const t = useSentence();
  return (
    <ul className={css.grid}>
      {shapes.map((shape) => (
        <li key={shape} className={css.line}>
          <StatusShape shape={shape} size="large" />
          <StatusShape shape={shape} />
          <Status shape={shape}>{t(shapeWords[shape])}</Status>
        </li>
      ))}
      <li className={css.line}>
        <Tag>{t('practice.tag')}</Tag>
        <Tag tone="accent">{t('practice.tag')}</Tag>
      </li>
    </ul>
  );
};

const day = 86_400_000;

/** A life of ninety days of which so many are over. */
const aged = (days: number, now: number): CertificateVersion => ({
  id: String(days),
  serial: '01',
  notBefore: new Date(now - days * day).toISOString(),
  notAfter: new Date(now + (90 - days) * day).toISOString(),
  issuer: '',
  keyType: 'ec256',
  fingerprintSha256: '',
  chain: [],
  createdAt: new Date(now - days * day).toISOString(),
});

export const Progress = () => {
  const t = useSentence();
  const now = Date.now();
  return (
    <>
      {[5, 75, 91].map((days) => (
        <LifeBar key={days} version={aged(days, now)} now={now} />
      ))}
      <LifeBar version={aged(40, now)} now={now} failing />
      <LifeBar version={undefined} now={now} />
      <progress className={css.bar} max={4} value={1} aria-label={t('components.progress')} />
      <progress className={css.bar} max={4} value={4} aria-label={t('components.progress')} />
      <div className={css.line} role="status">
        <Loader size="xs" />
        {t('components.working')}
      </div>
    </>
  );
};

export const Lists = () => {
  const t = useSentence();
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('components.name')}</th>
            <th scope="col">{t('components.standing')}</th>
            <th scope="col">{t('components.value')}</th>
          </tr>
        </thead>
        <tbody>
          {(['fine', 'attention', 'failed', 'unknown'] as const).map((shape, at) => (
            <tr key={shape}>
              <th scope="row">{`${shape}.example.org`}</th>
              <td>
                <Status shape={shape}>{t(shapeWords[shape])}</Status>
              </td>
              <td className="mono">{2_026_112_801 + at}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.empty}>
        <h3>{t('components.empty')}</h3>
        <p>{t('components.empty-detail')}</p>
        <Button>{t('components.default')}</Button>
      </div>
    </>
  );
};

const sizes = ['caption', 'small', 'body', 'lead', 'heading', 'title', 'display'] as const;
const spaces = ['hair', 'tight', 'near', 'item', 'group', 'block', 'section', 'page'] as const;
const colours = [
  ...['window', 'sidebar', 'surface', 'sunken', 'raised', 'hover', 'selected'],
  ...['text', 'text-quiet', 'text-faint', 'line', 'line-strong', 'control-edge'],
  ...['accent', 'accent-fill', 'accent-wash', 'fine', 'fine-wash', 'attention', 'attention-wash', 'danger'],
  ...['danger-wash', 'life-spent', 'life-left', 'life-reserve', 'focus'],
] as const;

export const Looks = () => {
  const t = useSentence();
  return (
    <>
      {sizes.map((size) => (
        <p key={size} style={{ font: `var(--text-${size})` }}>
          {t('components.sample')}
        </p>
      ))}
      <ul className={css.grid}>
        {spaces.map((space) => (
          <li key={space} className={css.line}>
            <span className={css.space} style={{ inlineSize: `var(--space-${space})` }} />
            <span className="mono">{space}</span>
          </li>
        ))}
      </ul>
      <ul className={css.grid}>
        {colours.map((colour) => (
          <li key={colour} className={css.line}>
            <span className={css.swatch} style={{ background: `var(--color-${colour})` }} />
            <span className="mono">{colour}</span>
          </li>
        ))}
      </ul>
    </>
  );
};
