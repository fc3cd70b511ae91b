/** What the form, the guide and the diagnosis know of Dynadot. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('dynadot');

export const ownBase = 'https://api.dynadot.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'dynadot',
  name: say('Dynadot'),
  summary: say('Domains on Dynadot DNS, with an API key and its secret.'),
  monogram: 'DA',
  rank: 57,
  region: 'global',
  website: 'https://www.dynadot.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('The production key, not the one of the sandbox.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiSecret',
      label: say('Secret key'),
      help: say('It signs the requests and is never sent.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.dynadot.com/account/domain/setting/api.html',
  docsUrl: 'https://www.dynadot.com/domain/api-document',
  leastPrivilege: say('Keys reach the whole account; limit the addresses that may use them.'),
  steps: [
    say('Sign in at dynadot.com, open Tools, API, and unlock the account.'),
    say(
      'Generate the production key and the secret key, and add the address of this computer if asked. Changes take ten minutes.',
    ),
    say('Enter both keys here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.dyna-ns.net'],
  errors: [
    { code: '403', text: 'ip address', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { code: '403', text: 'main dns', refusal: 'refused' },
    { code: '403', refusal: 'no-permission' },
    { code: '401', refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: '400', text: 'authorization|signature|api key', refusal: 'wrong-credentials' },
    { code: '400', text: 'can ?not find the domain|domain not found', refusal: 'zone-not-found' },
    { code: '404', refusal: 'zone-not-found' },
    { code: '429', text: 'dns settings', refusal: 'refused' },
    { code: '429', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { code: '409', refusal: 'refused', cause: 'provider-record-conflict' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
