import type { Authority } from '../../../../shared/domain/authorities.ts';
import { usual } from './usual.ts';

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
      { en: 'Sign up at zerossl.com, or sign in.', zh: '在 zerossl.com 注册或登录。' },
      { en: 'Open “Developer” in the menu on the left.', zh: '打开左侧菜单里的Developer。' },
      {
        en: 'Under “EAB Credentials for ACME Clients” choose “Generate”.',
        zh: '在EAB Credentials for ACME Clients一栏点Generate。',
      },
      {
        en: 'Copy “EAB KID” as key id and “EAB HMAC Key” as HMAC key. They are shown once.',
        zh: '把EAB KID复制为密钥ID，EAB HMAC Key复制为HMAC密钥。只显示这一次。',
      },
    ],
    summary: {
      en: 'Free. Needs a key id and an HMAC key, which it also hands out for an e-mail address.',
      zh: '免费。需要密钥ID和HMAC密钥，只填一个邮箱也能取得。',
    },
    traps: [
      {
        en: 'E-mail addresses with a plus sign have been refused.',
        zh: '带加号的邮箱地址曾被拒绝。',
      },
      {
        en: 'Has been out of order for days; a second authority is worth having.',
        zh: '曾连续多日无法签发，最好另备一家颁发机构。',
      },
    ],
  },
];
