/** What the form, the guide and the diagnosis know of West.cn. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';
import { westErrors } from '../west-api.ts';

export const ownBase = 'https://api.west.cn/api/v2';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'westcn',
  name: { en: 'West.cn', zh: '西部数码' },
  summary: {
    en: 'Domains at West.cn, with an API key or, for agents, the API password.',
    zh: '在西部数码解析的域名，使用 API 密钥；代理用户使用 API 密码。',
  },
  monogram: 'WE',
  rank: 28,
  region: 'china',
  website: 'https://www.west.cn',
  fields: [
    {
      key: 'username',
      label: { en: 'User name', zh: '用户名' },
      help: {
        en: 'The name you sign in with at West.cn. Not needed with the key of one domain.',
        zh: '登录西部数码的用户名。使用域名密钥时不用填写。',
      },
      secret: false,
      required: false,
    },
    {
      key: 'apiPassword',
      label: { en: 'API password (agents)', zh: 'API 密码（代理）' },
      help: {
        en: 'Only for agent accounts. It is not the password you sign in with.',
        zh: '仅限代理账号，不是登录密码。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥（apikey）' },
      help: {
        en: 'For ordinary customers, together with the user name: 32 characters, the MD5 of the API password.',
        zh: '普通用户使用，与用户名一起填写：32 位，即 API 密码的 MD5 值。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'domainKey',
      label: { en: 'Domain key', zh: '域名密钥（apidomainkey）' },
      help: {
        en: 'The key of one domain, from the control panel of that domain. It works for that domain alone.',
        zh: '单个域名的密钥，在该域名的管理面板中复制，只对该域名有效。',
      },
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  anyOf: [['username', 'apiPassword'], ['username', 'apiKey'], ['domainKey']],
  createKeyUrl: 'https://www.west.cn/manager/API/APIconfig.asp',
  docsUrl: 'https://www.west.cn/CustomerCenter/doc/domain_v2.html',
  leastPrivilege: {
    en: 'The key of the one domain. The API password and the API key reach the whole account.',
    zh: '使用单个域名的密钥。API 密码和 API 密钥可以操作整个账号。',
  },
  steps: [
    {
      en: 'Sign in at west.cn and open the management centre.',
      zh: '登录 west.cn，进入“管理中心”。',
    },
    {
      en: 'Agents and customers: open API settings, set the API password or copy the API key. If addresses are restricted there, add the one of this computer.',
      zh: '账号密钥：打开“API 接口配置”，设置 API 密码或复制 API 密钥；如限制了 IP，请加入本机的公网 IP。',
    },
    {
      en: 'For one domain only: open the control panel of the domain and copy its key (apidomainkey).',
      zh: '只用于一个域名：进入该域名的管理面板，复制 apidomainkey。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.myhostadmin.net'],
  errors: [...westErrors],
  mode: 'automatic',
  practiceOnly: false,
};
