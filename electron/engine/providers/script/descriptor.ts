/** What the form, the guide and the diagnosis know of Own program. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('script');

export const descriptor: ProviderDescriptor = {
  id: 'script',
  name: say('Own program'),
  summary: say('For any DNS service that you can reach from a program of your own: it is started for each record.'),
  monogram: 'SH',
  rank: 990,
  region: 'self-hosted',
  fields: [
    {
      key: 'command',
      label: say('Program'),
      help: say('The whole path of the file, without arguments. It runs with your rights and without a shell.'),
      secret: false,
      required: true,
      example: '/usr/local/bin/dns-record',
    },
    {
      key: 'timeoutSeconds',
      label: say('Longest run in seconds'),
      help: say('After that it is ended. 60 unless told otherwise.'),
      secret: false,
      required: false,
      default: '60',
    },
  ],
  leastPrivilege: say(
    'Whoever can change the file can act in your name: let nobody but you write to it, and keep keys out of it.',
  ),
  steps: [
    say(
      'Write a program whose first argument is “present” (add the TXT value beside others), “cleanup” (remove this value alone) or “prove” (check the key, change nothing).',
    ),
    say(
      'It finds the record in the environment: CERTWRIGHT_FQDN, CERTWRIGHT_ZONE, CERTWRIGHT_NAME (inside the zone), CERTWRIGHT_VALUE, CERTWRIGHT_TTL, and CERTWRIGHT_ACTION. Of your own environment only PATH, HOME and LANG are passed on.',
    ),
    say(
      'End with 0 when it is done. 64 for “prove” says that there is nothing to check. Anything else is a failure, and the last line on standard error is shown as the reason.',
    ),
    say('Make the file executable and enter its path here.'),
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 60 },
  model: 'record',
  nameServers: [],
  errors: [],
  mode: 'automatic',
  practiceOnly: false,
};
