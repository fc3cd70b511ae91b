/** What the form, the guide and the diagnosis know of DNSExit. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.dnsexit.com/dns/';
/** Seconds; times are whole minutes. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'dnsexit',
  name: { en: 'DNSExit', zh: 'DNSExit' },
  summary: {
    en: 'Domains and free names at DNSExit, with its DNS API key.',
    zh: 'DNSExit 上的域名和免费域名，使用其 DNS API 密钥。',
  },
  monogram: 'DX',
  rank: 72,
  region: 'us',
  website: 'https://dnsexit.com',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'DNS API key', zh: 'DNS API 密钥' },
      help: {
        en: 'It can change every domain of the account.',
        zh: '该密钥可以修改账号下的所有域名。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://dnsexit.com/Direct.sv?cmd=userApiKey',
  docsUrl: 'https://dnsexit.com/dns/dns-api/',
  leastPrivilege: {
    en: 'Keys are not limited to domains: whoever has it can change them all.',
    zh: '密钥无法限定域名：持有者可修改全部域名。',
  },
  steps: [
    {
      en: 'Log in at dnsexit.com and open Settings, DNS API Key.',
      zh: '登录 dnsexit.com，打开“Settings → DNS API Key”。',
    },
    { en: 'Create the key, if there is none yet, and copy it.', zh: '如尚未创建则新建密钥，然后复制。' },
    { en: 'Paste it here.', zh: '粘贴到这里。' },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['ns*.dnsexit.com'],
  // The numbers are those of https://dnsexit.com/dns/dns-api/#server-reply; the words tell what a number leaves open.
  errors: [
    {
      text: 'domain.*(?:not (?:found|exist|in|under|belong|owned)|unknown|does not)|no such domain',
      refusal: 'zone-not-found',
    },
    { text: 'already exist|duplicate', refusal: 'already-there' },
    { text: 'not found|no such|not exist|no match', refusal: 'not-there' },
    { text: 'missing required|syntax|type not supported', refusal: 'refused' },
    { text: 'system error|error getting post', refusal: 'bad-answer' },
    { text: 'too many|rate limit', refusal: 'rate-limited' },
    { code: '2', refusal: 'wrong-credentials' },
    { code: '3', refusal: 'wrong-credentials' },
    { code: '4', refusal: 'zone-not-found' },
    { status: 403, refusal: 'wrong-credentials' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
