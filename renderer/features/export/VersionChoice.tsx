/** Which version of a place it is for: some want other files than others. */
import { SegmentedControl } from '@mantine/core';
import type { DestinationChoice } from '../../../shared/domain/destinations.ts';
import { destinationText } from '../../../shared/i18n/destination-words.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';

export interface VersionChoiceProps {
  readonly choice: DestinationChoice;
  readonly disabled: boolean;
  readonly onChoose: (choice: DestinationChoice) => void;
}

/** Nothing where there is one version only. */
export const VersionChoice = ({ choice: { id, destination, variant }, disabled, onChoose }: VersionChoiceProps) => {
  const t = useSentence();
  const text = destinationText(id, useLanguage());
  if (destination.variants.length === 1) return null;
  return (
    <SegmentedControl
      aria-label={t('export-page.version')}
      disabled={disabled}
      value={variant.id}
      onChange={(value) => {
        const chosen = destination.variants.find((one) => one.id === value);
        if (chosen !== undefined) onChoose({ id, destination, variant: chosen });
      }}
      data={[...destination.variants]
        .reverse()
        .map((one) => ({ value: one.id, label: text.variants?.[one.id]?.name ?? one.id }))}
    />
  );
};
