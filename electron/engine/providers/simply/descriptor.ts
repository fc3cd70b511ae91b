/** What the form, the guide and the diagnosis know of Simply.com. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('simply');

export const ownBase = 'https://api.simply.com/2';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'simply',
  name: say('Simply.com'),
  summary: say('Domains at Simply.com, with the API key of the account.'),
  monogram: 'SI',
  rank: 67,
  region: 'europe',
  website: 'https://www.simply.com',
  fields: [
    {
      key: 'accountName',
      label: say('Account number'),
      help: say('Begins with S, followed by digits; not the e-mail address.'),
      secret: false,
      required: true,
      example: 'S123456',
    },
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('It can change every domain of the account.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.simply.com/en/controlpanel/account/',
  docsUrl: 'https://www.simply.com/en/docs/api/',
  leastPrivilege: say('Keys are not limited to domains or to DNS: whoever has it has the whole account.'),
  steps: [
    say('Log in at simply.com and open the control panel, Account.'),
    say('Note the account number (S and digits) and the API key that is shown there.'),
    say('Paste both here.'),
  ],
  propagation: { typicalSeconds: 120, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['ns*.simply.com', 'ns*.unoeuro.com'],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { text: 'invalid account authori[sz]ation', refusal: 'wrong-credentials' },
    { text: 'invalid product reference|unknown product', refusal: 'zone-not-found' },
    { text: 'unknown dns record', refusal: 'not-there' },
    { text: 'already exists|duplicate', refusal: 'already-there' },
    { status: 403, refusal: 'no-permission' },
    { status: 429, refusal: 'rate-limited' },
    { text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
