/** What the form, the guide and the diagnosis know of netcup. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.netcup.com/v1';
/** Seconds; nothing can be chosen for challenges, this is for records beside them. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'netcup',
  name: { en: 'netcup', zh: 'netcup' },
  summary: {
    en: 'Domains at netcup, on CloudDNS with an API key or on the older DNS with a legacy key.',
    zh: '托管在 netcup 的域名：CloudDNS 用 API 密钥，旧版 DNS 用 Legacy API Key。',
  },
  monogram: 'NP',
  rank: 8,
  region: 'europe',
  website: 'https://www.netcup.com/',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: {
        en: '64 characters for domains on CloudDNS; 50 characters if it is a legacy key.',
        zh: 'CloudDNS 的密钥为 64 个字符；Legacy API Key 为 50 个字符。',
      },
      secret: true,
      required: true,
    },
    {
      key: 'customerNumber',
      label: { en: 'Customer number', zh: '客户编号' },
      help: {
        en: 'Only with a legacy key. It stands next to your name in the control panel.',
        zh: '仅在使用 Legacy API Key 时填写，显示在控制面板中您的姓名旁。',
      },
      secret: false,
      required: false,
      example: '123456',
    },
    {
      key: 'apiPassword',
      label: { en: 'API password', zh: 'API 密码' },
      help: {
        en: 'Only with a legacy key. It is not the password of the control panel; one is good for all legacy keys.',
        zh: '仅在使用 Legacy API Key 时填写。它不是控制面板的登录密码，所有 Legacy 密钥共用一个。',
      },
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.customercontrolpanel.de/daten_aendern.php?sprung=api',
  docsUrl: 'https://www.netcup.com/en/helpcenter/documentation/netcup-api',
  leastPrivilege: {
    en: 'netcup cannot limit a key. Make one for this app alone, so that it can be withdrawn alone.',
    zh: 'netcup 无法限制密钥的权限。请为本应用单独创建一个，便于单独撤销。',
  },
  steps: [
    {
      en: 'Open customercontrolpanel.de and go to Master Data, API.',
      zh: '打开 customercontrolpanel.de，进入 Master Data → API。',
    },
    {
      en: 'For a domain on CloudDNS, create a key under API Keys and paste it here. Nothing else is needed.',
      zh: '若域名使用 CloudDNS，在 API Keys 下创建密钥并粘贴到这里即可。',
    },
    {
      en: 'For a domain on the older DNS, create a key under Legacy API Keys and an API password, and enter both with your customer number.',
      zh: '若域名仍用旧版 DNS，在 Legacy API Keys 下创建密钥和 API 密码，并连同客户编号一起填写。',
    },
  ],
  propagation: { typicalSeconds: 900, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*-dns.netcup.net'],
  errors: [
    { text: 'more than \\d+ requests', refusal: 'rate-limited' },
    { code: 'authenticationError', refusal: 'wrong-credentials' },
    { code: 'resourceDoesNotExist', refusal: 'zone-not-found' },
    { code: '4001', refusal: 'signed-out' },
    { code: '4013', text: 'domainname', refusal: 'zone-not-found' },
    { code: '4013', refusal: 'wrong-credentials' },
    { code: '5028', refusal: 'zone-not-found' },
    { code: '5029', refusal: 'not-there' },
    { text: 'already exist', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
