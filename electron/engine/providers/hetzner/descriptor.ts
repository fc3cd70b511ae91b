import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.hetzner.cloud/v1';

export const descriptor: ProviderDescriptor = {
  id: 'hetzner',
  name: { en: 'Hetzner', zh: 'Hetzner' },
  summary: {
    en: 'DNS zones in the Hetzner Console, through the Cloud API.',
    zh: '通过 Cloud API 使用 Hetzner Console 中的 DNS 区域。',
  },
  monogram: 'HZ',
  fields: [
    {
      key: 'apiToken',
      label: { en: 'Cloud API token', zh: 'Cloud API 令牌' },
      help: {
        en: '64 characters, from the project that holds the zone. Tokens of the old DNS console no longer work.',
        zh: '共 64 个字符，来自区域所在的项目。旧 DNS Console 的令牌已失效。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  docsUrl: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
  leastPrivilege: {
    en: 'Read & Write. A token reaches everything in its project, so keep the zones in a project of their own.',
    zh: '读写（Read & Write）。令牌对整个项目有效，请把区域放在单独的项目里。',
  },
  steps: [
    {
      en: 'Open console.hetzner.com and the project that holds the zone.',
      zh: '打开 console.hetzner.com，进入区域所在的项目。',
    },
    {
      en: 'Under Security, API Tokens, generate a token with Read & Write.',
      zh: '在 Security → API Tokens 中生成一个 Read & Write 令牌。',
    },
    {
      en: 'Paste it here. Hetzner shows it only once.',
      zh: '把它粘贴到这里。Hetzner 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  mode: 'automatic',
  practiceOnly: false,
};
