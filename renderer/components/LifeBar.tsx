/** A certificate's life as a line: spent, left until it should be renewed (ring), reserve until it expires. */
import type { CertificateVersion } from '../../shared/domain/certificates.ts';
import { useFormats } from '../i18n/formats.ts';
import { useSentence } from '../i18n/i18n.ts';
import css from './LifeBar.module.css';
import { lifeOf, type Wish } from './life.ts';

export interface LifeBarProps {
  readonly version: CertificateVersion | undefined;
  readonly now: number;
  /** When the authority would like it to be renewed. */
  readonly wish?: Wish | undefined;
  /** That renewal will fail. */
  readonly failing?: boolean;
}

export const LifeBar = ({ version, now, wish, failing = false }: LifeBarProps) => {
  const t = useSentence();
  const formats = useFormats();
  if (version === undefined) {
    return (
      <svg className={css.life} role="img" aria-label={t('life.label-none')}>
        <line x1="3" y1="9" x2="98%" y2="9" className={css.open} />
      </svg>
    );
  }
  const life = lifeOf(version, now, wish);
  const values = { from: formats.date(version.notBefore), to: formats.date(version.notAfter) };
  const left = formats.span(Date.parse(version.notAfter) - now);
  const label = life.over
    ? t('life.label-over', values)
    : t(failing ? 'life.label-failing' : 'life.label', { ...values, days: left });
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const leftUntilRenewal = Math.max(0, life.renewal - life.spent);
  return (
    <svg className={css.life} role="img" aria-label={label}>
      <rect className={css.reserve} x="0" y="6" width="100%" height="6" rx="3" />
      {failing ? (
        <rect
          className={css.atRisk}
          x={percent(life.renewal)}
          y="6"
          width={percent(1 - life.renewal)}
          height="6"
          rx="3"
        />
      ) : null}
      <rect className={css.left} x={percent(life.spent)} y="6" width={percent(leftUntilRenewal)} height="6" />
      <rect className={life.over ? css.over : css.spent} x="0" y="6" width={percent(life.spent)} height="6" rx="3" />
      {life.window === undefined ? null : (
        <rect
          className={css.window}
          x={percent(life.window.start)}
          y="1"
          width={percent(Math.max(0.004, life.window.end - life.window.start))}
          height="16"
          rx="4"
        />
      )}
      {failing ? (
        <svg x={percent(life.renewal)} y="9" overflow="visible" aria-hidden="true">
          <path className={css.failing} d="M0-6.5 6.5 5h-13z" />
        </svg>
      ) : (
        <circle className={css.renewal} cx={percent(life.renewal)} cy="9" r="4.5" />
      )}
      {life.over ? null : <rect className={css.now} x={percent(life.spent)} y="2" width="2" height="14" rx="1" />}
    </svg>
  );
};
