import type { Authority } from '../../../../shared/domain/authorities.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { usual } from './usual.ts';

const say = wordsOf('authorities');

const both = {
  ...usual,
  addresses: 'short-lived',
  lifetimeDays: 90,
  caaDomains: ['letsencrypt.org'],
  termsUrl: 'https://letsencrypt.org/repository/',
  profiles: ['classic', 'tlsserver', 'shortlived'],
  maxNamesOfProfile: { tlsserver: 25, shortlived: 25 },
  addressProfile: 'shortlived',
  renewalInfo: true,
} satisfies Partial<Authority>;

const addresses = say(
  'IP addresses are signed for six days only, with the profile “shortlived”, proven over HTTP or TLS.',
);

/** https://letsencrypt.org/docs/profiles/ as of July 2026. */
export const letsEncrypt: readonly Authority[] = [
  {
    ...both,
    id: 'letsencrypt',
    name: "Let's Encrypt",
    directoryUrl: 'https://acme-v02.api.letsencrypt.org/directory',
    stagingId: 'letsencrypt-staging',
    summary: say('Free, no sign-up, trusted everywhere. The usual choice.'),
    traps: [addresses, say('Sends no reminders before a certificate expires, and keeps no e-mail addresses.')],
  },
  {
    ...both,
    id: 'letsencrypt-staging',
    name: "Let's Encrypt (staging)",
    directoryUrl: 'https://acme-staging-v02.api.letsencrypt.org/directory',
    test: true,
    summary: say('For trying out: the same checks with generous limits. Browsers do not trust its certificates.'),
    traps: [addresses, say('Its accounts are its own: one at Let’s Encrypt itself is not known here.')],
  },
];
