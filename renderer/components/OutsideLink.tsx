/** A page outside. The host opens it in the browser, if it is on the host's list. */

import { useSentence } from '../i18n/i18n.ts';
import { call } from '../ipc/client.ts';
import { IconExternalLink } from './icons.ts';
import css from './OutsideLink.module.css';

export const OutsideLink = ({ url, children }: { url: string; children: string }) => {
  const t = useSentence();
  return (
    <button
      type="button"
      className={css.link}
      onClick={() => {
        // A refused address has no consequence for what the reader is doing.
        call('window.open-link', { url }).catch(() => undefined);
      }}
    >
      <span>{children}</span>
      <IconExternalLink size={15} stroke={1.7} aria-hidden="true" />
      <span className="visually-hidden">{t('app.opens-outside')}</span>
    </button>
  );
};
