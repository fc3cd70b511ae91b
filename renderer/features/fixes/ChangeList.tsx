/** Every single thing that a fix changes, before it is done and where it can be taken back. */
import type { FixChange } from '../../../shared/domain/fixes.ts';
import { fixChangeWords } from '../../../shared/i18n/fix-words.ts';
import { useLanguage } from '../../i18n/i18n.ts';
import { useProviders } from '../../stores/providers-store.ts';
import css from './Fixes.module.css';

export const ChangeList = ({ changes }: { changes: readonly FixChange[] }) => {
  const language = useLanguage();
  const providers = useProviders((state) => state.providers);
  const nameOf = (id: string): string => providers?.find((one) => one.id === id)?.name[language] ?? id;
  return (
    <ul className={css.changes}>
      {changes.map((change) => (
        <li key={JSON.stringify(change)} data-effect={change.kind === 'record' ? change.effect : undefined}>
          {fixChangeWords(change, language, nameOf)}
        </li>
      ))}
    </ul>
  );
};
