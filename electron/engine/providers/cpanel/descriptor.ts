/** What the form, the guide and the diagnosis know of cPanel / WHM. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';

/** Every server is somebody's own, so there is no address to fall back on. */
export const ownBase = '';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'cpanel',
  name: { en: 'cPanel / WHM', zh: 'cPanel / WHM' },
  summary: {
    en: 'Zones on a web host with cPanel, or on a server of your own with WHM.',
    zh: '托管在使用 cPanel 的虚拟主机，或使用 WHM 的自有服务器上的区域。',
  },
  monogram: 'CP',
  rank: 65,
  region: 'self-hosted',
  website: 'https://cpanel.net',
  fields: [
    {
      key: 'mode',
      label: { en: 'Mode', zh: '模式' },
      help: {
        en: 'cpanel for one account (port 2083), whm for the whole server (port 2087).',
        zh: 'cpanel 用于单个账号（端口 2083），whm 用于整台服务器（端口 2087）。',
      },
      secret: false,
      required: true,
      options: ['cpanel', 'whm'],
      default: 'cpanel',
    },
    {
      key: 'baseUrl',
      label: { en: 'Server URL', zh: '服务器地址' },
      help: {
        en: 'The address of the panel with its port, without anything after it.',
        zh: '面板的地址和端口，后面不要带路径。',
      },
      secret: false,
      required: true,
      example: 'https://server.example.com:2083',
      endpoint: true,
    },
    {
      key: 'username',
      label: { en: 'User name', zh: '用户名' },
      help: {
        en: 'The account that made the token; for WHM usually root or a reseller.',
        zh: '创建令牌的账号；WHM 通常为 root 或经销商账号。',
      },
      secret: false,
      required: true,
    },
    {
      key: 'apiToken',
      label: { en: 'API token', zh: 'API 令牌' },
      help: {
        en: 'A token from Manage API Tokens, not the password of the panel.',
        zh: '在“Manage API Tokens”中创建的令牌，不是面板的登录密码。',
      },
      secret: true,
      required: true,
    },
  ],
  createKeyUrl: 'https://docs.cpanel.net/cpanel/security/manage-api-tokens-in-cpanel/',
  docsUrl: 'https://api.docs.cpanel.net/',
  leastPrivilege: {
    en: 'In cPanel a token of the one account that holds the zone; in WHM a token with edit-dns and nothing else.',
    zh: 'cPanel 中使用该区域所属账号的令牌；WHM 中只勾选 edit-dns 权限。',
  },
  steps: [
    {
      en: 'In cPanel open Security, Manage API Tokens; in WHM open Development, Manage API Tokens.',
      zh: '在 cPanel 中打开“Security → Manage API Tokens”；在 WHM 中打开“Development → Manage API Tokens”。',
    },
    {
      en: 'Create a token. In WHM clear every privilege but edit-dns.',
      zh: '创建令牌。在 WHM 中只保留 edit-dns 权限。',
    },
    {
      en: 'Copy the token at once and paste it here; it is not shown again.',
      zh: '立即复制令牌并粘贴到这里，之后不会再显示。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  nameServers: [],
  errors: [
    { text: 'serial.*(?:match|changed)|(?:mis|not )match.*serial', refusal: 'busy' },
    {
      text: 'do not (?:control|have|own) (?:a|the) dns zone|zone.*(?:does not exist|not found|could not be)|no such zone',
      refusal: 'zone-not-found',
    },
    { text: 'do not have the feature', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { text: 'permission|not authorized|not allowed', refusal: 'no-permission' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'wrong-credentials' },
    { text: 'access denied|token.*invalid|invalid.*token', refusal: 'wrong-credentials' },
    { text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
