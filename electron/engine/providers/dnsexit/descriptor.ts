/** What the form, the guide and the diagnosis know of DNSExit. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('dnsexit');

export const ownBase = 'https://api.dnsexit.com/dns/';
/** Seconds; times are whole minutes. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'dnsexit',
  name: say('DNSExit'),
  summary: say('Domains and free names at DNSExit, with its DNS API key.'),
  monogram: 'DX',
  rank: 72,
  region: 'us',
  website: 'https://dnsexit.com',
  fields: [
    {
      key: 'apiKey',
      label: say('DNS API key'),
      help: say('It can change every domain of the account.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://dnsexit.com/Direct.sv?cmd=userApiKey',
  docsUrl: 'https://dnsexit.com/dns/dns-api/',
  leastPrivilege: say('Keys are not limited to domains: whoever has it can change them all.'),
  steps: [
    say('Log in at dnsexit.com and open Settings, DNS API Key.'),
    say('Create the key, if there is none yet, and copy it.'),
    say('Paste it here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 120 },
  model: 'record',
  nameServers: ['ns*.dnsexit.com'],
  // The numbers are those of https://dnsexit.com/dns/dns-api/#server-reply; the words tell what a number leaves open.
  errors: [
    {
      text: 'domain.*(?:not (?:found|exist|in|under|belong|owned)|unknown|does not)|no such domain',
      refusal: 'zone-not-found',
    },
    { text: 'already exist|duplicate', refusal: 'already-there' },
    { text: 'not found|no such|not exist|no match', refusal: 'not-there' },
    { text: 'missing required|syntax|type not supported', refusal: 'refused' },
    { text: 'system error|error getting post', refusal: 'bad-answer' },
    { text: 'too many|rate limit', refusal: 'rate-limited' },
    { code: '2', refusal: 'wrong-credentials' },
    { code: '3', refusal: 'wrong-credentials' },
    { code: '4', refusal: 'zone-not-found' },
    { status: 403, refusal: 'wrong-credentials' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
