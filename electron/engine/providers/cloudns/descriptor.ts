/** What the form, the guide and the diagnosis know of ClouDNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.cloudns.net/dns';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'cloudns',
  name: { en: 'ClouDNS', zh: 'ClouDNS' },
  summary: {
    en: 'Zones at ClouDNS, on a plan with access to the API.',
    zh: '托管在 ClouDNS 的区域，需要包含 API 的付费套餐。',
  },
  monogram: 'CN',
  rank: 38,
  region: 'europe',
  website: 'https://www.cloudns.net',
  fields: [
    {
      key: 'authId',
      label: { en: 'API user ID (auth-id)', zh: 'API 用户 ID（auth-id）' },
      help: { en: 'The number of an API user.', zh: 'API 用户的编号。' },
      secret: false,
      required: false,
      example: '1234',
    },
    {
      key: 'subAuthId',
      label: { en: 'API sub-user ID (sub-auth-id)', zh: 'API 子用户 ID（sub-auth-id）' },
      help: {
        en: 'The number of an API sub-user, in place of the user ID above.',
        zh: 'API 子用户的编号，用来代替上面的用户 ID。',
      },
      secret: false,
      required: false,
      example: '1234',
    },
    {
      key: 'authPassword',
      label: { en: 'API password', zh: 'API 密码' },
      help: {
        en: 'The password of that API user, not the one you sign in with.',
        zh: '该 API 用户的密码，不是登录密码。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  anyOf: [['authId'], ['subAuthId']],
  createKeyUrl: 'https://www.cloudns.net/api-settings/',
  docsUrl: 'https://www.cloudns.net/wiki/article/42/',
  leastPrivilege: {
    en: 'An API sub-user to whom only the zones of your certificates are delegated.',
    zh: '只被委派了证书所用区域的 API 子用户。',
  },
  steps: [
    {
      en: 'Sign in at cloudns.net and open API & Resellers. The API needs a paid plan.',
      zh: '登录 cloudns.net，打开 API & Resellers。API 需要付费套餐。',
    },
    {
      en: 'Add an API user, or better a sub-user, with a password of its own. Leave the list of IP addresses empty or include yours.',
      zh: '添加 API 用户，最好是子用户，并设置专用密码。IP 列表留空，或包含您的地址。',
    },
    {
      en: 'For a sub-user, delegate the zone to it.',
      zh: '如果是子用户，请把区域委派给它。',
    },
    {
      en: 'Enter its ID and password here.',
      zh: '在这里填写它的 ID 和密码。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.cloudns.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { text: 'invalid authentication|incorrect auth-', refusal: 'wrong-credentials' },
    {
      text: 'IP address is not allowed|not allowed .*\\bIP\\b',
      refusal: 'no-permission',
      cause: 'provider-ip-allowlist',
    },
    {
      text: 'no (?:http )?api access|not (?:available|allowed) (?:for|in|with) your (?:plan|account)|upgrade your',
      refusal: 'no-permission',
      cause: 'provider-plan-restriction',
    },
    { text: 'missing domain-name|zone-info mismatch', refusal: 'zone-not-found' },
    { text: 'invalid ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'invalid record-id', refusal: 'not-there' },
    { text: 'already (?:exists?|have)|same record', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
