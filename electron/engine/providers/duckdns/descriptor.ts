/** What the form, the guide and the diagnosis know of Duck DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://www.duckdns.org';

export const descriptor: ProviderDescriptor = {
  id: 'duckdns',
  name: { en: 'Duck DNS', zh: 'Duck DNS' },
  summary: {
    en: 'Free names under duckdns.org. One TXT value at a time, so names are proved one after the other.',
    zh: 'duckdns.org 下的免费域名。同一时间只能有一个 TXT 值，因此各名称逐个验证。',
  },
  monogram: 'DD',
  rank: 22,
  region: 'global',
  website: 'https://www.duckdns.org',
  fields: [
    {
      key: 'token',
      label: { en: 'Account token', zh: '账号令牌' },
      help: {
        en: 'Shown at the top of the page after signing in: 36 characters with hyphens.',
        zh: '登录后显示在页面顶部，共 36 个字符，含连字符。',
      },
      secret: true,
      required: true,
      example: '00000000-0000-0000-0000-000000000000',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.duckdns.org/',
  docsUrl: 'https://www.duckdns.org/spec.jsp',
  leastPrivilege: {
    en: 'There is one token for each account, and it reaches all of its names.',
    zh: '每个账号只有一个令牌，对账号下的所有名称有效。',
  },
  steps: [
    {
      en: 'Sign in at www.duckdns.org.',
      zh: '登录 www.duckdns.org。',
    },
    {
      en: 'Check that the name is in the list of your domains.',
      zh: '确认该名称在您的域名列表中。',
    },
    {
      en: 'Copy the token at the top of the page and paste it here.',
      zh: '复制页面顶部的 token 并粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'slot',
  valuesPerName: 1,
  nameServers: ['ns*.duckdns.org'],
  errors: [{ code: 'KO', refusal: 'wrong-credentials' }],
  mode: 'automatic',
  practiceOnly: false,
};
