/** What the form, the guide and the diagnosis know of OVHcloud. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('ovh');

export const ownBase = 'https://eu.api.ovh.com/1.0';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'ovh',
  name: say('OVHcloud'),
  summary: say(
    'Domains on OVHcloud’s name servers, with the three keys of an application or an OAuth2 service account.',
  ),
  monogram: 'OV',
  rank: 12,
  region: 'europe',
  website: 'https://www.ovhcloud.com',
  fields: [
    {
      key: 'endpoint',
      label: say('Region'),
      help: say(
        'ovh-eu, ovh-ca or ovh-us, wherever the account was opened. The address of an API that speaks the same is taken too.',
      ),
      secret: false,
      required: true,
      example: 'ovh-eu',
      default: 'ovh-eu',
      endpoint: true,
    },
    {
      key: 'applicationKey',
      label: say('Application key'),
      help: say('The first of the three keys.'),
      secret: false,
      required: false,
    },
    {
      key: 'applicationSecret',
      label: say('Application secret'),
      help: say('The second of the three keys.'),
      secret: true,
      required: false,
    },
    {
      key: 'consumerKey',
      label: say('Consumer key'),
      help: say('The third one. It works after it has been validated once in the browser.'),
      secret: true,
      required: false,
    },
    {
      key: 'clientId',
      label: say('OAuth2 client ID'),
      help: say('Of a service account, instead of the three keys.'),
      secret: false,
      required: false,
      example: 'EU.0123456789abcdef',
    },
    {
      key: 'clientSecret',
      label: say('OAuth2 client secret'),
      help: say('Only together with the client ID.'),
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
  leastPrivilege: say(
    'GET on /domain/zone, and GET, POST and DELETE on /domain/zone/<zone>/*. For a service account the actions dnsZone:apiovh:get, record/get, record/create, record/delete and refresh on the zone.',
  ),
  steps: [
    say('Open the page of your region, such as eu.api.ovh.com/createToken, and sign in.'),
    say(
      'Give it a name, choose the validity Unlimited, and keep the rights that are filled in; put your zone in place of the first * to narrow them.',
    ),
    say('Choose Create keys and paste the three keys here.'),
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
