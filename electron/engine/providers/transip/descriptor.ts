/** What the form, the guide and the diagnosis know of TransIP. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('transip');

export const ownBase = 'https://api.transip.nl/v6';
/** Seconds. */
export const shortestTtl = 10;

export const descriptor: ProviderDescriptor = {
  id: 'transip',
  name: say('TransIP'),
  summary: say('Domains on TransIP’s name servers, with a key pair of the account.'),
  monogram: 'TI',
  rank: 35,
  region: 'europe',
  website: 'https://www.transip.nl',
  fields: [
    {
      key: 'accountName',
      label: say('Account name'),
      help: say('The name that you sign in with.'),
      secret: false,
      required: true,
    },
    {
      key: 'privateKey',
      label: say('Private key (PEM)'),
      help: say('From BEGIN PRIVATE KEY to END PRIVATE KEY.'),
      secret: true,
      required: true,
      example: '-----BEGIN PRIVATE KEY-----',
      lines: true,
    },
    {
      key: 'globalKey',
      label: say('Key accepts all IP addresses'),
      help: say('false where the key pair was made for addresses on the allow-list only.'),
      secret: false,
      required: false,
      options: ['true', 'false'],
      default: 'true',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.transip.nl/cp/account/api/',
  docsUrl: 'https://api.transip.nl/rest/docs.html',
  leastPrivilege: say(
    'A key pair of its own. Keep “Only accept IP addresses from the whitelist” ticked where your address never changes.',
  ),
  steps: [
    say('Open transip.nl/cp/account/api and switch the API on.'),
    say(
      'Under Key Pairs give it a label, untick “Only accept IP addresses from the whitelist” unless your address is fixed, and add it.',
    ),
    say('Paste the private key here. TransIP shows it only once.'),
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['ns*.transip.nl', 'ns*.transip.net', 'ns*.transip.eu'],
  errors: [
    { text: 'API is not enabled', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { text: 'whitelist|allow-?list|IP address', refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { status: 401, refusal: 'signed-out' },
    { status: 403, text: 'read.?only', refusal: 'no-permission' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'entry|record', refusal: 'not-there' },
    { status: 404, text: 'domain', refusal: 'zone-not-found' },
    { status: 409, refusal: 'busy' },
    { text: 'too many', refusal: 'busy' },
    { text: 'locked', refusal: 'busy' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
