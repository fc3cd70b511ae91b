/** All plain sentences of one language in one flat map; i18next and the terminal read the same objects. */
import type { Language } from '../domain/app.ts';
import { app } from './en/app.ts';
import { certificates } from './en/certificates.ts';
import { cli } from './en/cli.ts';
import { watch } from './en/watch.ts';
import { wizard } from './en/wizard.ts';
import type { KeyOf } from './sentence-key.ts';
import { app as appZh } from './zh/app.ts';
import { certificates as certificatesZh } from './zh/certificates.ts';
import { cli as cliZh } from './zh/cli.ts';
import { watch as watchZh } from './zh/watch.ts';
import { wizard as wizardZh } from './zh/wizard.ts';

const en = { ...app, ...certificates, ...wizard, ...watch, ...cli } as const;
const zh = { ...appZh, ...certificatesZh, ...wizardZh, ...watchZh, ...cliZh };

export type SentenceKey = KeyOf<typeof en>;
export const sentences: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, zh };
