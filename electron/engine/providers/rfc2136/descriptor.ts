/** What the form, the guide and the diagnosis know of Own name server (RFC 2136). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { algorithmNames } from './algorithms.ts';

const say = wordsOf('rfc2136');

export const descriptor: ProviderDescriptor = {
  id: 'rfc2136',
  name: say('Own name server (RFC 2136)'),
  summary: say('BIND, Knot, PowerDNS, Technitium or any other name server that accepts dynamic updates.'),
  monogram: 'RF',
  rank: 24,
  region: 'self-hosted',
  website: 'https://www.rfc-editor.org/rfc/rfc2136.html',
  fields: [
    {
      key: 'nameserver',
      label: say('Primary server'),
      help: say(
        'The server that holds the writable copy of the zone: a host name or an IP address. Add a port only if it is not 53.',
      ),
      secret: false,
      required: true,
      example: 'ns1.example.org',
      endpoint: true,
    },
    {
      key: 'tsigKeyName',
      aliases: ['keyName'],
      label: say('Key name'),
      help: say(
        'The name of the TSIG key exactly as the server’s configuration spells it. Leave the key out only where the server takes updates by address.',
      ),
      secret: false,
      required: false,
      example: 'certwright',
    },
    {
      key: 'tsigSecret',
      aliases: ['keySecret'],
      label: say('Key secret'),
      help: say('The base64 text after “secret” in the key, without the quotation marks.'),
      secret: true,
      required: false,
    },
    {
      key: 'tsigAlgorithm',
      aliases: ['algorithm'],
      label: say('Algorithm'),
      help: say('Must be the one the key was made for.'),
      secret: false,
      required: false,
      options: [...algorithmNames],
      default: 'hmac-sha256',
    },
    {
      key: 'zone',
      label: say('Zone'),
      help: say('Only where the server cannot be asked for it: the zone that takes the updates.'),
      secret: false,
      required: false,
      example: 'example.org',
    },
  ],
  createKeyUrl: 'https://bind9.readthedocs.io/en/latest/chapter7.html#tsig',
  // Usually with a key; some servers take updates by address.
  anyOf: [['tsigKeyName', 'tsigSecret'], []],
  docsUrl: 'https://www.rfc-editor.org/rfc/rfc8945.html',
  leastPrivilege: say(
    'Allow the key to change only TXT records named _acme-challenge. In BIND: update-policy { grant certwright name _acme-challenge.example.org. TXT; };',
  ),
  steps: [
    say(
      'On the name server make a key: “tsig-keygen -a hmac-sha256 certwright” (BIND) or “keymgr -t certwright hmac-sha256” (Knot).',
    ),
    say(
      'Put the printed key into the server’s configuration and allow it to change the zone’s _acme-challenge TXT records.',
    ),
    say('Reload the server, then enter its address, the key’s name and its secret here.'),
  ],
  propagation: { typicalSeconds: 2, ttlSeconds: 60 },
  model: 'record',
  nameServers: [],
  // RFC 2136 §2.2 and RFC 8945 §3; what the server says of the key goes first.
  errors: [
    { code: 'BADKEY', refusal: 'wrong-credentials' },
    { code: 'BADSIG', refusal: 'wrong-credentials' },
    { code: 'BADTRUNC', refusal: 'wrong-credentials' },
    { code: 'BADTIME', refusal: 'clock-skew' },
    { code: 'REFUSED', refusal: 'no-permission' },
    { code: 'NOTAUTH', refusal: 'zone-not-found' },
    { code: 'NOTZONE', refusal: 'zone-not-found' },
    { code: 'SERVFAIL', refusal: 'refused' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
