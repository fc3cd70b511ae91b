/** What the form, the guide and the diagnosis know of HTTP request (own endpoint). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('httpreq');

export const ownBase = 'https://dns.example.com/acme';

export const descriptor: ProviderDescriptor = {
  id: 'httpreq',
  name: say('HTTP request (own endpoint)'),
  summary: say(
    'An HTTP endpoint of your own that answers “present” and “cleanup”, as lego’s httpreq and many helpers speak it.',
  ),
  monogram: 'HR',
  rank: 66,
  region: 'self-hosted',
  website: 'https://go-acme.github.io/lego/dns/httpreq/',
  fields: [
    {
      key: 'endpoint',
      label: say('Endpoint address'),
      help: say('“/present” and “/cleanup” are added to it.'),
      secret: false,
      required: true,
      example: ownBase,
      endpoint: true,
    },
    {
      key: 'mode',
      label: say('Mode'),
      help: say(
        'default sends the name and the value of the record; RAW sends the domain, the token and the key authorization.',
      ),
      secret: false,
      required: false,
      options: ['default', 'RAW'],
      default: 'default',
    },
    {
      key: 'username',
      label: say('User name'),
      help: say('Only where the endpoint asks for HTTP Basic authentication.'),
      secret: false,
      required: false,
    },
    {
      key: 'password',
      label: say('Password'),
      help: say('Goes with the user name.'),
      secret: true,
      required: false,
    },
  ],
  createKeyUrl: 'https://go-acme.github.io/lego/dns/httpreq/',
  docsUrl: 'https://go-acme.github.io/lego/dns/httpreq/',
  leastPrivilege: say('Let the endpoint write only TXT records named _acme-challenge.'),
  steps: [
    say(
      'Let your endpoint take POST requests with JSON at /present and /cleanup, and answer with status 200 when the record is made or gone.',
    ),
    say('Protect it with HTTPS and, if it can be reached by others, with a user name and a password.'),
    say('Enter its address here.'),
  ],
  propagation: { typicalSeconds: 30, ttlSeconds: 120 },
  model: 'record',
  nameServers: [],
  errors: [
    { status: 401, refusal: 'wrong-credentials' },
    { status: 403, refusal: 'wrong-credentials' },
    { status: 405, refusal: 'bad-answer' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
