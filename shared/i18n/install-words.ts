/** Install steps in words, for the page and the command line. Pure. */
import type { Language } from '../domain/app.ts';
import type { InstallLogLine } from '../domain/install.ts';
import type { InstallKind } from '../domain/install-kinds.ts';
import { sentence } from './index.ts';

/** As a person called it, else what it does. */
export const stepLabel = (
  { label, kind }: { readonly label: string; readonly kind: InstallKind },
  language: Language,
): string => label || sentence(language, `install.kind.${kind}`);

export const installLogWords = ({ code, detail }: InstallLogLine, language: Language): string =>
  sentence(language, `install.log.${code}`, detail);
