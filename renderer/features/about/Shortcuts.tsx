/** Hears the keys of the page, and shows the list of them. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { shortcutLines, shortcutOf } from '../../../shared/domain/shortcuts.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { usePalette } from '../palette/palette-store.ts';
import css from './About.module.css';
import { useShortcuts } from './shortcuts-store.ts';

/** Where keys are text. */
const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** A question waits for its answer. */
const isAsking = (): boolean => document.querySelector('dialog[open], [role="dialog"]') !== null;

export const Shortcuts = () => {
  const t = useSentence();
  const host = useApp((state) => state.host);
  const { open, close } = useShortcuts();
  useKeys(host?.platform === 'macos');
  if (host === undefined) return null;
  return (
    <Dialog open={open} title={t('shortcuts.title')} onClose={close}>
      <dl className={css.keys}>
        {shortcutLines(host.host, host.platform === 'macos').map(({ words, keys }) => (
          <div key={words}>
            <dt>{t(words)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <DialogActs>
        <Button data-autofocus onClick={close}>
          {t('shortcuts.close')}
        </Button>
      </DialogActs>
    </Dialog>
  );
};

const useKeys = (mac: boolean): void => {
  const go = useRoute((state) => state.go);
  const show = useShortcuts((state) => state.show);
  const showPalette = usePalette((state) => state.show);
  const welcomed = useApp((state) => state.settings?.welcomed) ?? false;
  useEffect(() => {
    if (!welcomed) return;
    const pressed = (event: KeyboardEvent) => {
      const { code, key, altKey, shiftKey, ctrlKey, metaKey } = event;
      const command = mac ? metaKey : ctrlKey;
      if ((mac ? ctrlKey : metaKey) || event.repeat || event.isComposing) return;
      const target = shortcutOf({ code, key, alt: altKey, shift: shiftKey, command });
      // No text has the key of the palette, so it is heard in fields too.
      if (target === undefined || isAsking() || (target !== 'palette' && isText(event.target))) return;
      event.preventDefault();
      if (target === 'palette') showPalette();
      else if (target === 'shortcuts') show();
      else go(target);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [mac, go, show, showPalette, welcomed]);
};
