/** What the form, the guide and the diagnosis know of DreamHost. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.dreamhost.com';
/** Seconds; the service sets it and takes no other. */
export const shortestTtl = 14_400;

export const descriptor: ProviderDescriptor = {
  id: 'dreamhost',
  name: { en: 'DreamHost', zh: 'DreamHost' },
  summary: {
    en: 'Domains hosted at DreamHost, with an API key.',
    zh: '托管在 DreamHost 的域名，使用 API 密钥。',
  },
  monogram: 'DH',
  rank: 59,
  region: 'us',
  website: 'https://www.dreamhost.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: { en: '16 letters and digits from the panel.', zh: '面板中生成的 16 位字母和数字。' },
      secret: true,
      required: true,
      example: '1A2B3C4D5E6F7G8H',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://panel.dreamhost.com/?tree=home.api',
  docsUrl: 'https://help.dreamhost.com/hc/en-us/articles/217560167-API_overview',
  leastPrivilege: {
    en: 'A key with dns-list_records, dns-add_record and dns-remove_record alone.',
    zh: '密钥只勾选 dns-list_records、dns-add_record 和 dns-remove_record。',
  },
  steps: [
    { en: 'Open the API page of panel.dreamhost.com.', zh: '打开 panel.dreamhost.com 的 API 页面。' },
    {
      en: 'Check dns-list_records, dns-add_record and dns-remove_record, and choose “Generate a new API Key now!”.',
      zh: '勾选 dns-list_records、dns-add_record、dns-remove_record，点击“Generate a new API Key now!”。',
    },
    { en: 'Paste the key here.', zh: '把密钥粘贴到这里。' },
  ],
  propagation: { typicalSeconds: 600, ttlSeconds: 14_400 },
  model: 'record',
  nameServers: ['*.dreamhost.com'],
  errors: [
    { code: 'invalid_api_key', refusal: 'wrong-credentials' },
    { code: 'no_key', refusal: 'wrong-credentials' },
    { code: 'this_key_cannot_access_this_cmd', refusal: 'no-permission' },
    { code: 'slow_down_bucko', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'no_such_zone', refusal: 'zone-not-found' },
    { code: 'record_already_exists_remove_first', refusal: 'already-there' },
    { code: 'record_already_exists_not_editable', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: 'CNAME_*', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: 'no_such_record', refusal: 'not-there' },
    { code: 'no_such_type', refusal: 'not-there' },
    { code: 'no_such_value', refusal: 'not-there' },
    { code: 'internal_error_*', refusal: 'busy' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
