/** What the form, the guide and the diagnosis know of Joker.com. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://svc.joker.com';
/** The interface for resellers, DMAPI. */
export const resellerBase = 'https://dmapi.joker.com/request';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'joker',
  name: { en: 'Joker.com', zh: 'Joker.com' },
  summary: {
    en: 'Domains on Joker.com’s name servers, with the Dynamic DNS credential of the domain or a reseller’s key.',
    zh: '使用 Joker.com 域名服务器的域名，凭该域名的动态 DNS 凭据或代理商密钥操作。',
  },
  monogram: 'JK',
  rank: 45,
  region: 'europe',
  website: 'https://joker.com',
  fields: [
    {
      key: 'mode',
      label: { en: 'Mode', zh: '模式' },
      help: {
        en: 'SVC for everybody, DMAPI for resellers.',
        zh: '普通用户选 SVC，代理商选 DMAPI。',
      },
      secret: false,
      required: true,
      options: ['SVC', 'DMAPI'],
      default: 'SVC',
    },
    {
      key: 'username',
      label: { en: 'User name', zh: '用户名' },
      help: {
        en: 'With SVC: the Dynamic DNS user name on the domain’s DNS page, not the one of the account.',
        zh: 'SVC 模式：域名 DNS 页面上的动态 DNS 用户名，不是账号用户名。',
      },
      secret: false,
      required: false,
    },
    {
      key: 'password',
      label: { en: 'Password', zh: '密码' },
      help: {
        en: 'With SVC: the Dynamic DNS password beside it.',
        zh: 'SVC 模式：同一处显示的动态 DNS 密码。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'apiKey',
      label: { en: 'DMAPI key', zh: 'DMAPI 密钥' },
      help: {
        en: 'Only with DMAPI.',
        zh: '仅用于 DMAPI 模式。',
      },
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  anyOf: [['username', 'password'], ['apiKey']],
  createKeyUrl: 'https://joker.com/user/domain',
  docsUrl: 'https://joker.com/faq/content/6/496/en/let_s-encrypt-support.html',
  leastPrivilege: {
    en: 'The Dynamic DNS credential of SVC reaches one domain only. A DMAPI key reaches the whole account.',
    zh: 'SVC 的动态 DNS 凭据只对一个域名有效；DMAPI 密钥对整个账号有效。',
  },
  steps: [
    {
      en: 'Sign in at joker.com, open My Domains, and choose DNS for the domain.',
      zh: '登录 joker.com，打开 My Domains，选择该域名的 DNS。',
    },
    {
      en: 'Enable Dynamic DNS and save. A user name and a password appear.',
      zh: '启用 Dynamic DNS 并保存，页面会显示用户名和密码。',
    },
    {
      en: 'Enter both here. Resellers make a DMAPI key under Manage Joker.com API access keys instead.',
      zh: '把两者填到这里。代理商则在 Manage Joker.com API access keys 中创建 DMAPI 密钥。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'slot',
  valuesPerName: 1,
  nameServers: ['*.ns.joker.com'],
  errors: [
    // DMAPI tells a code, SVC only a text.
    { code: '2200', refusal: 'wrong-credentials' },
    { code: '2202', refusal: 'wrong-credentials' },
    { code: '2303', refusal: 'zone-not-found' },
    { code: '2201', refusal: 'no-permission' },
    { code: 'SVC', text: 'nohost|no such (?:domain|zone)|unknown (?:domain|zone)', refusal: 'zone-not-found' },
    { code: 'SVC', status: 200, refusal: 'wrong-credentials' },
    { code: 'SVC', status: 400, refusal: 'wrong-credentials' },
    { code: 'SVC', status: 401, refusal: 'wrong-credentials' },
    { code: 'SVC', status: 403, refusal: 'wrong-credentials' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
