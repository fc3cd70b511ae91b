/** Simplified Chinese: what is said on screens that are opened later. */
import type { Sentences } from '../pack.ts';
import { about } from './about.ts';
import { accounts } from './accounts.ts';
import { adopt } from './adopt.ts';
import { backup } from './backup.ts';
import { bulkExport } from './bulk-export.ts';
import { bundle } from './bundle.ts';
import { causeWords } from './causes-words.ts';
import { certificatePage } from './certificate-page.ts';
import { cli } from './cli.ts';
import { credentials } from './credentials.ts';
import { desktop } from './desktop.ts';
import { exportPage } from './export-page.ts';
import { exporting } from './exporting.ts';
import { fixPage } from './fix-page.ts';
import { install } from './install.ts';
import { installing } from './installing.ts';
import { menu } from './menu.ts';
import { proxy } from './proxy.ts';
import { roots } from './roots.ts';
import { troubleshoot } from './troubleshoot.ts';
import { watch } from './watch.ts';
import { wizard } from './wizard.ts';
import { zones } from './zones.ts';

export const later = [
  about,
  accounts,
  credentials,
  adopt,
  cli,
  troubleshoot,
  bundle,
  backup,
  roots,
  proxy,
  zones,
  causeWords,
  install,
  installing,
  exporting,
  exportPage,
  bulkExport,
  wizard,
  watch,
  certificatePage,
  desktop,
  fixPage,
  menu,
] as const satisfies readonly Sentences[];
