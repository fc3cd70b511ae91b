/** What the form, the guide and the diagnosis know of Huawei Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('huaweicloud');

export const ownBase = 'https://dns.myhuaweicloud.com';
export const baseIn = (region: string): string => `https://dns.${region}.myhuaweicloud.com`;
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'huaweicloud',
  name: say('Huawei Cloud DNS'),
  summary: say('Public zones on Huawei Cloud DNS, with an access key of an IAM user.'),
  monogram: 'HW',
  rank: 7,
  region: 'china',
  website: 'https://www.huaweicloud.com/product/dns.html',
  fields: [
    {
      key: 'accessKeyId',
      label: say('Access Key ID (AK)'),
      help: say('From credentials.csv.'),
      secret: false,
      required: true,
    },
    {
      key: 'secretAccessKey',
      label: say('Secret Access Key (SK)'),
      help: say('From credentials.csv, which can be downloaded only once.'),
      secret: true,
      required: true,
    },
    {
      key: 'region',
      label: say('Region'),
      help: say('Public DNS is global; leave it empty. On the international site, for example ap-southeast-1.'),
      secret: false,
      required: false,
      example: 'cn-north-1',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.huaweicloud.com/iam/#/mine/accessKey',
  docsUrl: 'https://support.huaweicloud.com/api-dns/zh-cn_topic_0132421999.html',
  leastPrivilege: say('An IAM user with the policy below; the ready-made “DNS FullAccess” also works but allows more.'),
  policy: JSON.stringify(
    {
      Version: '1.1',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            'dns:zone:list',
            'dns:recordset:list',
            'dns:recordset:get',
            'dns:recordset:create',
            'dns:recordset:update',
            'dns:recordset:delete',
          ],
        },
      ],
    },
    null,
    2,
  ),
  steps: [
    say('Open the IAM console, create a user with programmatic access, and grant it the policy above.'),
    say('As that user, open My Credentials, Access Keys, and choose Create Access Key.'),
    say('Copy the two values of credentials.csv here. The file can be downloaded only once.'),
  ],
  propagation: { typicalSeconds: 20, ttlSeconds: 300 },
  model: 'set',
  nameServers: [
    '*.hwclouds-dns.com',
    '*.hwclouds-dns.net',
    '*.huaweicloud-dns.com',
    '*.huaweicloud-dns.net',
    '*.huaweicloud-dns.cn',
    '*.huaweicloud-dns.org',
  ],
  errors: [
    { code: 'APIGW.0301', text: '\\b(?:x-sdk-date|date|time|timestamp|expired)\\b', refusal: 'clock-skew' },
    { code: 'APIG.0301', text: '\\b(?:x-sdk-date|date|time|timestamp|expired)\\b', refusal: 'clock-skew' },
    { code: 'APIGW.0301', refusal: 'wrong-credentials' },
    { code: 'APIG.0301', refusal: 'wrong-credentials' },
    { code: 'DNS.0005', refusal: 'wrong-credentials' },
    { code: 'APIGW.0308', refusal: 'rate-limited' },
    { code: 'APIG.0308', refusal: 'rate-limited' },
    { code: 'DNS.0014', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: 'DNS.0013', refusal: 'no-permission' },
    { text: "policy doesn't allow", refusal: 'no-permission' },
    { code: 'DNS.0302', refusal: 'zone-not-found' },
    { code: 'DNS.0301', refusal: 'zone-not-found' },
    { code: 'DNS.0004', refusal: 'not-there' },
    { code: 'DNS.0313', refusal: 'not-there' },
    { code: 'DNS.0312', refusal: 'already-there' },
    { status: 409, refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
