/** What the form, the guide and the diagnosis know of NS1 Connect (IBM). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.nsone.net/v1';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'ns1',
  name: { en: 'NS1 Connect (IBM)', zh: 'NS1 Connect（IBM）' },
  summary: {
    en: 'Zones on NS1 Connect, now of IBM, with an API key.',
    zh: '托管在 NS1 Connect（现属 IBM）的区域，使用 API 密钥。',
  },
  monogram: 'N1',
  rank: 20,
  region: 'global',
  website: 'https://www.ibm.com/products/ns1-connect',
  fields: [
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: {
        en: 'A key that may view and manage zones. If it names addresses, this computer’s must be among them.',
        zh: '需有查看与管理区域的权限；若设置了 IP 白名单，需包含本机地址。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://my.nsone.net/#/account/settings/keys',
  docsUrl: 'https://developer.ibm.com/apis/catalog/ns1--ibm-ns1-connect-api',
  leastPrivilege: {
    en: 'DNS: View zones and Manage zones, limited to the zone. Nothing else.',
    zh: 'DNS：View zones 与 Manage zones，并限定到该区域；其余一概不选。',
  },
  steps: [
    {
      en: 'Open my.nsone.net, Account Settings, Users & Teams, API Keys, and choose Add API Key.',
      zh: '打开 my.nsone.net，进入 Account Settings → Users & Teams → API Keys，点击 Add API Key。',
    },
    {
      en: 'Under Permissions, DNS, allow View zones and Manage zones, and name the zone.',
      zh: '在 Permissions → DNS 中勾选 View zones 与 Manage zones，并限定区域。',
    },
    {
      en: 'Copy the key and paste it here.',
      zh: '复制密钥并粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 10, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['*.nsone.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, text: '\\bip\\b|whitelist|allow.?list', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { status: 403, refusal: 'no-permission' },
    { text: 'zone not found', refusal: 'zone-not-found' },
    { text: 'record not found', refusal: 'not-there' },
    { text: 'record already exists', refusal: 'already-there' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
