/** All plain sentences of one language in one flat map; i18next and the terminal read the same objects. */
import type { Language } from '../domain/app.ts';
import { about } from './en/about.ts';
import { accounts } from './en/accounts.ts';
import { app } from './en/app.ts';
import { bundle } from './en/bundle.ts';
import { causeWords } from './en/causes-words.ts';
import { certificatePage } from './en/certificate-page.ts';
import { certificates } from './en/certificates.ts';
import { cli } from './en/cli.ts';
import { credentials } from './en/credentials.ts';
import { dashboard } from './en/dashboard.ts';
import { desktop } from './en/desktop.ts';
import { findings } from './en/findings.ts';
import { fixPage } from './en/fix-page.ts';
import { fixes } from './en/fixes.ts';
import { menu } from './en/menu.ts';
import { notices } from './en/notices.ts';
import { palette } from './en/palette.ts';
import { preflight } from './en/preflight.ts';
import { reasons } from './en/reasons.ts';
import { rehearsals } from './en/rehearsals.ts';
import { renewal } from './en/renewal.ts';
import { renewals } from './en/renewals.ts';
import { reset } from './en/reset.ts';
import { schedule } from './en/schedule.ts';
import { situations } from './en/situations.ts';
import { tray } from './en/tray.ts';
import { troubleshoot } from './en/troubleshoot.ts';
import { updates } from './en/updates.ts';
import { watch } from './en/watch.ts';
import { watching } from './en/watching.ts';
import { wizard } from './en/wizard.ts';
import { zones } from './en/zones.ts';
import type { KeyOf } from './sentence-key.ts';
import { about as aboutZh } from './zh/about.ts';
import { accounts as accountsZh } from './zh/accounts.ts';
import { app as appZh } from './zh/app.ts';
import { bundle as bundleZh } from './zh/bundle.ts';
import { causeWords as causeWordsZh } from './zh/causes-words.ts';
import { certificatePage as certificatePageZh } from './zh/certificate-page.ts';
import { certificates as certificatesZh } from './zh/certificates.ts';
import { cli as cliZh } from './zh/cli.ts';
import { credentials as credentialsZh } from './zh/credentials.ts';
import { dashboard as dashboardZh } from './zh/dashboard.ts';
import { desktop as desktopZh } from './zh/desktop.ts';
import { findings as findingsZh } from './zh/findings.ts';
import { fixPage as fixPageZh } from './zh/fix-page.ts';
import { fixes as fixesZh } from './zh/fixes.ts';
import { menu as menuZh } from './zh/menu.ts';
import { notices as noticesZh } from './zh/notices.ts';
import { palette as paletteZh } from './zh/palette.ts';
import { preflight as preflightZh } from './zh/preflight.ts';
import { reasons as reasonsZh } from './zh/reasons.ts';
import { rehearsals as rehearsalsZh } from './zh/rehearsals.ts';
import { renewal as renewalZh } from './zh/renewal.ts';
import { renewals as renewalsZh } from './zh/renewals.ts';
import { reset as resetZh } from './zh/reset.ts';
import { schedule as scheduleZh } from './zh/schedule.ts';
import { situations as situationsZh } from './zh/situations.ts';
import { tray as trayZh } from './zh/tray.ts';
import { troubleshoot as troubleshootZh } from './zh/troubleshoot.ts';
import { updates as updatesZh } from './zh/updates.ts';
import { watch as watchZh } from './zh/watch.ts';
import { watching as watchingZh } from './zh/watching.ts';
import { wizard as wizardZh } from './zh/wizard.ts';
import { zones as zonesZh } from './zh/zones.ts';

const en = [
  app,
  certificates,
  dashboard,
  certificatePage,
  wizard,
  watch,
  watching,
  accounts,
  reasons,
  rehearsals,
  renewal,
  renewals,
  reset,
  schedule,
  situations,
  cli,
  credentials,
  desktop,
  findings,
  fixes,
  fixPage,
  notices,
  palette,
  menu,
  about,
  preflight,
  tray,
  troubleshoot,
  updates,
  bundle,
  zones,
  causeWords,
] as const;
const zh = [
  appZh,
  certificatesZh,
  dashboardZh,
  certificatePageZh,
  wizardZh,
  watchZh,
  watchingZh,
  accountsZh,
  reasonsZh,
  rehearsalsZh,
  renewalZh,
  renewalsZh,
  resetZh,
  scheduleZh,
  situationsZh,
  cliZh,
  credentialsZh,
  desktopZh,
  findingsZh,
  fixesZh,
  fixPageZh,
  noticesZh,
  paletteZh,
  menuZh,
  aboutZh,
  preflightZh,
  trayZh,
  troubleshootZh,
  updatesZh,
  bundleZh,
  zonesZh,
  causeWordsZh,
] as const;

/** Spread in one literal, V8 made so many keys a class of objects one after the other, which took 40 MB. */
const together = (parts: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, string>> =>
  Object.assign({}, ...parts);

type KeyOfEach<Part> = Part extends unknown ? KeyOf<Part> : never;
export type SentenceKey = KeyOfEach<(typeof en)[number]>;
export const sentences: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: together(en),
  zh: together(zh),
};
