import type { Authority } from '../../../../shared/domain/authorities.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { usual } from './usual.ts';

const say = wordsOf('authorities');

/** https://zerossl.com/documentation/acme/; its directory lists renewalInfo since 2026. */
export const zerossl: readonly Authority[] = [
  {
    ...usual,
    id: 'zerossl',
    name: 'ZeroSSL',
    directoryUrl: 'https://acme.zerossl.com/v2/DV90',
    externalAccountBinding: true,
    lifetimeDays: 90,
    // Issued under Sectigo, whose names count as well.
    caaDomains: ['sectigo.com', 'trust-provider.com', 'usertrust.com', 'comodoca.com', 'comodo.com', 'zerossl.com'],
    termsUrl: 'https://zerossl.com/terms/',
    profiles: [],
    renewalInfo: true,
    bindingApi: 'https://api.zerossl.com/acme/',
    bindingUrl: 'https://app.zerossl.com/developer',
    bindingSteps: [
      say('Sign up at zerossl.com, or sign in.'),
      say('Open “Developer” in the menu on the left.'),
      say('Under “EAB Credentials for ACME Clients” choose “Generate”.'),
      say('Copy “EAB KID” as key id and “EAB HMAC Key” as HMAC key. They are shown once.'),
    ],
    summary: say('Free. Needs a key id and an HMAC key, which it also hands out for an e-mail address.'),
    traps: [
      say('E-mail addresses with a plus sign have been refused.'),
      say('Has been out of order for days; a second authority is worth having.'),
    ],
  },
];
