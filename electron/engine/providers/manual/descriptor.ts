/** What the form, the guide and the diagnosis know of I add the record myself. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';
import { wordsOf } from '../../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('manual');

export const descriptor: ProviderDescriptor = {
  id: 'manual',
  name: say('I add the record myself'),
  summary: say('For any DNS service: the app shows the record, you add it, the app sees when it is there.'),
  monogram: 'MA',
  rank: 1000,
  region: 'self-hosted',
  fields: [],
  steps: [
    say('Sign in where the domain’s DNS is managed and open its list of records.'),
    say(
      'Add each TXT record that is shown while the certificate is being obtained. Keep records of the same name side by side.',
    ),
    say(
      'Leave the page open: the name servers are watched and the rest happens by itself. Afterwards the records can be deleted.',
    ),
  ],
  propagation: { typicalSeconds: 300, ttlSeconds: 60 },
  model: 'none',
  nameServers: [],
  errors: [],
  mode: 'manual',
  practiceOnly: false,
};
