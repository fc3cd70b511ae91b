/** What the form, the guide and the diagnosis know of PowerDNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';

/** Where the server listens unless it is told otherwise. */
export const ownBase = 'http://127.0.0.1:8081';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'powerdns',
  name: { en: 'PowerDNS', zh: 'PowerDNS' },
  summary: {
    en: 'A PowerDNS Authoritative Server of your own, through its HTTP API.',
    zh: '通过 HTTP API 使用自建的 PowerDNS 权威服务器。',
  },
  monogram: 'PD',
  rank: 25,
  region: 'self-hosted',
  website: 'https://www.powerdns.com',
  fields: [
    {
      key: 'apiUrl',
      label: { en: 'API address', zh: 'API 地址' },
      help: {
        en: 'Where the server’s built-in web server listens. “/api/v1” at the end may be left out.',
        zh: '服务器内置网页服务的地址，末尾的 /api/v1 可以省略。',
      },
      secret: false,
      required: true,
      example: ownBase,
      endpoint: true,
    },
    {
      key: 'apiKey',
      label: { en: 'API key', zh: 'API 密钥' },
      help: {
        en: 'The value of “api-key” in pdns.conf.',
        zh: 'pdns.conf 中 api-key 的值。',
      },
      secret: true,
      required: true,
    },
    {
      key: 'serverName',
      aliases: ['serverId'],
      label: { en: 'Server id', zh: '服务器标识' },
      help: {
        en: 'Almost always “localhost”; another one only behind a proxy that serves several servers.',
        zh: '几乎总是 localhost；只有前面有代理管理多台服务器时才不同。',
      },
      secret: false,
      required: false,
      default: 'localhost',
    },
    {
      key: 'apiVersion',
      label: { en: 'API version', zh: 'API 版本' },
      help: {
        en: 'All servers since 2016 speak version 1.',
        zh: '2016 年以来的服务器都使用版本 1。',
      },
      secret: false,
      required: false,
      default: '1',
    },
  ],
  createKeyUrl: 'https://doc.powerdns.com/authoritative/http-api/index.html#enabling-the-api',
  docsUrl: 'https://doc.powerdns.com/authoritative/http-api/',
  leastPrivilege: {
    en: 'The key may change everything on the server. Let the API listen on loopback or inside a VPN only, and limit webserver-allow-from to this computer.',
    zh: '该密钥可以修改服务器上的一切。请让 API 只监听本机或 VPN 内地址，并用 webserver-allow-from 限定为本机可访问。',
  },
  steps: [
    {
      en: 'In pdns.conf set api=yes, api-key to a long random text, webserver=yes and webserver-allow-from to this computer’s address.',
      zh: '在 pdns.conf 中设置 api=yes、webserver=yes，api-key 填一段较长的随机文本，webserver-allow-from 填本机地址。',
    },
    {
      en: 'Restart PowerDNS.',
      zh: '重启 PowerDNS。',
    },
    {
      en: 'Enter the API address and the key here. Use https, or a connection nobody else can read, when the server is another machine.',
      zh: '在这里填写 API 地址和密钥。服务器不在本机时，请使用 https 或他人无法读取的连接。',
    },
  ],
  propagation: { typicalSeconds: 5, ttlSeconds: 60 },
  model: 'set',
  nameServers: [],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { status: 404, text: '^not found$', refusal: 'zone-not-found' },
    { text: 'could not find domain', refusal: 'zone-not-found' },
    { status: 422, text: 'conflicts with|duplicate record', refusal: 'refused', cause: 'provider-record-conflict' },
    { status: 422, refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
