/** What the form, the guide and the diagnosis know of West.cn. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';
import { westErrors } from '../west-api.ts';

const say = wordsOf('westcn');

export const ownBase = 'https://api.west.cn/api/v2';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'westcn',
  name: say('West.cn'),
  summary: say('Domains at West.cn, with an API key or, for agents, the API password.'),
  monogram: 'WE',
  rank: 28,
  region: 'china',
  website: 'https://www.west.cn',
  fields: [
    {
      key: 'username',
      label: say('User name'),
      help: say('The name you sign in with at West.cn. Not needed with the key of one domain.'),
      secret: false,
      required: false,
    },
    {
      key: 'apiPassword',
      label: say('API password (agents)'),
      help: say('Only for agent accounts. It is not the password you sign in with.'),
      secret: true,
      required: false,
    },
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('For ordinary customers, together with the user name: 32 characters, the MD5 of the API password.'),
      secret: true,
      required: false,
    },
    {
      key: 'domainKey',
      label: say('Domain key'),
      help: say('The key of one domain, from the control panel of that domain. It works for that domain alone.'),
      secret: true,
      required: false,
    },
    endpointField(ownBase),
  ],
  anyOf: [['username', 'apiPassword'], ['username', 'apiKey'], ['domainKey']],
  createKeyUrl: 'https://www.west.cn/manager/API/APIconfig.asp',
  docsUrl: 'https://www.west.cn/CustomerCenter/doc/domain_v2.html',
  leastPrivilege: say('The key of the one domain. The API password and the API key reach the whole account.'),
  steps: [
    say('Sign in at west.cn and open the management centre.'),
    say(
      'Agents and customers: open API settings, set the API password or copy the API key. If addresses are restricted there, add the one of this computer.',
    ),
    say('For one domain only: open the control panel of the domain and copy its key (apidomainkey).'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.myhostadmin.net'],
  errors: [...westErrors],
  mode: 'automatic',
  practiceOnly: false,
};
