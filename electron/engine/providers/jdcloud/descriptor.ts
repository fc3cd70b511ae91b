/** What the form, the guide and the diagnosis know of JD Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('jdcloud');

export const ownBase = 'https://domainservice.jdcloud-api.com/v2';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'jdcloud',
  name: say('JD Cloud DNS'),
  summary: say('Domains on JD Cloud DNS, with an Access Key of an IAM sub-user.'),
  monogram: 'JD',
  rank: 29,
  region: 'china',
  website: 'https://www.jdcloud.com',
  fields: [
    {
      key: 'accessKeyId',
      label: say('Access Key ID'),
      help: say('Use the key of a sub-user.'),
      secret: false,
      required: true,
      example: 'JDC_…',
    },
    {
      key: 'accessKeySecret',
      label: say('Access Key Secret'),
      help: say('Belongs to the Access Key ID above.'),
      secret: true,
      required: true,
    },
    {
      key: 'regionId',
      label: say('Region'),
      help: say('DNS is global; the default is fine.'),
      secret: false,
      required: false,
      example: 'cn-north-1',
      default: 'cn-north-1',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://uc.jdcloud.com/account/accesskey',
  docsUrl: 'https://docs.jdcloud.com/cn/jd-cloud-dns/api/overview',
  leastPrivilege: say('An IAM sub-user with the policy for managing DNS (domainservice) and nothing else.'),
  steps: [
    say('Open the JD Cloud console, Identity and Access Management, create a sub-user, and grant it the DNS policy.'),
    say('Open Access Key Management as that sub-user and create an Access Key.'),
    say('Copy Access Key ID and Access Key Secret here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.jdgslb.com'],
  errors: [
    {
      status: 400,
      text: '(?:request|signature|date|time)\\b.*expired|expired.*(?:request|signature|date|time)',
      refusal: 'clock-skew',
    },
    { code: 'UNAUTHENTICATED', refusal: 'wrong-credentials' },
    { code: 'PERMISSION_DENIED', refusal: 'no-permission' },
    { code: 'NOT_FOUND', refusal: 'zone-not-found' },
    { code: 'QUOTA_EXCEEDED', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
