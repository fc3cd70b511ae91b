import type { Authority } from '../../../../shared/domain/authorities.ts';
import { usual } from './usual.ts';

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

const addresses = {
  en: 'IP addresses are signed for six days only, with the profile “shortlived”, proven over HTTP or TLS.',
  zh: 'IP地址只签六天，须用shortlived配置，并通过HTTP或TLS验证。',
};

/** https://letsencrypt.org/docs/profiles/ as of July 2026. */
export const letsEncrypt: readonly Authority[] = [
  {
    ...both,
    id: 'letsencrypt',
    name: "Let's Encrypt",
    directoryUrl: 'https://acme-v02.api.letsencrypt.org/directory',
    stagingId: 'letsencrypt-staging',
    summary: {
      en: 'Free, no sign-up, trusted everywhere. The usual choice.',
      zh: '免费，无需注册，受到普遍信任。通常选它即可。',
    },
    traps: [
      addresses,
      {
        en: 'Sends no reminders before a certificate expires, and keeps no e-mail addresses.',
        zh: '证书到期前不会发邮件提醒，也不保存邮箱地址。',
      },
    ],
  },
  {
    ...both,
    id: 'letsencrypt-staging',
    name: "Let's Encrypt (staging)",
    directoryUrl: 'https://acme-staging-v02.api.letsencrypt.org/directory',
    test: true,
    summary: {
      en: 'For trying out: the same checks with generous limits. Browsers do not trust its certificates.',
      zh: '供试用：检查相同，限额宽松。浏览器不信任它签发的证书。',
    },
    traps: [
      addresses,
      {
        en: 'Its accounts are its own: one at Let’s Encrypt itself is not known here.',
        zh: '账户单独计算：在正式环境注册的账户，这里不认。',
      },
    ],
  },
];
