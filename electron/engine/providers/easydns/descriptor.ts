/** What the form, the guide and the diagnosis know of easyDNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('easydns');

export const ownBase = 'https://rest.easydns.net';
/** Seconds. */
export const shortestTtl = 120;

export const descriptor: ProviderDescriptor = {
  id: 'easydns',
  name: say('easyDNS'),
  summary: say('Domains at easyDNS, with the token and key of its REST API.'),
  monogram: 'ED',
  rank: 40,
  region: 'global',
  website: 'https://easydns.com',
  fields: [
    {
      key: 'token',
      label: say('API token'),
      help: say('The token of the REST API; it names the key.'),
      secret: false,
      required: true,
    },
    {
      key: 'key',
      label: say('API key'),
      help: say('The key that belongs to the token.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cp.easydns.com/manage/security/api/signup.php',
  docsUrl: 'https://docs.rest.easydns.net/',
  leastPrivilege: say('Token and key cover the whole account; easyDNS offers no narrower ones.'),
  steps: [
    say('Sign in at cp.easydns.com and open User, Security, REST API.'),
    say('Sign up for the API. A token and a key for production are shown.'),
    say('Paste both here; those of the sandbox do not work.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.easydns.com', '*.easydns.net', '*.easydns.org', '*.easydns.info'],
  errors: [
    { text: 'enhance your calm|rate limit', refusal: 'rate-limited' },
    { status: 420, refusal: 'rate-limited' },
    { code: '420', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: '401', refusal: 'wrong-credentials' },
    { status: 403, refusal: 'wrong-credentials' },
    { code: '403', refusal: 'wrong-credentials' },
    { text: 'already exists', refusal: 'already-there' },
    { status: 406, refusal: 'no-permission' },
    { code: '406', refusal: 'no-permission' },
    { code: '404', refusal: 'zone-not-found' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
