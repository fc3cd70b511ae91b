/** What the form, the guide and the diagnosis know of ALL-INKL.COM (KAS). */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';
import { endpointField } from '../http-api.ts';

const say = wordsOf('allinkl');

export const ownBase = 'https://kasapi.kasserver.com/soap';
/** Seconds; the service chooses it. */
export const shortestTtl = 1;

export const descriptor: ProviderDescriptor = {
  id: 'allinkl',
  name: say('ALL-INKL.COM (KAS)'),
  summary: say('Domains at ALL-INKL.COM, with a log-in of its administration (KAS).'),
  monogram: 'AI',
  rank: 73,
  region: 'europe',
  website: 'https://all-inkl.com',
  fields: [
    {
      key: 'login',
      label: say('KAS login'),
      help: say('Begins with w, followed by digits and letters; not the member log-in.'),
      secret: false,
      required: true,
      example: 'w0123456',
    },
    {
      key: 'password',
      label: say('KAS password'),
      help: say('The password of that KAS account: it opens the administration too.'),
      secret: true,
      required: true,
    },
    endpointField(ownBase),
  ],
  createKeyUrl: 'https://kas.all-inkl.com/',
  docsUrl: 'https://kasapi.kasserver.com/dokumentation/phpdoc/',
  leastPrivilege: say('A KAS account of its own that holds only the domain and may change its DNS settings.'),
  steps: [
    say('Log in at kas.all-inkl.com and note the login that begins with w.'),
    say('Better: under Account, create an account of its own for the domain, and allow it the DNS settings.'),
    say('Enter that login and its password here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 7200 },
  model: 'record',
  nameServers: ['ns*.kasserver.com'],
  errors: [
    { text: '^flood_protection', refusal: 'rate-limited' },
    { text: '^kas_session|^session_', refusal: 'signed-out' },
    { text: '^kas_(?:login|password|auth|credential)', refusal: 'wrong-credentials' },
    { text: 'not_allowed|no_permission|access_forbidden', refusal: 'no-permission' },
    { text: '^record_already_exists', refusal: 'already-there' },
    { text: '^record_id_not_found|^record_not_found', refusal: 'not-there' },
    { text: '^zone_(?:not_found|syntax_incorrect)|^nothing_to_do|^host_not_found', refusal: 'zone-not-found' },
    { text: '^in_progress', refusal: 'busy' },
  ],
  mode: 'automatic',
  practiceOnly: false,
};
