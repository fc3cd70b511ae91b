/** What the form, the guide and the diagnosis know of ClouDNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('cloudns');

export const ownBase = 'https://api.cloudns.net/dns';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'cloudns',
  name: say('ClouDNS'),
  summary: say('Zones at ClouDNS, on a plan with access to the API.'),
  monogram: 'CN',
  rank: 38,
  region: 'europe',
  website: 'https://www.cloudns.net',
  fields: [
    {
      key: 'authId',
      label: say('API user ID (auth-id)'),
      help: say('The number of an API user.'),
      secret: false,
      required: false,
      example: '1234',
    },
    {
      key: 'subAuthId',
      label: say('API sub-user ID (sub-auth-id)'),
      help: say('The number of an API sub-user, in place of the user ID above.'),
      secret: false,
      required: false,
      example: '1234',
    },
    {
      key: 'authPassword',
      label: say('API password'),
      help: say('The password of that API user, not the one you sign in with.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  anyOf: [['authId'], ['subAuthId']],
  createKeyUrl: 'https://www.cloudns.net/api-settings/',
  docsUrl: 'https://www.cloudns.net/wiki/article/42/',
  leastPrivilege: say('An API sub-user to whom only the zones of your certificates are delegated.'),
  steps: [
    say('Sign in at cloudns.net and open API & Resellers. The API needs a paid plan.'),
    say(
      'Add an API user, or better a sub-user, with a password of its own. Leave the list of IP addresses empty or include yours.',
    ),
    say('For a sub-user, delegate the zone to it.'),
    say('Enter its ID and password here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.cloudns.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { text: 'invalid authentication|incorrect auth-', refusal: 'wrong-credentials' },
    {
      text: 'IP address is not allowed|not allowed .*\\bIP\\b',
      refusal: 'no-permission',
      cause: 'provider-ip-allowlist',
    },
    {
      text: 'no (?:http )?api access|not (?:available|allowed) (?:for|in|with) your (?:plan|account)|upgrade your',
      refusal: 'no-permission',
      cause: 'provider-plan-restriction',
    },
    { text: 'missing domain-name|zone-info mismatch', refusal: 'zone-not-found' },
    { text: 'invalid ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { text: 'invalid record-id', refusal: 'not-there' },
    { text: 'already (?:exists?|have)|same record', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
