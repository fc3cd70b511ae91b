/** What the form, the guide and the diagnosis know of ALL-INKL.COM (KAS). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://kasapi.kasserver.com/soap';
/** Seconds; the service chooses it. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'allinkl',
  name: { en: 'ALL-INKL.COM (KAS)', zh: 'ALL-INKL.COM (KAS)' },
  summary: {
    en: 'Domains at ALL-INKL.COM, with a log-in of its administration (KAS).',
    zh: 'ALL-INKL.COM 上的域名，使用其管理系统（KAS）的登录。',
  },
  monogram: 'AI',
  rank: 73,
  region: 'europe',
  website: 'https://all-inkl.com',
  fields: [
    {
      key: 'login',
      label: { en: 'KAS login', zh: 'KAS 登录名' },
      help: {
        en: 'Begins with w, followed by digits and letters; not the member log-in.',
        zh: '以 w 开头，后跟数字和字母；不是会员区登录名。',
      },
      secret: false,
      required: true,
      example: 'w0123456',
    },
    {
      key: 'password',
      label: { en: 'KAS password', zh: 'KAS 密码' },
      help: {
        en: 'The password of that KAS account: it opens the administration too.',
        zh: '该 KAS 账号的密码：也可用于登录管理系统。',
      },
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://kas.all-inkl.com/',
  docsUrl: 'https://kasapi.kasserver.com/dokumentation/phpdoc/',
  leastPrivilege: {
    en: 'A KAS account of its own that holds only the domain and may change its DNS settings.',
    zh: '单独的 KAS 账号，只包含该域名并允许修改 DNS 设置。',
  },
  steps: [
    {
      en: 'Log in at kas.all-inkl.com and note the login that begins with w.',
      zh: '登录 kas.all-inkl.com，记下以 w 开头的登录名。',
    },
    {
      en: 'Better: under Account, create an account of its own for the domain, and allow it the DNS settings.',
      zh: '更安全的做法：在“Account”中为该域名新建账号，并允许其修改 DNS 设置。',
    },
    {
      en: 'Enter that login and its password here.',
      zh: '在此填写该登录名和密码。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 7200 },
  model: 'record',
  nameServers: ['ns*.kasserver.com'],
  errors: [
    { text: '^flood_protection', refusal: 'rate-limited' },
    { text: '^kas_session|^session_', refusal: 'signed-out' },
    { text: '^kas_(?:login|password|auth|credential)', refusal: 'wrong-credentials' },
    { text: 'not_allowed|no_permission|access_forbidden', refusal: 'no-permission' },
    { text: '^record_already_exists', refusal: 'already-there' },
    { text: '^record_id_not_found|^record_not_found', refusal: 'not-there' },
    { text: '^zone_(?:not_found|syntax_incorrect)|^nothing_to_do|^host_not_found', refusal: 'zone-not-found' },
    { text: '^in_progress', refusal: 'busy' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
