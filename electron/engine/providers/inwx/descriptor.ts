/** What the form, the guide and the diagnosis know of INWX. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('inwx');

export const ownBase = 'https://api.domrobot.com/xmlrpc/';
/** Seconds. */
export const shortestTtl = 300;

export const descriptor: ProviderDescriptor = {
  id: 'inwx',
  name: say('INWX'),
  summary: say('Zones on the name servers of INWX, with the log-in of an account or a sub-account.'),
  monogram: 'IX',
  rank: 34,
  region: 'europe',
  website: 'https://www.inwx.com',
  fields: [
    {
      key: 'username',
      label: say('User name'),
      help: say('Best of a sub-account made for this.'),
      secret: false,
      required: true,
    },
    {
      key: 'password',
      label: say('Password'),
      help: say('The password of that account.'),
      secret: true,
      required: true,
    },
    {
      key: 'sharedSecret',
      label: say('Shared secret of two-factor log-in'),
      help: say('Only with two-factor log-in: the text behind the QR code, not a code of six digits.'),
      secret: true,
      required: false,
      example: 'JBSWY3DPEHPK3PXP',
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://www.inwx.com/en/customer/users',
  docsUrl: 'https://www.inwx.com/en/help/apidoc',
  leastPrivilege: say('A sub-account with nothing but the DNS role and access to the API.'),
  steps: [
    say('Sign in at inwx.com, open the account administration and add a sub-account.'),
    say('Give it the role for DNS only.'),
    say('If it uses two-factor log-in, keep the text shown beside the QR code: that is the shared secret.'),
    say('Enter user name and password here, and the shared secret where there is one.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 300 },
  model: 'record',
  nameServers: ['*.inwx.de', '*.inwx.eu', '*.inwx.com', '*.inwx.net'],
  errors: [
    { status: 429, refusal: 'rate-limited' },
    { code: '2200', refusal: 'wrong-credentials' },
    { code: '2002', refusal: 'signed-out' },
    { code: '2201', refusal: 'no-permission' },
    { code: '2303', refusal: 'zone-not-found' },
    { code: '2302', refusal: 'already-there' },
    { code: '2400', refusal: 'rate-limited' },
    { code: '2502', refusal: 'rate-limited' },
    { text: '\\bttl\\b', refusal: 'refused', cause: 'provider-ttl-rejected' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
