/** What the form, the guide and the diagnosis know of netcup. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('netcup');

export const ownBase = 'https://api.netcup.com/v1';
/** Seconds; nothing can be chosen for challenges, this is for records beside them. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'netcup',
  name: say('netcup'),
  summary: say('Domains at netcup, on CloudDNS with an API key or on the older DNS with a legacy key.'),
  monogram: 'NP',
  rank: 8,
  region: 'europe',
  website: 'https://www.netcup.com/',
  fields: [
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('64 characters for domains on CloudDNS; 50 characters if it is a legacy key.'),
      secret: true,
      required: true,
    },
    {
      key: 'customerNumber',
      label: say('Customer number'),
      help: say('Only with a legacy key. It stands next to your name in the control panel.'),
      secret: false,
      required: false,
      example: '123456',
    },
    {
      key: 'apiPassword',
      label: say('API password'),
      help: say(
        'Only with a legacy key. It is not the password of the control panel; one is good for all legacy keys.',
      ),
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.customercontrolpanel.de/daten_aendern.php?sprung=api',
  docsUrl: 'https://www.netcup.com/en/helpcenter/documentation/netcup-api',
  leastPrivilege: say('netcup cannot limit a key. Make one for this app alone, so that it can be withdrawn alone.'),
  steps: [
    say('Open customercontrolpanel.de and go to Master Data, API.'),
    say('For a domain on CloudDNS, create a key under API Keys and paste it here. Nothing else is needed.'),
    say(
      'For a domain on the older DNS, create a key under Legacy API Keys and an API password, and enter both with your customer number.',
    ),
  ],
  propagation: { typicalSeconds: 900, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*-dns.netcup.net'],
  errors: [
    { text: 'more than \\d+ requests', refusal: 'rate-limited' },
    { code: 'authenticationError', refusal: 'wrong-credentials' },
    { code: 'resourceDoesNotExist', refusal: 'zone-not-found' },
    { code: '4001', refusal: 'signed-out' },
    { code: '4013', text: 'domainname', refusal: 'zone-not-found' },
    { code: '4013', refusal: 'wrong-credentials' },
    { code: '5028', refusal: 'zone-not-found' },
    { code: '5029', refusal: 'not-there' },
    { text: 'already exist', refusal: 'already-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
