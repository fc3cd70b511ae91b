/** What differs in a schedule, in words: what it is, and what it means and asks for. Pure. */
import type { Language } from '../domain/app.ts';
import type { ScheduleDrift } from '../domain/schedule.ts';
import { sentence } from './index.ts';

export const scheduleWords = (
  { kind, detail }: ScheduleDrift,
  language: Language,
): { readonly title: string; readonly means: string } => {
  const isVault = detail === 'keychain' || detail === 'passphrase';
  const values = { detail: kind === 'needs-key-file' && isVault ? sentence(language, `vault.kind.${detail}`) : detail };
  return {
    title: sentence(language, `schedule.drift.${kind}`, values),
    means: sentence(language, `schedule.drift.${kind}.means`, values),
  };
};
