/** What the form, the guide and the diagnosis know of Loopia. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.loopia.se/RPCSERV';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'loopia',
  name: { en: 'Loopia', zh: 'Loopia' },
  summary: {
    en: 'Domains at Loopia, with an API user of its own.',
    zh: 'Loopia 上的域名，使用单独的 API 用户。',
  },
  monogram: 'LO',
  rank: 70,
  region: 'europe',
  website: 'https://www.loopia.com',
  fields: [
    {
      key: 'apiUser',
      label: { en: 'API user', zh: 'API 用户' },
      help: {
        en: 'Ends with @loopiaapi; not the customer number and not the e-mail address.',
        zh: '以 @loopiaapi 结尾；不是客户编号，也不是邮箱地址。',
      },
      secret: false,
      required: true,
      example: 'user@loopiaapi',
    },
    {
      key: 'apiPassword',
      label: { en: 'API password', zh: 'API 密码' },
      help: { en: 'The password of that API user.', zh: '该 API 用户的密码。' },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://customerzone.loopia.com/api/',
  docsUrl: 'https://www.loopia.com/api',
  leastPrivilege: {
    en: 'An API user with addZoneRecord, getZoneRecords, removeZoneRecord and removeSubdomain; getDomains as well, to find domains by itself.',
    zh: 'API 用户只勾选 addZoneRecord、getZoneRecords、removeZoneRecord、removeSubdomain；再加 getDomains 可自动查找域名。',
  },
  steps: [
    {
      en: 'Log in at customerzone.loopia.com and open Account Settings, LoopiaAPI.',
      zh: '登录 customerzone.loopia.com，打开“Account Settings → LoopiaAPI”。',
    },
    {
      en: 'Create a user, tick the methods named above, and save.',
      zh: '创建用户，勾选上述方法并保存。',
    },
    {
      en: 'Enter the user name with its @loopiaapi, and the password, here.',
      zh: '在此填写用户名（包含 @loopiaapi）和密码。',
    },
    {
      en: 'Only for Loopia in Serbia: set the API address to https://api.loopia.rs/RPCSERV.',
      zh: '仅限塞尔维亚的 Loopia：将 API 地址设为 https://api.loopia.rs/RPCSERV。',
    },
  ],
  propagation: { typicalSeconds: 600, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['ns*.loopia.se'],
  errors: [
    { text: '^AUTH_ERROR$', refusal: 'wrong-credentials' },
    { text: '^RATE_LIMITED$', refusal: 'rate-limited' },
    { text: '^BAD_INDATA$', refusal: 'refused' },
    { text: '^UNKNOWN_ERROR$', refusal: 'refused' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
