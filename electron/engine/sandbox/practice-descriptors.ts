/** The DNS providers of practice mode: one without an account, one with keys, and one that a zone can be moved to. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { wordsOf } from '../../../shared/i18n/descriptor-words.ts';

const say = wordsOf('practice');

export const practiceDescriptor: ProviderDescriptor = {
  id: 'practice',
  name: say('Practice DNS'),
  summary: say('A name server inside this app, for trying things out. It needs no account and reaches no one.'),
  monogram: 'PR',
  rank: 1001,
  region: 'self-hosted',
  fields: [],
  steps: [],
  propagation: { typicalSeconds: 1, ttlSeconds: 60 },
  model: 'record',
  nameServers: [],
  errors: [],
  mode: 'automatic',
  practiceOnly: true,
};

export const accountDescriptor: ProviderDescriptor = {
  ...practiceDescriptor,
  id: 'practice-account',
  name: say('Practice DNS with a key'),
  summary: say(
    'The same name server, behind an account as real providers have one: it wants a key, and can refuse it.',
  ),
  monogram: 'PK',
  rank: 1002,
  fields: [
    {
      key: 'key',
      label: say('Key'),
      help: say('Any text will do, unless the situation you rehearse says which key is right.'),
      secret: true,
      required: true,
    },
  ],
  nameServers: ['ns*.practice-dns.test'],
};

export const elsewhereDescriptor: ProviderDescriptor = {
  ...practiceDescriptor,
  id: 'practice-elsewhere',
  name: say('Other practice DNS'),
  summary: say('A second provider inside this app, for the day when a domain moves to other name servers.'),
  monogram: 'PO',
  rank: 1003,
  nameServers: ['ns*.elsewhere-dns.test'],
};

/** The first is offered to begin with. */
export const practiceDescriptors: readonly ProviderDescriptor[] = [
  practiceDescriptor,
  accountDescriptor,
  elsewhereDescriptor,
];
