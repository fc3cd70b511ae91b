/** What the form, the guide and the diagnosis know of Xinnet. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('xinnet');

export const ownBase = 'https://apiv2.xinnet.com';
/** Seconds. */
export const shortestTtl = 600;

export const descriptor: ProviderDescriptor = {
  id: 'xinnet',
  name: say('Xinnet'),
  summary: say('Domains at Xinnet, for agent accounts with an API secret.'),
  monogram: 'XN',
  rank: 51,
  region: 'china',
  website: 'https://www.xinnet.com',
  fields: [
    {
      key: 'agentId',
      label: say('Agent ID'),
      help: say('Begins with “agent”.'),
      secret: false,
      required: true,
      example: 'agent12345',
    },
    {
      key: 'appSecret',
      label: say('API secret'),
      help: say('From the API page of the agent account.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://apidoc.xin.cn/doc-7283837',
  docsUrl: 'https://apidoc.xin.cn/',
  leastPrivilege: say('There are no narrower keys: the secret reaches the whole agent account.'),
  steps: [
    say('Sign in at Xinnet with the agent account and open the agents’ platform.'),
    say(
      'Open the API page, switch the API on and make the API secret. If addresses are restricted there, add the one of this computer.',
    ),
    say('Enter the agent ID and the secret here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 600 },
  model: 'record',
  nameServers: ['*.xincache.com', '*.xinnetdns.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 200, text: '已存在|已经存在|重复', refusal: 'already-there' },
    { status: 200, text: '频率|频繁|too (?:many|frequent)', refusal: 'rate-limited' },
    {
      status: 200,
      text: '白名单|ip.{0,12}(?:不允许|限制|未授权|not allowed)',
      refusal: 'no-permission',
      cause: 'provider-ip-allowlist',
    },
    { status: 200, text: '未实名|锁定|暂停解析|locked', refusal: 'no-permission', cause: 'provider-domain-locked' },
    { status: 200, text: '无权|没有权限|permission', refusal: 'no-permission' },
    { status: 200, text: '(?:timestamp|时间戳|时间).{0,6}(?:误|过期|超|失效)', refusal: 'clock-skew' },
    {
      status: 200,
      text: '(?:域名|domain).{0,40}(?:不存在|不在|未找到|没有找到|不属于|not (?:exist|found|belong))',
      refusal: 'zone-not-found',
    },
    { status: 200, text: '(?:记录|解析|record).{0,20}(?:不存在|not (?:exist|found))', refusal: 'not-there' },
    { status: 200, text: '签名|signature|agent|代理|认证|鉴权|access|密钥', refusal: 'wrong-credentials' },
    { status: 200, text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
