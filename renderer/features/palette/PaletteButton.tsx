/** The way to the palette for whoever does not know its key yet; it tells the key. */
import { paletteKeys } from '../../../shared/domain/shortcuts.ts';
import { IconSearch } from '../../components/icons.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './PaletteButton.module.css';
import { usePalette } from './palette-store.ts';

export const PaletteButton = () => {
  const t = useSentence();
  const mac = useApp((state) => state.host?.platform) === 'macos';
  const show = usePalette((state) => state.show);
  return (
    <button type="button" className={css.button} aria-keyshortcuts={mac ? 'Meta+K' : 'Control+K'} onClick={show}>
      <IconSearch size={16} stroke={1.7} aria-hidden="true" />
      <span>{t('palette.find')}</span>
      <kbd>{paletteKeys(mac)}</kbd>
    </button>
  );
};
