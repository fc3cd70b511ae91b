/** All plain sentences of one language in one flat map; i18next and the terminal read the same objects. */
import type { Language } from '../domain/app.ts';
import { accounts } from './en/accounts.ts';
import { app } from './en/app.ts';
import { bundle } from './en/bundle.ts';
import { causeWords } from './en/causes-words.ts';
import { certificates } from './en/certificates.ts';
import { cli } from './en/cli.ts';
import { credentials } from './en/credentials.ts';
import { findings } from './en/findings.ts';
import { fixPage } from './en/fix-page.ts';
import { fixes } from './en/fixes.ts';
import { notices } from './en/notices.ts';
import { preflight } from './en/preflight.ts';
import { reasons } from './en/reasons.ts';
import { rehearsals } from './en/rehearsals.ts';
import { renewal } from './en/renewal.ts';
import { renewals } from './en/renewals.ts';
import { schedule } from './en/schedule.ts';
import { troubleshoot } from './en/troubleshoot.ts';
import { watch } from './en/watch.ts';
import { watching } from './en/watching.ts';
import { wizard } from './en/wizard.ts';
import { zones } from './en/zones.ts';
import type { KeyOf } from './sentence-key.ts';
import { accounts as accountsZh } from './zh/accounts.ts';
import { app as appZh } from './zh/app.ts';
import { bundle as bundleZh } from './zh/bundle.ts';
import { causeWords as causeWordsZh } from './zh/causes-words.ts';
import { certificates as certificatesZh } from './zh/certificates.ts';
import { cli as cliZh } from './zh/cli.ts';
import { credentials as credentialsZh } from './zh/credentials.ts';
import { findings as findingsZh } from './zh/findings.ts';
import { fixPage as fixPageZh } from './zh/fix-page.ts';
import { fixes as fixesZh } from './zh/fixes.ts';
import { notices as noticesZh } from './zh/notices.ts';
import { preflight as preflightZh } from './zh/preflight.ts';
import { reasons as reasonsZh } from './zh/reasons.ts';
import { rehearsals as rehearsalsZh } from './zh/rehearsals.ts';
import { renewal as renewalZh } from './zh/renewal.ts';
import { renewals as renewalsZh } from './zh/renewals.ts';
import { schedule as scheduleZh } from './zh/schedule.ts';
import { troubleshoot as troubleshootZh } from './zh/troubleshoot.ts';
import { watch as watchZh } from './zh/watch.ts';
import { watching as watchingZh } from './zh/watching.ts';
import { wizard as wizardZh } from './zh/wizard.ts';
import { zones as zonesZh } from './zh/zones.ts';

const en = {
  ...app,
  ...certificates,
  ...wizard,
  ...watch,
  ...watching,
  ...accounts,
  ...reasons,
  ...rehearsals,
  ...renewal,
  ...renewals,
  ...schedule,
  ...cli,
  ...credentials,
  ...findings,
  ...fixes,
  ...fixPage,
  ...notices,
  ...preflight,
  ...troubleshoot,
  ...bundle,
  ...zones,
  ...causeWords,
} as const;
const zh = {
  ...appZh,
  ...certificatesZh,
  ...wizardZh,
  ...watchZh,
  ...watchingZh,
  ...accountsZh,
  ...reasonsZh,
  ...rehearsalsZh,
  ...renewalZh,
  ...renewalsZh,
  ...scheduleZh,
  ...cliZh,
  ...credentialsZh,
  ...findingsZh,
  ...fixesZh,
  ...fixPageZh,
  ...noticesZh,
  ...preflightZh,
  ...troubleshootZh,
  ...bundleZh,
  ...zonesZh,
  ...causeWordsZh,
};

export type SentenceKey = KeyOf<typeof en>;
export const sentences: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, zh };
