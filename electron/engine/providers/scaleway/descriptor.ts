/** What the form, the guide and the diagnosis know of Scaleway Domains and DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://api.scaleway.com/domain/v2beta1';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'scaleway',
  name: { en: 'Scaleway Domains and DNS', zh: 'Scaleway Domains and DNS' },
  summary: {
    en: 'Zones at Scaleway, with the secret key of an IAM application.',
    zh: '托管在 Scaleway 的区域，使用 IAM 应用的 Secret Key。',
  },
  monogram: 'SC',
  rank: 36,
  region: 'europe',
  website: 'https://www.scaleway.com',
  fields: [
    {
      key: 'secretKey',
      label: { en: 'Secret key', zh: 'Secret Key' },
      help: {
        en: 'The secret key (a UUID), not the access key that begins with SCW.',
        zh: 'UUID 形式的 Secret Key，不是以 SCW 开头的 Access Key。',
      },
      secret: true,
      required: true,
      example: '11111111-2222-3333-4444-555555555555',
    },
    {
      key: 'projectId',
      label: { en: 'Project ID', zh: '项目 ID' },
      help: {
        en: 'Only to look for zones in this project alone.',
        zh: '仅当只在该项目中查找区域时填写。',
      },
      secret: false,
      required: false,
      example: '11111111-2222-3333-4444-555555555555',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.scaleway.com/iam/api-keys',
  docsUrl: 'https://www.scaleway.com/en/developers/api/domains-and-dns/',
  leastPrivilege: {
    en: 'An IAM application whose policy grants DomainsDNSFullAccess on the project, and nothing else.',
    zh: 'IAM 应用，其策略只在该项目上授予 DomainsDNSFullAccess。',
  },
  steps: [
    {
      en: 'Open console.scaleway.com, IAM, Applications, and create an application.',
      zh: '打开 console.scaleway.com，进入 IAM → Applications，创建一个应用。',
    },
    {
      en: 'Under Policies, give it the permission set DomainsDNSFullAccess for the project of the zone.',
      zh: '在 Policies 中，为它授予该区域所在项目的 DomainsDNSFullAccess 权限集。',
    },
    {
      en: 'Under API keys, generate a key for that application and paste its secret key here. Scaleway shows it only once.',
      zh: '在 API keys 中为该应用生成密钥，把 Secret Key 粘贴到这里。Scaleway 只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.dom.scw.cloud'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'denied_authentication', refusal: 'wrong-credentials' },
    { code: 'permissions_denied', refusal: 'no-permission' },
    { code: 'insufficient_permissions', refusal: 'no-permission' },
    { text: 'insufficient permissions', refusal: 'no-permission' },
    { code: 'not_found', refusal: 'zone-not-found' },
    { text: 'domain not found', refusal: 'zone-not-found' },
    { code: 'locked', refusal: 'busy' },
    { code: 'transient_state', refusal: 'busy' },
    { text: 'already exists', refusal: 'already-there' },
    { code: 'invalid_arguments', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
