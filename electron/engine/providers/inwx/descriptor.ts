/** What the form, the guide and the diagnosis know of INWX. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.domrobot.com/xmlrpc/';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'inwx',
  name: { en: 'INWX', zh: 'INWX' },
  summary: {
    en: 'Zones on the name servers of INWX, with the log-in of an account or a sub-account.',
    zh: '托管在 INWX 域名服务器上的区域，使用账号或子账号登录。',
  },
  monogram: 'IX',
  rank: 34,
  region: 'europe',
  website: 'https://www.inwx.com',
  fields: [
    {
      key: 'username',
      label: { en: 'User name', zh: '用户名' },
      help: { en: 'Best of a sub-account made for this.', zh: '最好使用专门创建的子账号。' },
      secret: false,
      required: true,
    },
    {
      key: 'password',
      label: { en: 'Password', zh: '密码' },
      help: { en: 'The password of that account.', zh: '该账号的登录密码。' },
      secret: true,
      required: true,
    },
    {
      key: 'sharedSecret',
      label: { en: 'Shared secret of two-factor log-in', zh: '两步验证共享密钥' },
      help: {
        en: 'Only with two-factor log-in: the text behind the QR code, not a code of six digits.',
        zh: '仅在启用两步验证时填写：二维码对应的文本密钥，不是六位验证码。',
      },
      secret: true,
      required: false,
      example: 'JBSWY3DPEHPK3PXP',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.inwx.com/en/customer/users',
  docsUrl: 'https://www.inwx.com/en/help/apidoc',
  leastPrivilege: {
    en: 'A sub-account with nothing but the DNS role and access to the API.',
    zh: '只拥有 DNS 角色和 API 访问权限的子账号。',
  },
  steps: [
    {
      en: 'Sign in at inwx.com, open the account administration and add a sub-account.',
      zh: '登录 inwx.com，打开账号管理，添加一个子账号。',
    },
    {
      en: 'Give it the role for DNS only.',
      zh: '只授予它 DNS 角色。',
    },
    {
      en: 'If it uses two-factor log-in, keep the text shown beside the QR code: that is the shared secret.',
      zh: '如果启用了两步验证，请保存二维码旁边显示的文本：那就是共享密钥。',
    },
    {
      en: 'Enter user name and password here, and the shared secret where there is one.',
      zh: '在这里填写用户名和密码；如有共享密钥，也一并填写。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.inwx.de', '*.inwx.eu', '*.inwx.com', '*.inwx.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: '2200', refusal: 'wrong-credentials' },
    { code: '2002', refusal: 'signed-out' },
    { code: '2201', refusal: 'no-permission' },
    { code: '2303', refusal: 'zone-not-found' },
    { code: '2302', refusal: 'already-there' },
    { code: '2400', refusal: 'rate-limited' },
    { code: '2502', refusal: 'rate-limited' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
