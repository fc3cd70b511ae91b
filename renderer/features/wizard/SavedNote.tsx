/** When the draft was saved, or that it could not be. */
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useDraft } from './draft-store.ts';

export const SavedNote = () => {
  const t = useSentence();
  const formats = useFormats();
  const { saving, savedAt, problem } = useDraft();
  return (
    <span className="note" role="status">
      {problem !== undefined
        ? t('wizard.not-saved')
        : saving
          ? t('wizard.saving')
          : savedAt === undefined
            ? ''
            : t('wizard.saved-at', { time: formats.time(savedAt) })}
    </span>
  );
};
