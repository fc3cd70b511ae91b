/** The DNS providers of practice mode: one without an account, one with keys, and one that a zone can be moved to. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';

export const practiceDescriptor: ProviderDescriptor = {
  id: 'practice',
  name: { en: 'Practice DNS', zh: '练习用 DNS' },
  summary: {
    en: 'A name server inside this app, for trying things out. It needs no account and reaches no one.',
    zh: '应用内置的域名服务器，供练习使用。不需要账号，也不会连接外部网络。',
  },
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
  name: { en: 'Practice DNS with a key', zh: '练习用 DNS（需要密钥）' },
  summary: {
    en: 'The same name server, behind an account as real providers have one: it wants a key, and can refuse it.',
    zh: '同一台域名服务器，但和真实服务商一样要用账号：需要密钥，也可能拒绝密钥。',
  },
  monogram: 'PK',
  rank: 1002,
  fields: [
    {
      key: 'key',
      label: { en: 'Key', zh: '密钥' },
      help: {
        en: 'Any text will do, unless the situation you rehearse says which key is right.',
        zh: '随便填什么都行；正在演练的情景指定了正确密钥时，以情景为准。',
      },
      secret: true,
      required: true,
    },
  ],
  nameServers: ['ns*.practice-dns.test'],
};

export const elsewhereDescriptor: ProviderDescriptor = {
  ...practiceDescriptor,
  id: 'practice-elsewhere',
  name: { en: 'Other practice DNS', zh: '另一家练习用 DNS' },
  summary: {
    en: 'A second provider inside this app, for the day when a domain moves to other name servers.',
    zh: '应用里的第二家服务商，用来演练域名换到别的权威DNS服务器。',
  },
  monogram: 'PO',
  rank: 1003,
  nameServers: ['ns*.elsewhere-dns.test'],
};
