/** All rules. Their order does not matter. */
import type { Rule } from '../rule.ts';
import { accountRules } from './accounts.ts';
import { answerRules } from './answers.ts';
import { bareRules } from './bare.ts';
import { certificateRules } from './certificates.ts';
import { directoryRules } from './directory.ts';
import { lookRules } from './looks.ts';
import { machineRules } from './machine.ts';
import { nameRules } from './names.ts';
import { orderRules } from './orders.ts';
import { ownWordsAboutAsking } from './own-words-asking.ts';
import { ownWordsAboutChecks } from './own-words-checks.ts';
import { ownWordsFoundOut } from './own-words-found-out.ts';
import { ownWordsAboutKeeping } from './own-words-keeping.ts';
import { ownWordsAboutRecords } from './own-words-records.ts';
import { propagationRules } from './propagation.ts';
import { providerRules } from './providers.ts';
import { setupRules } from './setup.ts';
import { toolLineRules } from './tool-lines.ts';
import { toolLinesAboutAsking } from './tool-lines-asking.ts';
import { toolLinesAboutRecords } from './tool-lines-records.ts';
import { validationRules } from './validation.ts';

export const rules: readonly Rule[] = [
  ...nameRules,
  ...accountRules,
  ...directoryRules,
  ...orderRules,
  ...setupRules,
  ...providerRules,
  ...answerRules,
  ...lookRules,
  ...propagationRules,
  ...validationRules,
  ...certificateRules,
  ...machineRules,
  ...toolLineRules,
  ...toolLinesAboutAsking,
  ...toolLinesAboutRecords,
  ...bareRules,
  ...ownWordsAboutAsking,
  ...ownWordsAboutRecords,
  ...ownWordsAboutChecks,
  ...ownWordsAboutKeeping,
  ...ownWordsFoundOut,
];
