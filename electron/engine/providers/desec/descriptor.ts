/** What the form, the guide and the diagnosis know of deSEC. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('desec');

export const ownBase = 'https://desec.io/api/v1';
/** Seconds; the API tells the one of each domain. */
export const shortestTtl = 3600;

export const descriptor: ProviderDescriptor = {
  id: 'desec',
  name: say('deSEC'),
  summary: say('Domains at deSEC, the free DNS hosting with DNSSEC.'),
  monogram: 'DE',
  rank: 21,
  region: 'europe',
  website: 'https://desec.io',
  fields: [
    {
      key: 'token',
      label: say('API token'),
      help: say('The secret value shown when the token is made, not its id.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://desec.io/tokens',
  docsUrl: 'https://desec.readthedocs.io/en/latest/auth/tokens.html',
  leastPrivilege: say(
    'A token without the right to manage tokens or domains, whose default policy writes nothing, and one policy for the domain and the type TXT that may write.',
  ),
  steps: [
    say('Sign in at desec.io and open Token Management.'),
    say(
      'Make a token, leave its administrative rights off, and restrict it with policies to the domain and the type TXT.',
    ),
    say('Paste the secret value here. deSEC shows it only once.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 3600 },
  model: 'set',
  nameServers: ['ns1.desec.io', 'ns2.desec.org'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: '^not found\\.?$', refusal: 'zone-not-found' },
    { status: 429, refusal: 'rate-limited' },
    { status: 400, code: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { status: 400, text: 'another rrset', refusal: 'refused', cause: 'provider-record-conflict' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
