/** Where an exported file went: a folder of this computer, or a link that works once. */

import type { SentenceKey } from '../../shared/i18n/index.ts';
import type { CallOutput } from '../../shared/ipc/contract.ts';
import { useFormats } from '../i18n/formats.ts';
import { useSentence } from '../i18n/i18n.ts';
import css from './Delivered.module.css';
import { Status } from './StatusShape.tsx';

export type Delivery = CallOutput<'certificates.export'>;

export interface DeliveredProps {
  readonly delivery: Delivery;
  readonly onTaken: () => void;
  /** What to know of the link: unless told, that a private key is behind it. */
  readonly linkNote?: SentenceKey;
}

export const Delivered = ({ delivery, onTaken, linkNote = 'export.download-once' }: DeliveredProps) => {
  const t = useSentence();
  const formats = useFormats();
  switch (delivery.kind) {
    case 'cancelled':
      return <p className={css.quiet}>{t('export.cancelled')}</p>;
    case 'written':
      return (
        <div className={css.result}>
          <Status shape="fine">{t('export.written', { folder: delivery.folder })}</Status>
          <p className={css.quiet}>{t('export.files', { files: formats.list(delivery.files) })}</p>
        </div>
      );
    case 'download':
      return (
        <div className={css.result}>
          <a
            className={css.link}
            href={delivery.url}
            download={delivery.fileName}
            onClick={() => window.setTimeout(onTaken)}
          >
            {t('export.download', { file: delivery.fileName })}
          </a>
          <p className={css.quiet}>{t(linkNote)}</p>
        </div>
      );
  }
};
