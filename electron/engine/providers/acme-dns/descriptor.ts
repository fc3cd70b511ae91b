/** What the form, the guide and the diagnosis know of acme-dns. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('acme-dns');

export const ownBase = 'https://auth.acme-dns.io';

export const descriptor: ProviderDescriptor = {
  id: 'acme-dns',
  name: say('acme-dns'),
  summary: say(
    'A small server that holds nothing but proofs: your own zone points to it with one CNAME record for each name.',
  ),
  monogram: 'AD',
  rank: 23,
  region: 'self-hosted',
  website: 'https://github.com/joohoi/acme-dns',
  fields: [
    {
      key: 'apiBase',
      label: say('Server address'),
      help: say('Your own server, or a public one that you trust.'),
      secret: false,
      required: true,
      example: ownBase,
      endpoint: true,
    },
    {
      key: 'username',
      label: say('User name'),
      help: say('“username” in the answer to the registration.'),
      secret: false,
      required: false,
      example: 'c36f50e8-4632-44f0-83fe-e070fef28a10',
    },
    {
      key: 'password',
      label: say('Password'),
      help: say('“password” in the answer to the registration.'),
      secret: true,
      required: false,
    },
    {
      key: 'subdomain',
      label: say('Sub-domain'),
      help: say('“subdomain” in the answer to the registration.'),
      secret: false,
      required: false,
      example: '8e5700ea-a4bf-41c7-8a77-e990661dcc6a',
    },
    {
      key: 'allowFrom',
      label: say('Allowed networks'),
      help: say('For your own record: the networks that the registration was limited to, if any.'),
      secret: false,
      required: false,
      example: '203.0.113.0/24,2001:db8::/32',
    },
  ],
  anyOf: [['username', 'password', 'subdomain']],
  createKeyUrl: 'https://github.com/joohoi/acme-dns#register-endpoint',
  docsUrl: 'https://github.com/joohoi/acme-dns#api',
  leastPrivilege: say('A registration can change one TXT name and nothing else. Make one for each domain.'),
  steps: [
    say('Register at the server, for example with: curl -X POST https://auth.acme-dns.io/register'),
    say('In your own zone add the record: _acme-challenge.example.org CNAME, then the “fulldomain” of the answer.'),
    say('Enter the user name, the password and the sub-domain of the answer here.'),
  ],
  propagation: { typicalSeconds: 2, ttlSeconds: 60 },
  model: 'slot',
  valuesPerName: 2,
  nameServers: [],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { text: '^forbidden$', refusal: 'wrong-credentials' },
    { text: '^bad_(?:txt|subdomain)$', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
