/** What a finding is, in a line of the reader's language: all that the first screen loads of findings. */
import type { PreflightFinding } from '../../../shared/domain/preflight.ts';
import { findingTitle } from '../../../shared/i18n/finding-title.ts';
import { useLanguage } from '../../i18n/i18n.ts';
import { useProviders } from '../../stores/providers-store.ts';

export const useFindingTitle = (): ((finding: PreflightFinding) => string) => {
  const language = useLanguage();
  const namesIn = useNamesIn();
  return (finding) => findingTitle(finding, language, namesIn(finding));
};

/** Providers as people call them, for their ids. */
export const useNamesIn = (): ((finding: PreflightFinding) => Readonly<Record<string, string>>) => {
  const language = useLanguage();
  const providers = useProviders((state) => state.providers);
  return ({ detail }) =>
    Object.fromEntries(
      ['provider', 'other'].flatMap((key) => {
        const name = providers?.find(({ id }) => id === detail[key])?.name[language];
        return name === undefined ? [] : [[key, name] as const];
      }),
    );
};
