/** From an action to who plans it. Every action has an answer. */
import type { FixAction } from '../../../shared/domain/causes.ts';
import { planRegistration } from './account.ts';
import { planDelegate } from './delegation.ts';
import { planRecords } from './edit-records.ts';
import {
  certificateOf,
  credentialOf,
  firstName,
  goTo,
  planHelpPage,
  planNetwork,
  planProviderPage,
  planRegistrar,
  planServer,
  words,
} from './elsewhere.ts';
import type { Draft, FixCase, Planner } from './fix.ts';
import { planKeychain, planPermissions, planSchedule } from './machine.ts';
import { planStale } from './misplaced-text.ts';
import { planPort } from './open-port.ts';
import { planChain, planKey, planProfile, planResolvers } from './order-terms.ts';
import { planAuthority } from './other-authority.ts';
import { planDnsProof } from './other-proof.ts';
import { planNewOrder, planRetry } from './run-again.ts';
import { planWait } from './waiting.ts';

/** A key that writes where the proof is looked for; a CNAME that leads astray is taken away. */
const planZone: Planner = (of) =>
  of.asked.cause === 'cname-delegation-misrouted' ? planRecords(of) : goTo('credential', credentialOf)(of);

/** No other key to the same provider helps where another one serves the zone. */
const planCredential: Planner = (of) =>
  of.asked.cause === 'domain-uses-other-nameservers' ? goTo('provider')(of) : goTo('credential', credentialOf)(of);

const planners: Readonly<Record<FixAction, Planner>> = {
  retry: planRetry,
  'one-after-another': planRetry,
  'wait-for-records': planRetry,
  'new-order': planNewOrder,
  wait: planWait,
  'use-dns-challenge': planDnsProof,
  'choose-authority': planAuthority,
  'choose-profile': planProfile,
  'choose-chain': planChain,
  'ask-from-outside': planResolvers,
  'new-key': planKey,
  'use-web-root': goTo('proof'),
  'remove-records': planStale,
  'edit-records': planRecords,
  'delegate-challenge': planDelegate,
  'choose-zone': planZone,
  'open-port': planPort,
  'unlock-keychain': planKeychain,
  'repair-schedule': planSchedule,
  'repair-permissions': planPermissions,
  'register-again': planRegistration,
  'enter-binding': goTo('accounts'),
  'edit-account': goTo('accounts'),
  'edit-names': goTo('names'),
  'private-authority': goTo('authority'),
  'check-credential': goTo('credential', credentialOf),
  'edit-credential': planCredential,
  'enter-secrets-again': goTo('credential', credentialOf),
  'edit-notification': goTo('settings'),
  'protect-otherwise': goTo('settings'),
  'choose-folder': goTo('certificate', certificateOf),
  'export-again': goTo('certificate', certificateOf),
  'use-existing-certificate': goTo('certificate', certificateOf),
  'repair-zone': goTo('dns', firstName),
  'open-link': planHelpPage,
  'open-provider': planProviderPage,
  'open-registrar': planRegistrar,
  'repair-server': planServer,
  'repair-network': planNetwork,
  'free-space': words(({ world }) => [world.folder]),
  'set-clock': words(),
};

export const draftOf = async (of: FixCase): Promise<Draft> => planners[of.asked.action](of);
