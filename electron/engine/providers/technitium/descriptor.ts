/** What the form, the guide and the diagnosis know of Technitium DNS Server. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('technitium');

/** Where the server listens unless it is told otherwise. */
export const ownBase = 'http://127.0.0.1:5380';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'technitium',
  name: say('Technitium DNS Server'),
  summary: say('A Technitium DNS Server of your own, through its HTTP API.'),
  monogram: 'TE',
  rank: 64,
  region: 'self-hosted',
  website: 'https://technitium.com/dns/',
  fields: [
    {
      key: 'serverUrl',
      label: say('Server address'),
      help: say('Where its web console opens, without a path.'),
      secret: false,
      required: true,
      example: ownBase,
      endpoint: true,
    },
    {
      key: 'apiToken',
      label: say('API token'),
      help: say('A token made in the console, not the password of the user.'),
      secret: true,
      required: true,
    },
  ],
  createKeyUrl: 'https://github.com/TechnitiumSoftware/DnsServer/blob/master/APIDOCS.md#create-api-token',
  docsUrl: 'https://github.com/TechnitiumSoftware/DnsServer/blob/master/APIDOCS.md',
  leastPrivilege: say(
    'A token of a user of its own who may view zones, and modify only the zones of your certificates.',
  ),
  steps: [
    say('In the web console, under Administration, Users, add a user for this.'),
    say('Under Zones, open the zone, choose Permissions, and allow that user View and Modify.'),
    say('Under Administration, Sessions, choose Create Token for that user, and paste the token here.'),
  ],
  propagation: { typicalSeconds: 2, ttlSeconds: 120 },
  model: 'record',
  nameServers: [],
  errors: [
    { code: 'invalid-token', refusal: 'wrong-credentials' },
    { code: 'error', text: 'access was denied', refusal: 'no-permission' },
    { code: 'error', text: 'no such (?:authoritative )?zone was found', refusal: 'zone-not-found' },
    { code: 'error', text: 'cname', refusal: 'refused', cause: 'provider-record-conflict' },
    { code: 'error', text: 'record already exists', refusal: 'already-there' },
    { code: 'error', text: 'no such record|record (?:does not exist|was not found)', refusal: 'not-there' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
