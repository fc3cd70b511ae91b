/** A short note where something is new; it goes away for good once it was read or the thing was used. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { HintId } from '../../../shared/domain/app.ts';
import { paletteKeys } from '../../../shared/domain/shortcuts.ts';
import { IconBulb } from '../../components/icons.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { usePalette } from '../palette/palette-store.ts';
import css from './Hint.module.css';

/** A hint that could not be put away comes again, which harms nobody. */
const putAway = (id: HintId): void => {
  const { settings, changeSettings } = useApp.getState();
  const seen = settings?.hintsSeen ?? [];
  if (!seen.includes(id)) changeSettings({ hintsSeen: [...seen, id] }).catch(() => undefined);
};

interface HintProps {
  readonly id: HintId;
  /** What it tells of has been used: it is put away with the screen, so that nothing moves meanwhile. */
  readonly used?: boolean;
  readonly children: ReactNode;
}

export const Hint = ({ id, used = false, children }: HintProps) => {
  const seen = useApp((state) => state.settings?.hintsSeen)?.includes(id) ?? false;
  const wasUsed = useRef(false);
  useEffect(() => {
    if (used) wasUsed.current = true;
  }, [used]);
  useEffect(
    () => () => {
      if (wasUsed.current) putAway(id);
    },
    [id],
  );
  return seen ? null : <HintNote onClose={() => putAway(id)}>{children}</HintNote>;
};

/** As it looks; the reader says when it was read. */
export const HintNote = ({ onClose, children }: { onClose: () => void; children: ReactNode }) => {
  const t = useSentence();
  return (
    <div className={css.hint} role="note" aria-label={t('hint.label')}>
      <IconBulb size={16} stroke={1.7} aria-hidden="true" />
      <p>{children}</p>
      <Button size="xs" variant="subtle" onClick={onClose}>
        {t('hint.got-it')}
      </Button>
    </div>
  );
};

export const PaletteHint = () => {
  const t = useSentence();
  const mac = useApp((state) => state.host?.platform) === 'macos';
  const used = usePalette((state) => state.loaded);
  return (
    <Hint id="palette" used={used}>
      {t('hint.palette', { keys: paletteKeys(mac) })}
    </Hint>
  );
};
