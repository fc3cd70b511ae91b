import type { Authority } from '../../../../shared/domain/authorities.ts';
import { usual } from './usual.ts';

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
    { en: 'Sign in at ssl.com and open the dashboard.', zh: '登录 ssl.com，打开Dashboard。' },
    {
      en: 'Under “Developers and integration” choose “API credentials”.',
      zh: '在Developers and integration一栏点API credentials。',
    },
    {
      en: 'Copy “Account/ACME Key” as key id and “HMAC Key” as HMAC key.',
      zh: '把Account/ACME Key复制为密钥ID，HMAC Key复制为HMAC密钥。',
    },
  ],
  traps: [
    {
      en: 'Charges the account for a certificate of one year if it has funds. Keep it empty to stay free.',
      zh: '账户有余额时会扣费，改签一年期证书。要免费，就不要充值。',
    },
    { en: 'One name and its www, nothing more.', zh: '只签一个域名及其www，不能再多。' },
    {
      en: 'Refuses the finished order of an account without an e-mail address.',
      zh: '账户没有填邮箱时，到最后一步才会拒绝签发。',
    },
    { en: 'Accounts cannot be given a new key.', zh: '账户不能更换密钥。' },
  ],
} satisfies Partial<Authority>;

/** https://www.ssl.com/guide/ssl-tls-certificate-issuance-and-revocation-with-acme/ */
export const sslCom: readonly Authority[] = [
  {
    ...both,
    id: 'ssl-com',
    name: 'SSL.com',
    directoryUrl: 'https://acme.ssl.com/sslcom-dv-ecc',
    summary: {
      en: 'One name and its www, for elliptic-curve keys. Needs a key id and an HMAC key. Charges an account that has funds.',
      zh: '一个域名及其www，用于椭圆曲线密钥。需要密钥ID和HMAC密钥。账户有余额时会扣费。',
    },
  },
  {
    ...both,
    id: 'ssl-com-rsa',
    name: 'SSL.com (RSA)',
    directoryUrl: 'https://acme.ssl.com/sslcom-dv-rsa',
    summary: {
      en: 'One name and its www, for RSA keys. Needs a key id and an HMAC key. Charges an account that has funds.',
      zh: '一个域名及其www，用于RSA密钥。需要密钥ID和HMAC密钥。账户有余额时会扣费。',
    },
  },
];
