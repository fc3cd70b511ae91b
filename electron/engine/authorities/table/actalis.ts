import type { Authority } from '../../../../shared/domain/authorities.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { usual } from './usual.ts';

const say = wordsOf('authorities');

/** https://www.actalis.com/subscription, the free plan. */
export const actalis: readonly Authority[] = [
  {
    ...usual,
    id: 'actalis',
    name: 'Actalis',
    directoryUrl: 'https://acme-api.actalis.com/acme/directory',
    externalAccountBinding: true,
    wildcards: false,
    maxNames: 2,
    lifetimeDays: 90,
    caaDomains: ['actalis.it'],
    termsUrl: 'https://www.actalis.com/legal-repository',
    profiles: [],
    renewalInfo: false,
    bindingUrl: 'https://www.actalis.com/manage-with-acme',
    bindingSteps: [
      say('Register at actalis.com and subscribe to the “Free” plan.'),
      say('In the customer area open “Manage with ACME”.'),
      say('Copy the key id (“EAB KID”) and the HMAC key (“EAB HMAC”).'),
    ],
    summary: say('Free, European. One name and its www. Needs a key id and an HMAC key from your Actalis account.'),
    traps: [
      say('Asks for a means of payment at sign-up, also for the free plan.'),
      say('One name and its www: two other names in one order are refused.'),
    ],
  },
];
