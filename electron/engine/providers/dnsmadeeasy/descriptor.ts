/** What the form, the guide and the diagnosis know of DNS Made Easy. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('dnsmadeeasy');

export const ownBase = 'https://api.dnsmadeeasy.com/V2.0';
/** Seconds. */
export const shortestTtl = 30;

export const descriptor: ProviderDescriptor = {
  id: 'dnsmadeeasy',
  name: say('DNS Made Easy'),
  summary: say('Managed domains at DNS Made Easy, with the API key and secret key of a user.'),
  monogram: 'ME',
  rank: 13,
  region: 'global',
  website: 'https://dnsmadeeasy.com',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('Under Account Information in the control panel.'),
      secret: false,
      required: true,
      example: '1c1a3c91-4770-4ce7-96f4-54c0eb0e457a',
    },
    {
      key: 'secretKey',
      label: say('Secret key'),
      help: say('Beside the API key.'),
      secret: true,
      required: true,
    },
    {
      key: 'sandbox',
      label: say('Sandbox'),
      help: say('true for an account of the sandbox, which is a world of its own.'),
      secret: false,
      required: false,
      options: ['false', 'true'],
      default: 'false',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://cp.dnsmadeeasy.com/account/info',
  docsUrl: 'https://api-docs.dnsmadeeasy.com/',
  leastPrivilege: say(
    'The key of a user who may edit only the domains of your certificates; a key of the main user reaches them all.',
  ),
  steps: [
    say('Open cp.dnsmadeeasy.com and sign in as the user whose key it shall be.'),
    say('Go to Config, Account Information and tick Generate New API Credentials if there are none yet.'),
    say('Copy the API key and the secret key here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['*.dnsmadeeasy.com', '*.digicertdns.com', '*.digicertdns.net'],
  errors: [
    { text: 'rate limit exceeded', refusal: 'rate-limited' },
    { status: 429, refusal: 'rate-limited' },
    { text: 'date header|request ?date|out of sync', refusal: 'clock-skew' },
    { status: 403, text: 'permission|not allowed', refusal: 'no-permission' },
    { status: 403, refusal: 'wrong-credentials' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 400, text: 'already exists', refusal: 'already-there' },
    { status: 400, text: 'currently in use|pending|being (?:created|deleted|updated)', refusal: 'busy' },
    { status: 400, text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
