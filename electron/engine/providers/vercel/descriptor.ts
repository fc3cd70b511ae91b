/** What the form, the guide and the diagnosis know of Vercel DNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('vercel');

export const ownBase = 'https://api.vercel.com';
/** Seconds. */
export const shortestTtl = 60;

export const descriptor: ProviderDescriptor = {
  id: 'vercel',
  name: say('Vercel DNS'),
  summary: say('Domains on the name servers of Vercel, your own or those of a team.'),
  monogram: 'VC',
  rank: 43,
  region: 'global',
  website: 'https://vercel.com',
  fields: [
    {
      key: 'token',
      label: say('Access token'),
      help: say('A token whose scope includes the team that owns the domain.'),
      secret: true,
      required: true,
    },
    {
      key: 'teamId',
      label: say('Team ID'),
      help: say(
        'For the domains of a team: Settings, General, Team ID. With a wrong one the domain seems to be missing.',
      ),
      secret: false,
      required: false,
      example: 'team_…',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://vercel.com/account/settings/tokens',
  docsUrl: 'https://vercel.com/docs/rest-api',
  leastPrivilege: say('A token scoped to the team that owns the domain, with an end date.'),
  steps: [
    say('Open vercel.com, Account Settings, Tokens.'),
    say('Name the token, choose the team that owns the domain as its scope, and choose when it ends.'),
    say('Choose Create Token and paste it here. Vercel shows it only once. For a team, enter its ID too.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 60 },
  model: 'record',
  nameServers: ['*.vercel-dns.com'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: 'rate_limited', refusal: 'rate-limited' },
    { status: 401, refusal: 'wrong-credentials' },
    { code: 'invalidToken', refusal: 'wrong-credentials' },
    { text: 'invalid ?token|missing an authentication token', refusal: 'wrong-credentials' },
    { code: 'forbidden', refusal: 'no-permission' },
    { status: 403, refusal: 'no-permission' },
    { code: 'not_found', refusal: 'zone-not-found' },
    { text: 'already exists', refusal: 'already-there' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
