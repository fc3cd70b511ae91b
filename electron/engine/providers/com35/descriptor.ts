/** What the form, the guide and the diagnosis know of 35.com. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';
import { westErrors } from '../west-api.ts';

const say = wordsOf('com35');

export const ownBase = 'https://api.35.cn/api/v2';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'com35',
  name: say('35.com'),
  summary: say('Domains at 35.com, for agent accounts with an API password.'),
  monogram: '35',
  rank: 55,
  region: 'china',
  website: 'https://www.35.com',
  fields: [
    {
      key: 'username',
      label: say('User name (agent)'),
      help: say('The name of the agent account.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiPassword',
      label: say('API password'),
      help: say('It is not the password you sign in with.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.35.com/agent/mode-api.asp',
  docsUrl: 'https://api.35.cn/CustomerCenter/doc/domain_v2.html',
  leastPrivilege: say('There are no narrower keys: the API password reaches the whole agent account.'),
  steps: [
    say('Sign in at 35.com with the agent account.'),
    say(
      'Open the agents’ API page and set an API password. If addresses are restricted there, add the one of this computer.',
    ),
    say('Enter the user name and the API password here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.dns-diy.com'],
  errors: [...westErrors],
  mode: 'automatic',
  practiceOnly: false,
};
