/** What the form, the guide and the diagnosis know of HTTP request (own endpoint). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';

export const ownBase = 'https://dns.example.com/acme';

export const descriptor: ProviderDescriptor = {
  id: 'httpreq',
  name: { en: 'HTTP request (own endpoint)', zh: 'HTTP 请求（自建接口）' },
  summary: {
    en: 'An HTTP endpoint of your own that answers “present” and “cleanup”, as lego’s httpreq and many helpers speak it.',
    zh: '自建的 HTTP 接口，实现 present 和 cleanup 两个调用，与 lego 的 httpreq 及许多工具兼容。',
  },
  monogram: 'HR',
  rank: 66,
  region: 'self-hosted',
  website: 'https://go-acme.github.io/lego/dns/httpreq/',
  fields: [
    {
      key: 'endpoint',
      label: { en: 'Endpoint address', zh: '接口地址' },
      help: {
        en: '“/present” and “/cleanup” are added to it.',
        zh: '程序会在其后加上 /present 和 /cleanup。',
      },
      secret: false,
      required: true,
      example: ownBase,
      endpoint: true,
    },
    {
      key: 'mode',
      label: { en: 'Mode', zh: '模式' },
      help: {
        en: 'default sends the name and the value of the record; RAW sends the domain, the token and the key authorization.',
        zh: 'default 发送记录名和记录值；RAW 发送域名、令牌和密钥授权串。',
      },
      secret: false,
      required: false,
      options: ['default', 'RAW'],
      default: 'default',
    },
    {
      key: 'username',
      label: { en: 'User name', zh: '用户名' },
      help: {
        en: 'Only where the endpoint asks for HTTP Basic authentication.',
        zh: '仅当接口要求 HTTP Basic 认证时填写。',
      },
      secret: false,
      required: false,
    },
    {
      key: 'password',
      label: { en: 'Password', zh: '密码' },
      help: {
        en: 'Goes with the user name.',
        zh: '与用户名一起填写。',
      },
      secret: true,
      required: false,
    },
  ],
  createKeyUrl: 'https://go-acme.github.io/lego/dns/httpreq/',
  docsUrl: 'https://go-acme.github.io/lego/dns/httpreq/',
  leastPrivilege: {
    en: 'Let the endpoint write only TXT records named _acme-challenge.',
    zh: '请让该接口只能写入名为 _acme-challenge 的 TXT 记录。',
  },
  steps: [
    {
      en: 'Let your endpoint take POST requests with JSON at /present and /cleanup, and answer with status 200 when the record is made or gone.',
      zh: '让接口在 /present 和 /cleanup 接收 JSON 的 POST 请求，记录写入或删除后返回状态码 200。',
    },
    {
      en: 'Protect it with HTTPS and, if it can be reached by others, with a user name and a password.',
      zh: '请使用 HTTPS；若他人也能访问，请再设置用户名和密码。',
    },
    {
      en: 'Enter its address here.',
      zh: '在这里填写接口地址。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: [],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'wrong-credentials' },
    { status: 405, refusal: 'bad-answer' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
