/**
 * Every cause of failure we know, as data: where it belongs, what can prove it, and what the app can offer. The words
 * are in `shared/i18n/{en,zh}/causes*.ts`; how messages are recognised is in `engine/diagnosis`.
 */
import { askingCauses } from './causes-asking.ts';
import { authorityCauses } from './causes-authority.ts';
import { issuingCauses } from './causes-issuing.ts';
import { machineCauses } from './causes-machine.ts';
import { proofCauses } from './causes-proof.ts';
import { serviceCauses } from './causes-provider.ts';

export const failureStages = [
  'identifier-check',
  'account',
  'directory',
  'order',
  'challenge-setup',
  'provider-api',
  'propagation',
  'validation',
  'finalize',
  'download',
  'store/export',
  'schedule',
  'keychain',
  'notify',
] as const;
export type FailureStage = (typeof failureStages)[number];

/** What a button under a fix does; one action for each fix, in the order of the sentences. */
export const fixActions = [
  'ask-from-outside',
  'check-credential',
  'choose-authority',
  'choose-chain',
  'choose-folder',
  'choose-profile',
  'choose-zone',
  'delegate-challenge',
  'edit-account',
  'edit-credential',
  'edit-names',
  'edit-notification',
  'edit-records',
  'enter-binding',
  'enter-secrets-again',
  'export-again',
  'free-space',
  'new-key',
  'new-order',
  'one-after-another',
  'open-link',
  'open-port',
  'open-provider',
  'open-registrar',
  'private-authority',
  'protect-otherwise',
  'register-again',
  'remove-records',
  'repair-network',
  'repair-permissions',
  'repair-schedule',
  'repair-server',
  'repair-zone',
  'retry',
  'set-clock',
  'unlock-keychain',
  'use-dns-challenge',
  'use-existing-certificate',
  'use-web-root',
  'wait',
  'wait-for-records',
] as const;
export type FixAction = (typeof fixActions)[number];

export interface CauseFacts {
  readonly stage: FailureStage;
  /** Last parts of `urn:ietf:params:acme:error:` under which it can show. */
  readonly acmeTypes: readonly string[];
  /** Keys of `probes` in `diagnosis-probes.ts`. */
  readonly probes: readonly string[];
  readonly fixes: readonly FixAction[];
  /** One of the fixes can be applied without asking. */
  readonly autofix: boolean;
  /** It can be found before an order is placed. */
  readonly precheck: boolean;
}

export interface CauseText {
  readonly title: string;
  readonly explanation: string;
  readonly fixes: readonly string[];
  /** What a provider alone asks for, by its id; said where it is known to be the one in question. */
  readonly ofProvider?: Readonly<Record<string, string>>;
}

const all = {
  ...askingCauses,
  ...authorityCauses,
  ...serviceCauses,
  ...proofCauses,
  ...issuingCauses,
  ...machineCauses,
} as const;

export type CauseId = keyof typeof all;
export const causes: Readonly<Record<CauseId, CauseFacts>> = all;
export const isCauseId = (word: string): word is CauseId => Object.hasOwn(all, word);
