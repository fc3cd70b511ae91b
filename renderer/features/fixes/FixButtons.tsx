/** What the app can do about a cause, as buttons. Nothing is changed before the reader has seen what will change. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FixAction } from '../../../shared/domain/causes.ts';
import type { FixResult, FixSubject } from '../../../shared/domain/fixes.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { FixDialog } from './FixDialog.tsx';
import css from './Fixes.module.css';
import { useHelpful } from './helpful.ts';

export interface FixOffer {
  readonly action: FixAction;
  /** The words of the fix, for what only a person can do. */
  readonly advice?: string;
}

export interface FixButtonsProps {
  /** Best first; an action that comes twice is offered once, one that only repeats its advice not at all. */
  readonly fixes: readonly FixOffer[];
  readonly cause: string;
  readonly subject: FixSubject;
  /** What a check or a probe found. */
  readonly detail?: Readonly<Record<string, string>>;
  /** The first is what to do: it is drawn as the way on. */
  readonly leading?: boolean;
  /** `sm` beside other buttons of that size. */
  readonly size?: 'xs' | 'sm';
  /** A window was opened: what is under it has to stay until it is closed. */
  readonly onOpened?: () => void;
  /** Something was changed, or taken back again. */
  readonly onApplied?: (result: FixResult) => void;
  /** The window was closed, whatever was done in it. */
  readonly onClosed?: () => void;
}

export const FixButtons = ({ fixes, leading = false, size = 'xs', onOpened, onClosed, ...asked }: FixButtonsProps) => {
  const t = useSentence();
  const [chosen, setChosen] = useState<FixOffer>();
  const helpful = useHelpful(asked.subject, asked.detail?.provider);
  const offered = fixes.filter(
    ({ action }, index) => helpful(action) && fixes.findIndex((one) => one.action === action) === index,
  );
  if (offered.length === 0) return null;
  return (
    <div className={css.buttons}>
      {offered.map((offer, index) => (
        <Button
          key={offer.action}
          size={size}
          variant={leading && index === 0 ? 'filled' : 'default'}
          onClick={() => {
            setChosen(offer);
            onOpened?.();
          }}
        >
          {t(`fix.action.${offer.action}`)}
        </Button>
      ))}
      {chosen === undefined ? null : (
        <FixDialog
          key={chosen.action}
          offer={chosen}
          {...asked}
          onClose={() => {
            setChosen(undefined);
            onClosed?.();
          }}
        />
      )}
    </div>
  );
};
