/** What the form, the guide and the diagnosis know of PowerDNS. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('powerdns');

/** Where the server listens unless it is told otherwise. */
export const ownBase = 'http://127.0.0.1:8081';
/** Seconds. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'powerdns',
  name: say('PowerDNS'),
  summary: say('A PowerDNS Authoritative Server of your own, through its HTTP API.'),
  monogram: 'PD',
  rank: 25,
  region: 'self-hosted',
  website: 'https://www.powerdns.com',
  fields: [
    {
      key: 'apiUrl',
      label: say('API address'),
      help: say('Where the server’s built-in web server listens. “/api/v1” at the end may be left out.'),
      secret: false,
      required: true,
      example: ownBase,
      endpoint: true,
    },
    {
      key: 'apiKey',
      label: say('API key'),
      help: say('The value of “api-key” in pdns.conf.'),
      secret: true,
      required: true,
    },
    {
      key: 'serverName',
      aliases: ['serverId'],
      label: say('Server id'),
      help: say('Almost always “localhost”; another one only behind a proxy that serves several servers.'),
      secret: false,
      required: false,
      default: 'localhost',
    },
    {
      key: 'apiVersion',
      label: say('API version'),
      help: say('All servers since 2016 speak version 1.'),
      secret: false,
      required: false,
      default: '1',
    },
  ],
  createKeyUrl: 'https://doc.powerdns.com/authoritative/http-api/index.html#enabling-the-api',
  docsUrl: 'https://doc.powerdns.com/authoritative/http-api/',
  leastPrivilege: say(
    'The key may change everything on the server. Let the API listen on loopback or inside a VPN only, and limit webserver-allow-from to this computer.',
  ),
  steps: [
    say(
      'In pdns.conf set api=yes, api-key to a long random text, webserver=yes and webserver-allow-from to this computer’s address.',
    ),
    say('Restart PowerDNS.'),
    say(
      'Enter the API address and the key here. Use https, or a connection nobody else can read, when the server is another machine.',
    ),
  ],
  propagation: { typicalSeconds: 5, ttlSeconds: 60 },
  model: 'set',
  nameServers: [],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'no-permission', cause: 'provider-ip-allowlist' },
    { status: 404, text: '^not found$', refusal: 'zone-not-found' },
    { text: 'could not find domain', refusal: 'zone-not-found' },
    { status: 422, text: 'conflicts with|duplicate record', refusal: 'refused', cause: 'provider-record-conflict' },
    { status: 422, refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
