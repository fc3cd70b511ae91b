import type { Authority } from '../../../../shared/domain/authorities.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { usual } from './usual.ts';

const say = wordsOf('authorities');

/** It has one directory per key type of its issuing chain; the same offer otherwise. */
const both = {
  ...usual,
  externalAccountBinding: true,
  wildcards: false,
  maxNames: 2,
  lifetimeDays: 90,
  caaDomains: ['ssl.com'],
  termsUrl: 'https://www.ssl.com/repository/',
  profiles: [],
  renewalInfo: false,
  bindingUrl: 'https://www.ssl.com/guide/ssl-tls-certificate-issuance-and-revocation-with-acme/',
  bindingSteps: [
    say('Sign in at ssl.com and open the dashboard.'),
    say('Under “Developers and integration” choose “API credentials”.'),
    say('Copy “Account/ACME Key” as key id and “HMAC Key” as HMAC key.'),
  ],
  traps: [
    say('Charges the account for a certificate of one year if it has funds. Keep it empty to stay free.'),
    say('One name and its www, nothing more.'),
    say('Refuses the finished order of an account without an e-mail address.'),
    say('Accounts cannot be given a new key.'),
  ],
} satisfies Partial<Authority>;

/** https://www.ssl.com/guide/ssl-tls-certificate-issuance-and-revocation-with-acme/ */
export const sslCom: readonly Authority[] = [
  {
    ...both,
    id: 'ssl-com',
    name: 'SSL.com',
    directoryUrl: 'https://acme.ssl.com/sslcom-dv-ecc',
    summary: say(
      'One name and its www, for elliptic-curve keys. Needs a key id and an HMAC key. Charges an account that has funds.',
    ),
  },
  {
    ...both,
    id: 'ssl-com-rsa',
    name: 'SSL.com (RSA)',
    directoryUrl: 'https://acme.ssl.com/sslcom-dv-rsa',
    summary: say(
      'One name and its www, for RSA keys. Needs a key id and an HMAC key. Charges an account that has funds.',
    ),
  },
];
