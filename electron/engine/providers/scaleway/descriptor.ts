/** What the form, the guide and the diagnosis know of Scaleway Domains and DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('scaleway');

export const ownBase = 'https://api.scaleway.com/domain/v2beta1';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'scaleway',
  name: say('Scaleway Domains and DNS'),
  summary: say('Zones at Scaleway, with the secret key of an IAM application.'),
  monogram: 'SC',
  rank: 36,
  region: 'europe',
  website: 'https://www.scaleway.com',
  fields: [
    {
      key: 'secretKey',
      label: say('Secret key'),
      help: say('The secret key (a UUID), not the access key that begins with SCW.'),
      secret: true,
      required: true,
      example: '11111111-2222-3333-4444-555555555555',
    },
    {
      key: 'projectId',
      label: say('Project ID'),
      help: say('Only to look for zones in this project alone.'),
      secret: false,
      required: false,
      example: '11111111-2222-3333-4444-555555555555',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://console.scaleway.com/iam/api-keys',
  docsUrl: 'https://www.scaleway.com/en/developers/api/domains-and-dns/',
  leastPrivilege: say('An IAM application whose policy grants DomainsDNSFullAccess on the project, and nothing else.'),
  steps: [
    say('Open console.scaleway.com, IAM, Applications, and create an application.'),
    say('Under Policies, give it the permission set DomainsDNSFullAccess for the project of the zone.'),
    say(
      'Under API keys, generate a key for that application and paste its secret key here. Scaleway shows it only once.',
    ),
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
