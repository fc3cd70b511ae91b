/** What the form, the guide and the diagnosis know of Netlify DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('netlify');

export const ownBase = 'https://api.netlify.com/api/v1';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'netlify',
  name: say('Netlify DNS'),
  summary: say('Domains whose DNS zone is at Netlify.'),
  monogram: 'NL',
  rank: 42,
  region: 'global',
  website: 'https://www.netlify.com',
  fields: [
    {
      key: 'token',
      label: say('Personal access token'),
      help: say('A personal access token of somebody who may change the DNS of the team.'),
      secret: true,
      required: true,
      example: 'nfp_…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://app.netlify.com/user/applications#personal-access-tokens',
  docsUrl: 'https://open-api.netlify.com/',
  leastPrivilege: say('Tokens can do all that you can. Give this one an end date.'),
  steps: [
    say('Open app.netlify.com, User settings, Applications, Personal access tokens.'),
    say(
      'Choose New access token, name it and choose when it ends. If the team signs in by SAML, allow access to the team.',
    ),
    say('Generate the token and paste it here. Netlify shows it only once.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  // They are those of NS1, which serve many others.
  nameServers: [],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission' },
    { status: 404, text: 'not found', refusal: 'zone-not-found' },
    { text: 'already (?:exists|been taken)', refusal: 'already-there' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
