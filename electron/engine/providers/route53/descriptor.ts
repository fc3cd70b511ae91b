/** What the form, the guide and the diagnosis know of Amazon Route 53. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('route53');

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
  name: say('Amazon Route 53'),
  summary: say('Public hosted zones at Amazon Web Services, with the access key of an IAM user.'),
  monogram: 'R5',
  rank: 4,
  region: 'global',
  website: 'https://aws.amazon.com/route53/',
  fields: [
    {
      key: 'accessKeyId',
      label: say('Access key ID'),
      help: say('Of an IAM user made for this purpose. It begins with AKIA.'),
      secret: false,
      required: true,
      example: 'AKIAIOSFODNN7EXAMPLE',
    },
    {
      key: 'secretAccessKey',
      label: say('Secret access key'),
      help: say('The long half of the access key.'),
      secret: true,
      required: true,
    },
    {
      key: 'sessionToken',
      label: say('Session token'),
      help: say('Only with temporary keys, which begin with ASIA and end after some hours.'),
      secret: true,
      required: false,
    },
    {
      key: 'hostedZoneId',
      label: say('Hosted zone ID'),
      help: say('Skips the search for the zone; needed where two zones have the same name.'),
      secret: false,
      required: false,
      example: 'Z11111112222222333333',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
  docsUrl: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53.html',
  leastPrivilege: say(
    'route53:ListHostedZonesByName, route53:ListResourceRecordSets and route53:ChangeResourceRecordSets, the last one for TXT records named _acme-challenge alone, as in the policy.',
  ),
  policy: JSON.stringify(policy, undefined, 2),
  steps: [
    say('Open the IAM console, Policies, Create policy, JSON, and paste the policy shown here.'),
    say('Under Users choose Create user, without console access, and attach this policy directly.'),
    say('Open the user, Security credentials, Create access key, and choose “Application running outside AWS”.'),
    say('Paste both parts of the key here. AWS shows the secret one only once.'),
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
