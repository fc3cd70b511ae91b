/** What the form, the guide and the diagnosis know of 35.com. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';
import { westErrors } from '../west-api.ts';

export const ownBase = 'https://api.35.cn/api/v2';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'com35',
  name: { en: '35.com', zh: '三五互联' },
  summary: {
    en: 'Domains at 35.com, for agent accounts with an API password.',
    zh: '在三五互联解析的域名，限代理账号，使用 API 密码。',
  },
  monogram: '35',
  rank: 55,
  region: 'china',
  website: 'https://www.35.com',
  fields: [
    {
      key: 'username',
      label: { en: 'User name (agent)', zh: '用户名（代理账号）' },
      help: { en: 'The name of the agent account.', zh: '代理账号的用户名。' },
      secret: false,
      required: true,
    },
    {
      key: 'apiPassword',
      label: { en: 'API password', zh: 'API 密码' },
      help: {
        en: 'It is not the password you sign in with.',
        zh: '不是登录密码。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.35.com/agent/mode-api.asp',
  docsUrl: 'https://api.35.cn/CustomerCenter/doc/domain_v2.html',
  leastPrivilege: {
    en: 'There are no narrower keys: the API password reaches the whole agent account.',
    zh: '没有更小的权限：API 密码可以操作整个代理账号。',
  },
  steps: [
    { en: 'Sign in at 35.com with the agent account.', zh: '用代理账号登录 35.com。' },
    {
      en: 'Open the agents’ API page and set an API password. If addresses are restricted there, add the one of this computer.',
      zh: '打开代理的 API 接入页面，设置 API 密码；如限制了 IP，请加入本机的公网 IP。',
    },
    { en: 'Enter the user name and the API password here.', zh: '把用户名和 API 密码填到这里。' },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.dns-diy.com'],
  errors: [...westErrors],
  mode: 'automatic',
  practiceOnly: false,
};
