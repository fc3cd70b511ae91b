/** What the form, the guide and the diagnosis know of Simply.com. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.simply.com/2';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'simply',
  name: { en: 'Simply.com', zh: 'Simply.com' },
  summary: {
    en: 'Domains at Simply.com, with the API key of the account.',
    zh: 'Simply.com 上的域名，使用账号的 API 密钥。',
  },
  monogram: 'SI',
  rank: 67,
  region: 'europe',
  website: 'https://www.simply.com',
  fields: [
    {
      key: 'accountName',
      label: { en: 'Account number', zh: '账号编号' },
      help: {
        en: 'Begins with S, followed by digits; not the e-mail address.',
        zh: '以 S 开头，后跟数字；不是邮箱地址。',
      },
      secret: false,
      required: true,
      example: 'S123456',
    },
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: {
        en: 'It can change every domain of the account.',
        zh: '该密钥可以修改账号下的所有域名。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.simply.com/en/controlpanel/account/',
  docsUrl: 'https://www.simply.com/en/docs/api/',
  leastPrivilege: {
    en: 'Keys are not limited to domains or to DNS: whoever has it has the whole account.',
    zh: '密钥无法限定域名或权限：持有者可操作整个账号。',
  },
  steps: [
    {
      en: 'Log in at simply.com and open the control panel, Account.',
      zh: '登录 simply.com，打开控制面板中的“Account”。',
    },
    {
      en: 'Note the account number (S and digits) and the API key that is shown there.',
      zh: '记下页面上显示的账号编号（S 加数字）和 API 密钥。',
    },
    {
      en: 'Paste both here.',
      zh: '将两者粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['ns*.simply.com', 'ns*.unoeuro.com'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { text: 'invalid account authori[sz]ation', refusal: 'wrong-credentials' },
    { text: 'invalid product reference|unknown product', refusal: 'zone-not-found' },
    { text: 'unknown dns record', refusal: 'not-there' },
    { text: 'already exists|duplicate', refusal: 'already-there' },
    { status: 403, refusal: 'no-permission' },
    { status: 429, refusal: 'rate-limited' },
    { text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
