import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.cloudflare.com/client/v4';

export const descriptor: ProviderDescriptor = {
  id: 'cloudflare',
  name: { en: 'Cloudflare', zh: 'Cloudflare' },
  summary: {
    en: 'Zones at Cloudflare, with a scoped API token.',
    zh: '托管在 Cloudflare 的区域，使用限定权限的 API 令牌。',
  },
  monogram: 'CF',
  fields: [
    {
      key: 'apiToken',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'An API token, not the Global API Key.',
        zh: '请填写 API 令牌（API Token），不是 Global API Key。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  docsUrl: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  leastPrivilege: {
    en: 'Zone / Zone / Read and Zone / DNS / Edit, with Zone Resources limited to the zones of your certificates.',
    zh: '区域 / 区域 / 读取，以及区域 / DNS / 编辑；“区域资源”只选证书所用的区域。',
  },
  steps: [
    {
      en: 'Open dash.cloudflare.com, My Profile, API Tokens, and choose Create Token.',
      zh: '打开 dash.cloudflare.com，进入“我的个人资料”→“API 令牌”，点击“创建令牌”。',
    },
    {
      en: 'Take the template “Edit zone DNS”, add the permission Zone / Zone / Read, and choose the zone under Zone Resources.',
      zh: '选用模板“编辑区域 DNS”，再添加权限“区域 / 区域 / 读取”，并在“区域资源”中选择该区域。',
    },
    {
      en: 'Create the token and paste it here. Cloudflare shows it only once.',
      zh: '创建令牌并粘贴到这里。Cloudflare 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 5, ttlSeconds: 120 },
  mode: 'automatic',
  practiceOnly: false,
};
