/** What the form, the guide and the diagnosis know of IONOS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.hosting.ionos.com/dns';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'ionos',
  name: { en: 'IONOS', zh: 'IONOS' },
  summary: {
    en: 'Domains in an IONOS hosting contract, also those of the former 1&1.',
    zh: 'IONOS（原 1&1）主机合约中的域名。',
  },
  monogram: 'IO',
  rank: 32,
  region: 'europe',
  website: 'https://www.ionos.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: {
        en: 'The public prefix, a dot and the secret, in one.',
        zh: '格式为“公共前缀.密钥”，中间用英文句点连接。',
      },
      secret: true,
      required: true,
      example: 'publicprefix.secret',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://developer.hosting.ionos.com/keys',
  docsUrl: 'https://developer.hosting.ionos.com/docs/dns',
  leastPrivilege: {
    en: 'IONOS cannot limit a key: it reaches every domain of the contract.',
    zh: 'IONOS 无法限制密钥的权限：它对合约中的所有域名有效。',
  },
  steps: [
    {
      en: 'Open developer.hosting.ionos.com/keys, log in with the contract and choose Create key.',
      zh: '打开 developer.hosting.ionos.com/keys，用合约账号登录并点击 Create key。',
    },
    {
      en: 'Join the public prefix and the secret with a dot and paste them here. The secret is shown only once.',
      zh: '把公共前缀（prefix）与密钥（secret）用句点连接后粘贴到这里。密钥只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 300, ttlSeconds: 300 },
  model: 'set',
  nameServers: ['ns*.ui-dns.*'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: 'UNAUTHORIZED', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'FORBIDDEN', refusal: 'no-permission' },
    { code: 'ZONE_NOT_FOUND', refusal: 'zone-not-found' },
    { code: 'RECORD_NOT_FOUND', refusal: 'not-there' },
    { code: 'INVALID_RECORD', text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: 'INVALID_RECORD', refusal: 'refused' },
    { code: 'INTERNAL_SERVER_ERROR', refusal: 'bad-answer' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
