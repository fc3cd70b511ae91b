import type { Language } from '../../shared/domain/app.ts';
import type { Application } from '../ipc/application.ts';

/** Of what the desktop says beside the page: as chosen in the settings, or that of the system. */
export const appLanguage = async (application: Pick<Application, 'settings'>): Promise<Language> => {
  const { language } = application.settings();
  return language === 'system' ? systemLanguage() : language;
};

/** Where no settings can be read. */
export const systemLanguage = async (): Promise<Language> => {
  const { languageOf } = await import('../../shared/i18n/index.ts');
  return languageOf([new Intl.DateTimeFormat().resolvedOptions().locale]);
};
