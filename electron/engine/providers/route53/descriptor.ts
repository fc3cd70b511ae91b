/** What the form, the guide and the diagnosis know of Amazon Route 53. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { endpointField } from '../http-api.ts';

export const ownBase = 'https://route53.amazonaws.com/2013-04-01';
/** Seconds. */
export const shortestTtl = 0;

/** Normalised names write a real `*` as `\052`, so the pattern reaches host names and nothing else. */
const policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'route53:ListHostedZonesByName', Resource: '*' },
    { Effect: 'Allow', Action: 'route53:ListResourceRecordSets', Resource: 'arn:aws:route53:::hostedzone/*' },
    {
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: 'arn:aws:route53:::hostedzone/*',
      Condition: {
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [
            '_acme-challenge.{zone}',
            '_acme-challenge.*.{zone}',
          ],
        },
        'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': ['TXT'] },
      },
    },
  ],
};

export const descriptor: ProviderDescriptor = {
  id: 'route53',
  name: { en: 'Amazon Route 53', zh: 'Amazon Route 53' },
  summary: {
    en: 'Public hosted zones at Amazon Web Services, with the access key of an IAM user.',
    zh: '托管在亚马逊云（AWS）的公有托管区域，使用 IAM 用户的访问密钥。',
  },
  monogram: 'R5',
  rank: 4,
  region: 'global',
  website: 'https://aws.amazon.com/route53/',
  fields: [
    {
      key: 'accessKeyId',
      label: { en: 'Access key ID', zh: '访问密钥 ID' },
      help: {
        en: 'Of an IAM user made for this purpose. It begins with AKIA.',
        zh: '专为此用途创建的 IAM 用户的密钥，以 AKIA 开头。',
      },
      secret: false,
      required: true,
      example: 'AKIAIOSFODNN7EXAMPLE',
    },
    {
      key: 'secretAccessKey',
      label: { en: 'Secret access key', zh: '秘密访问密钥' },
      help: { en: 'The long half of the access key.', zh: '访问密钥中较长的那一段。' },
      secret: true,
      required: true,
    },
    {
      key: 'sessionToken',
      label: { en: 'Session token', zh: '会话令牌' },
      help: {
        en: 'Only with temporary keys, which begin with ASIA and end after some hours.',
        zh: '仅用于以 ASIA 开头的临时密钥，几小时后失效。',
      },
      secret: true,
      required: false,
    },
    {
      key: 'hostedZoneId',
      label: { en: 'Hosted zone ID', zh: '托管区域 ID' },
      help: {
        en: 'Skips the search for the zone; needed where two zones have the same name.',
        zh: '填写后不再查找区域；存在同名区域时必须填写。',
      },
      secret: false,
      required: false,
      example: 'Z11111112222222333333',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
  docsUrl: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53.html',
  leastPrivilege: {
    en: 'route53:ListHostedZonesByName, route53:ListResourceRecordSets and route53:ChangeResourceRecordSets, the last one for TXT records named _acme-challenge alone, as in the policy.',
    zh: 'route53:ListHostedZonesByName、route53:ListResourceRecordSets 和 route53:ChangeResourceRecordSets，其中最后一项按策略只限名为 _acme-challenge 的 TXT 记录。',
  },
  policy: JSON.stringify(policy, undefined, 2),
  steps: [
    {
      en: 'Open the IAM console, Policies, Create policy, JSON, and paste the policy shown here.',
      zh: '打开 IAM 控制台，进入“策略”→“创建策略”→“JSON”，粘贴这里给出的策略。',
    },
    {
      en: 'Under Users choose Create user, without console access, and attach this policy directly.',
      zh: '在“用户”中点击“创建用户”，不勾选控制台访问，并直接附加该策略。',
    },
    {
      en: 'Open the user, Security credentials, Create access key, and choose “Application running outside AWS”.',
      zh: '打开该用户的“安全凭证”，点击“创建访问密钥”，用途选“在 AWS 之外运行的应用程序”。',
    },
    {
      en: 'Paste both parts of the key here. AWS shows the secret one only once.',
      zh: '把密钥的两部分都粘贴到这里。秘密访问密钥只显示一次。',
    },
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 10 },
  model: 'set',
  nameServers: ['*.awsdns-*'],
  errors: [
    { code: 'SignatureDoesNotMatch', text: 'Signature expired|not yet current', refusal: 'clock-skew' },
    { code: 'RequestExpired', refusal: 'clock-skew' },
    { code: 'SignatureDoesNotMatch', refusal: 'wrong-credentials' },
    { code: 'InvalidSignature*', refusal: 'wrong-credentials' },
    { code: 'IncompleteSignature', refusal: 'wrong-credentials' },
    { code: 'MissingAuthenticationToken', refusal: 'wrong-credentials' },
    { code: 'InvalidClientTokenId', refusal: 'wrong-credentials' },
    { code: 'UnrecognizedClientException', refusal: 'wrong-credentials' },
    { code: 'ExpiredToken*', refusal: 'wrong-credentials' },
    { code: 'AccessDenied*', refusal: 'no-permission' },
    { code: 'OptInRequired', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: 'NoSuchHostedZone', refusal: 'zone-not-found' },
    { code: 'Throttling*', refusal: 'rate-limited' },
    { code: 'PriorRequestNotComplete', refusal: 'busy' },
    { code: 'InvalidChangeBatch', text: 'it was not found', refusal: 'not-there' },
    { code: 'InvalidChangeBatch', text: 'is not permitted in zone', refusal: 'zone-not-found' },
    {
      code: 'InvalidChangeBatch',
      text: 'conflicts with|non-simple',
      refusal: 'refused',
      cause: 'provider-record-conflict',
    },
    { code: 'InvalidChangeBatch', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
