/** What the form, the guide and the diagnosis know of Loopia. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('loopia');

export const ownBase = 'https://api.loopia.se/RPCSERV';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'loopia',
  name: say('Loopia'),
  summary: say('Domains at Loopia, with an API user of its own.'),
  monogram: 'LO',
  rank: 70,
  region: 'europe',
  website: 'https://www.loopia.com',
  fields: [
    {
      key: 'apiUser',
      label: say('API user'),
      help: say('Ends with @loopiaapi; not the customer number and not the e-mail address.'),
      secret: false,
      required: true,
      example: 'user@loopiaapi',
    },
    {
      key: 'apiPassword',
      label: say('API password'),
      help: say('The password of that API user.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://customerzone.loopia.com/api/',
  docsUrl: 'https://www.loopia.com/api',
  leastPrivilege: say(
    'An API user with addZoneRecord, getZoneRecords, removeZoneRecord and removeSubdomain; getDomains as well, to find domains by itself.',
  ),
  steps: [
    say('Log in at customerzone.loopia.com and open Account Settings, LoopiaAPI.'),
    say('Create a user, tick the methods named above, and save.'),
    say('Enter the user name with its @loopiaapi, and the password, here.'),
    say('Only for Loopia in Serbia: set the API address to https://api.loopia.rs/RPCSERV.'),
  ],
  propagation: { typicalSeconds: 600, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['ns*.loopia.se'],
  errors: [
    { text: '^AUTH_ERROR$', refusal: 'wrong-credentials' },
    { text: '^RATE_LIMITED$', refusal: 'rate-limited' },
    { text: '^BAD_INDATA$', refusal: 'refused' },
    { text: '^UNKNOWN_ERROR$', refusal: 'refused' },
    { status: 429, refusal: 'rate-limited' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
