import type { Authority } from '../../../../shared/domain/authorities.ts';
import { usual } from './usual.ts';

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
      { en: 'Register at actalis.com and subscribe to the “Free” plan.', zh: '在 actalis.com 注册，订阅Free方案。' },
      { en: 'In the customer area open “Manage with ACME”.', zh: '在客户专区打开Manage with ACME。' },
      {
        en: 'Copy the key id (“EAB KID”) and the HMAC key (“EAB HMAC”).',
        zh: '复制密钥ID（EAB KID）和HMAC密钥（EAB HMAC）。',
      },
    ],
    summary: {
      en: 'Free, European. One name and its www. Needs a key id and an HMAC key from your Actalis account.',
      zh: '免费，位于欧洲。一个域名及其www。需要Actalis账户中的密钥ID和HMAC密钥。',
    },
    traps: [
      { en: 'Asks for a means of payment at sign-up, also for the free plan.', zh: '免费方案注册时也要填写付款方式。' },
      {
        en: 'One name and its www: two other names in one order are refused.',
        zh: '只签一个域名及其www，一张证书里放两个不同域名会被拒绝。',
      },
    ],
  },
];
