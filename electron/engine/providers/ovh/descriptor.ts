/** What the form, the guide and the diagnosis know of OVHcloud. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';

export const ownBase = 'https://eu.api.ovh.com/1.0';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'ovh',
  name: { en: 'OVHcloud', zh: 'OVHcloud' },
  summary: {
    en: 'Domains on OVHcloud’s name servers, with the three keys of an application or an OAuth2 service account.',
    zh: '使用 OVHcloud 域名服务器的域名，凭应用的三个密钥或 OAuth2 服务账号操作。',
  },
  monogram: 'OV',
  rank: 12,
  region: 'europe',
  website: 'https://www.ovhcloud.com',
  fields: [
    {
      key: 'endpoint',
      label: { en: 'Region', zh: '区域' },
      help: {
        en: 'ovh-eu, ovh-ca or ovh-us, wherever the account was opened. The address of an API that speaks the same is taken too.',
        zh: 'ovh-eu、ovh-ca 或 ovh-us，取决于账号在哪里注册；也可填写兼容此接口的地址。',
      },
      secret: false,
      required: true,
      example: 'ovh-eu',
      default: 'ovh-eu',
      endpoint: true,
    },
    {
      key: 'applicationKey',
      label: { en: 'Application key', zh: '应用密钥（Application Key）' },
      help: { en: 'The first of the three keys.', zh: '三个密钥中的第一个。' },
      secret: false,
      required: false,
    },
    {
      key: 'applicationSecret',
      label: { en: 'Application secret', zh: '应用机密（Application Secret）' },
      help: { en: 'The second of the three keys.', zh: '三个密钥中的第二个。' },
      secret: true,
      required: false,
    },
    {
      key: 'consumerKey',
      label: { en: 'Consumer key', zh: '消费者密钥（Consumer Key）' },
      help: {
        en: 'The third one. It works after it has been validated once in the browser.',
        zh: '第三个密钥，须在浏览器中验证一次后才能使用。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'clientId',
      label: { en: 'OAuth2 client ID', zh: 'OAuth2 客户端 ID' },
      help: { en: 'Of a service account, instead of the three keys.', zh: '服务账号的 ID，可代替上面三个密钥。' },
      secret: false,
      required: false,
      example: 'EU.0123456789abcdef',
    },
    {
      key: 'clientSecret',
      label: { en: 'OAuth2 client secret', zh: 'OAuth2 客户端密码' },
      help: { en: 'Only together with the client ID.', zh: '须与客户端 ID 一起填写。' },
      secret: true,
      required: false,
    },
  ],
  anyOf: [
    ['applicationKey', 'applicationSecret', 'consumerKey'],
    ['clientId', 'clientSecret'],
  ],
  createKeyUrl:
    'https://eu.api.ovh.com/createToken/?GET=/domain/zone&GET=/domain/zone/*&POST=/domain/zone/*&DELETE=/domain/zone/*',
  docsUrl: 'https://api.ovh.com/console/',
  leastPrivilege: {
    en: 'GET on /domain/zone, and GET, POST and DELETE on /domain/zone/<zone>/*. For a service account the actions dnsZone:apiovh:get, record/get, record/create, record/delete and refresh on the zone.',
    zh: '对 /domain/zone 的 GET，以及对 /domain/zone/<zone>/* 的 GET、POST 和 DELETE。服务账号则需在该区域上授予 dnsZone:apiovh:get、record/get、record/create、record/delete 和 refresh。',
  },
  steps: [
    {
      en: 'Open the page of your region, such as eu.api.ovh.com/createToken, and sign in.',
      zh: '打开所在区域的页面（如 eu.api.ovh.com/createToken）并登录。',
    },
    {
      en: 'Give it a name, choose the validity Unlimited, and keep the rights that are filled in; put your zone in place of the first * to narrow them.',
      zh: '填写名称，有效期选 Unlimited，保留已填好的权限；把第一个 * 换成你的区域可进一步收窄。',
    },
    {
      en: 'Choose Create keys and paste the three keys here.',
      zh: '点击 Create keys，把三个密钥粘贴到这里。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['dns*.ovh.net', 'ns*.ovh.net', 'dns*.ovh.ca', 'ns*.ovh.ca', '*.anycast.me'],
  errors: [
    { code: 'QUERY_TIME_OUT', refusal: 'clock-skew' },
    { text: 'Query out of time', refusal: 'clock-skew' },
    { code: 'INVALID_SIGNATURE', refusal: 'wrong-credentials' },
    { text: 'Invalid signature', refusal: 'wrong-credentials' },
    { code: 'INVALID_CREDENTIAL', refusal: 'wrong-credentials' },
    { text: 'This credential is not valid', refusal: 'wrong-credentials' },
    { code: 'NOT_CREDENTIAL', refusal: 'wrong-credentials' },
    { text: 'This credential does not exist', refusal: 'wrong-credentials' },
    { code: 'INVALID_KEY', refusal: 'wrong-credentials' },
    { text: 'This application key is invalid', refusal: 'wrong-credentials' },
    { code: 'invalid_client', refusal: 'wrong-credentials' },
    { code: 'invalid_grant', refusal: 'wrong-credentials' },
    { code: 'unauthorized_client', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'signed-out' },
    { code: 'NOT_GRANTED_CALL', refusal: 'no-permission' },
    { text: 'has not been granted|not granted for this request', refusal: 'no-permission' },
    { status: 404, text: '\\(id = ', refusal: 'not-there' },
    { status: 404, text: 'zoneName = |does not exist', refusal: 'zone-not-found' },
    { status: 400, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 409, text: 'already exists', refusal: 'already-there' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
