/** What the form, the guide and the diagnosis know of Google Cloud DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('googlecloud');

export const ownBase = 'https://dns.googleapis.com/dns/v1';
/** Seconds. */
export const shortestTtl = 0;

export const descriptor: ProviderDescriptor = {
  id: 'googlecloud',
  name: say('Google Cloud DNS'),
  summary: say('Public managed zones in a Google Cloud project, with the key of a service account.'),
  monogram: 'GC',
  rank: 5,
  region: 'global',
  website: 'https://cloud.google.com/dns',
  fields: [
    {
      key: 'serviceAccountJson',
      label: say('Service account key (JSON)'),
      help: say('The whole key file, from the first brace to the last.'),
      secret: true,
      required: true,
      example: '{"type":"service_account",…}',
      lines: true,
    },
    {
      key: 'projectId',
      label: say('Project ID'),
      help: say('Only where the zone is in another project than the service account.'),
      secret: false,
      required: false,
      example: 'my-project-123456',
    },
    {
      key: 'managedZone',
      label: say('Managed zone'),
      help: say('Name or number of the managed zone. It skips the search, so the key need not list zones.'),
      secret: false,
      required: false,
      example: 'example-zone',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
  docsUrl: 'https://cloud.google.com/dns/docs/reference/rest/v1',
  leastPrivilege: say(
    'A custom role with dns.managedZones.list on the project, and DNS Administrator on the one managed zone. Without the list where the managed zone is given.',
  ),
  steps: [
    say('Open IAM & Admin, Service Accounts in the Google Cloud console and choose Create service account.'),
    say(
      'Under Network services, Cloud DNS open the zone’s permissions and grant the account the role DNS Administrator.',
    ),
    say('Open the account, Keys, Add key, Create new key, JSON. A file is downloaded.'),
    say('Paste the content of the file here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'set',
  nameServers: ['ns-cloud-*.googledomains.com'],
  errors: [
    { code: 'invalid_grant', text: 'short-lived token|reasonable timeframe', refusal: 'clock-skew' },
    { code: 'invalid_grant', refusal: 'wrong-credentials' },
    { code: 'invalid_client', refusal: 'wrong-credentials' },
    { code: 'unauthorized_client', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'signed-out' },
    { code: 'rateLimitExceeded', refusal: 'rate-limited' },
    { code: 'userRateLimitExceeded', refusal: 'rate-limited' },
    { code: 'quotaExceeded', refusal: 'rate-limited' },
    { code: 'RESOURCE_EXHAUSTED', refusal: 'rate-limited' },
    { code: 'accessNotConfigured', refusal: 'no-permission' },
    { code: 'SERVICE_DISABLED', refusal: 'no-permission' },
    { code: 'forbidden', refusal: 'no-permission' },
    { code: 'PERMISSION_DENIED', refusal: 'no-permission' },
    { status: 404, text: 'entity\\.change\\.', refusal: 'not-there' },
    { code: 'notFound', refusal: 'zone-not-found' },
    { code: 'alreadyExists', refusal: 'already-there' },
    { code: 'conditionNotMet', refusal: 'already-there' },
    {
      status: 400,
      text: "Invalid value for 'entity\\.change\\.additions\\[\\d+\\]\\.name'",
      refusal: 'zone-not-found',
    },
    { code: 'cnameResourceRecordSetConflict', refusal: 'refused', cause: 'provider-record-conflict' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
