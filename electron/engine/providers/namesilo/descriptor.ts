/** What the form, the guide and the diagnosis know of NameSilo. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('namesilo');

export const ownBase = 'https://www.namesilo.com/api';
/** Seconds. */
export const shortestTtl = 3600;

export const descriptor: ProviderDescriptor = {
  id: 'namesilo',
  name: say('NameSilo'),
  summary: say('Domains registered at NameSilo that use its own name servers.'),
  monogram: 'NS',
  rank: 30,
  region: 'global',
  website: 'https://www.namesilo.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('The key of the API Manager, for the live system and with write access.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.namesilo.com/account/api-manager',
  docsUrl: 'https://www.namesilo.com/api-reference',
  leastPrivilege: say('The key covers the whole account. Restrict it to your own IP address in the API Manager.'),
  steps: [
    say('Sign in at namesilo.com and open the API Manager.'),
    say('Leave “Generate key for read-only access” empty, accept the terms and generate a key.'),
    say('If you list IP addresses there, include the one of this computer. Then paste the key here.'),
  ],
  propagation: { typicalSeconds: 900, ttlSeconds: 3600 },
  model: 'record',
  nameServers: ['*.dnsowl.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { text: 'slow down|too many requests|rate limit', refusal: 'rate-limited' },
    { code: '110', refusal: 'wrong-credentials' },
    { code: '111', refusal: 'no-permission' },
    { code: '112', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { code: '113', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '200', refusal: 'zone-not-found' },
    { code: '280', text: 'already exists|duplicate', refusal: 'already-there' },
    { code: '280', text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
    { code: '280', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
