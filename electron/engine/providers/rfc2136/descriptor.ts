/** What the form, the guide and the diagnosis know of Own name server (RFC 2136). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { algorithmNames } from './algorithms.ts';

export const descriptor: ProviderDescriptor = {
  id: 'rfc2136',
  name: { en: 'Own name server (RFC 2136)', zh: '自建域名服务器（RFC 2136）' },
  summary: {
    en: 'BIND, Knot, PowerDNS, Technitium or any other name server that accepts dynamic updates.',
    zh: 'BIND、Knot、PowerDNS、Technitium 等支持动态更新的域名服务器。',
  },
  monogram: 'RF',
  rank: 24,
  region: 'self-hosted',
  website: 'https://www.rfc-editor.org/rfc/rfc2136.html',
  fields: [
    {
      key: 'nameserver',
      label: { en: 'Primary server', zh: '主域名服务器' },
      help: {
        en: 'The server that holds the writable copy of the zone: a host name or an IP address. Add a port only if it is not 53.',
        zh: '保存可写区域的那台服务器，填主机名或 IP 地址。端口不是 53 时才需要写端口。',
      },
      secret: false,
      required: true,
      example: 'ns1.example.org',
      endpoint: true,
    },
    {
      key: 'tsigKeyName',
      aliases: ['keyName'],
      label: { en: 'Key name', zh: '密钥名称' },
      help: {
        en: 'The name of the TSIG key exactly as the server’s configuration spells it. Leave the key out only where the server takes updates by address.',
        zh: 'TSIG 密钥的名称，与服务器配置中的写法一致。只有服务器按来源地址放行更新时才可不填密钥。',
      },
      secret: false,
      required: false,
      example: 'certwright',
    },
    {
      key: 'tsigSecret',
      aliases: ['keySecret'],
      label: { en: 'Key secret', zh: '密钥内容' },
      help: {
        en: 'The base64 text after “secret” in the key, without the quotation marks.',
        zh: '密钥中 secret 后面的 base64 文本，不含引号。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'tsigAlgorithm',
      aliases: ['algorithm'],
      label: { en: 'Algorithm', zh: '算法' },
      help: {
        en: 'Must be the one the key was made for.',
        zh: '必须与生成密钥时所用的算法相同。',
      },
      secret: false,
      required: false,
      options: [...algorithmNames],
      default: 'hmac-sha256',
    },
    {
      key: 'zone',
      label: { en: 'Zone', zh: '区域' },
      help: {
        en: 'Only where the server cannot be asked for it: the zone that takes the updates.',
        zh: '仅在无法向服务器查询区域时填写：接受更新的区域名称。',
      },
      secret: false,
      required: false,
      example: 'example.org',
    },
  ],
  createKeyUrl: 'https://bind9.readthedocs.io/en/latest/chapter7.html#tsig',
  // Usually with a key; some servers take updates by address.
  anyOf: [['tsigKeyName', 'tsigSecret'], []],
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc8945.html',
  leastPrivilege: {
    en: 'Allow the key to change only TXT records named _acme-challenge. In BIND: update-policy { grant certwright name _acme-challenge.example.org. TXT; };',
    zh: '只允许该密钥修改名为 _acme-challenge 的 TXT 记录。BIND 写法：update-policy { grant certwright name _acme-challenge.example.org. TXT; };',
  },
  steps: [
    {
      en: 'On the name server make a key: “tsig-keygen -a hmac-sha256 certwright” (BIND) or “keymgr -t certwright hmac-sha256” (Knot).',
      zh: '在域名服务器上生成密钥：BIND 用 tsig-keygen -a hmac-sha256 certwright，Knot 用 keymgr -t certwright hmac-sha256。',
    },
    {
      en: 'Put the printed key into the server’s configuration and allow it to change the zone’s _acme-challenge TXT records.',
      zh: '把输出的密钥写入服务器配置，并允许它修改该区域的 _acme-challenge TXT 记录。',
    },
    {
      en: 'Reload the server, then enter its address, the key’s name and its secret here.',
      zh: '重新加载服务器配置，然后在这里填写服务器地址、密钥名称和密钥内容。',
    },
  ],
  propagation: { typicalSeconds: 2, ttlSeconds: 60 },
  model: 'record',
  nameServers: [],
  // RFC 2136 §2.2 and RFC 8945 §3; what the server says of the key goes first.
  errors: [
    { code: 'BADKEY', refusal: 'wrong-credentials' },
    { code: 'BADSIG', refusal: 'wrong-credentials' },
    { code: 'BADTRUNC', refusal: 'wrong-credentials' },
    { code: 'BADTIME', refusal: 'clock-skew' },
    { code: 'REFUSED', refusal: 'no-permission' },
    { code: 'NOTAUTH', refusal: 'zone-not-found' },
    { code: 'NOTZONE', refusal: 'zone-not-found' },
    { code: 'SERVFAIL', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
