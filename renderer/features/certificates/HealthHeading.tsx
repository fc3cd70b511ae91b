/** One sentence on how things stand, with the date that matters next. */
import { useMemo } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useFailing } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import css from './HealthHeading.module.css';
import { type Health, healthOf } from './health.ts';

const shapes: Readonly<Record<Health['kind'], Shape>> = {
  needs: 'attention',
  working: 'working',
  fine: 'fine',
  unissued: 'unknown',
};

export const HealthHeading = ({ certificates }: { certificates: readonly CertificateView[] }) => {
  const t = useSentence();
  const formats = useFormats();
  const mode = useRenewal(({ watchdog }) => watchdog?.mode);
  const failing = useFailing();
  const { kind, count, next } = useMemo(() => healthOf(certificates, failing), [certificates, failing]);
  const expired = next !== undefined && Date.parse(next.notAfter) < Date.now();
  return (
    <div className={css.health} aria-live="polite">
      <StatusShape shape={shapes[kind]} size="large" />
      <h1>{kind === 'unissued' ? t('list.health-unissued') : t(`list.health-${kind}`, { count })}</h1>
      {next === undefined ? null : (
        <p>
          {formats.sentences(
            t(expired ? 'list.expired-already' : 'list.next-expiry', {
              name: next.name,
              date: formats.date(next.notAfter),
            }),
            mode === 'scheduled'
              ? ''
              : t(mode === 'only-while-open' ? 'renewal.mode.only-while-open.means' : 'list.renew-by-hand'),
          )}
        </p>
      )}
    </div>
  );
};
