/** What the form, the guide and the diagnosis know of cPanel / WHM. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('cpanel');

/** Every server is somebody's own, so there is no address to fall back on. */
export const ownBase = '';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'cpanel',
  name: say('cPanel / WHM'),
  summary: say('Zones on a web host with cPanel, or on a server of your own with WHM.'),
  monogram: 'CP',
  rank: 65,
  region: 'self-hosted',
  website: 'https://cpanel.net',
  fields: [
    {
      key: 'mode',
      label: say('Mode'),
      help: say('cpanel for one account (port 2083), whm for the whole server (port 2087).'),
      secret: false,
      required: true,
      options: ['cpanel', 'whm'],
      default: 'cpanel',
    },
    {
      key: 'baseUrl',
      label: say('Server URL'),
      help: say('The address of the panel with its port, without anything after it.'),
      secret: false,
      required: true,
      example: 'https://server.example.com:2083',
      endpoint: true,
    },
    {
      key: 'username',
      label: say('User name'),
      help: say('The account that made the token; for WHM usually root or a reseller.'),
      secret: false,
      required: true,
    },
    {
      key: 'apiToken',
      label: say('API token'),
      help: say('A token from Manage API Tokens, not the password of the panel.'),
      secret: true,
      required: true,
    },
  ],
  createKeyUrl: 'https://docs.cpanel.net/cpanel/security/manage-api-tokens-in-cpanel/',
  docsUrl: 'https://api.docs.cpanel.net/',
  leastPrivilege: say(
    'In cPanel a token of the one account that holds the zone; in WHM a token with edit-dns and nothing else.',
  ),
  steps: [
    say('In cPanel open Security, Manage API Tokens; in WHM open Development, Manage API Tokens.'),
    say('Create a token. In WHM clear every privilege but edit-dns.'),
    say('Copy the token at once and paste it here; it is not shown again.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 300 },
  model: 'record',
  nameServers: [],
  errors: [
    { text: 'serial.*(?:match|changed)|(?:mis|not )match.*serial', refusal: 'busy' },
    {
      text: 'do not (?:control|have|own) (?:a|the) dns zone|zone.*(?:does not exist|not found|could not be)|no such zone',
      refusal: 'zone-not-found',
    },
    { text: 'do not have the feature', refusal: 'no-permission', cause: 'provider-plan-restriction' },
    { text: 'permission|not authorized|not allowed', refusal: 'no-permission' },
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'wrong-credentials' },
    { text: 'access denied|token.*invalid|invalid.*token', refusal: 'wrong-credentials' },
    { text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
