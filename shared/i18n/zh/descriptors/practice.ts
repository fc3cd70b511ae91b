/** By the English text that stands with the facts. */
export const practiceWords = {
  'Practice DNS': '练习用DNS',
  'A name server inside this app, for trying things out. It needs no account and reaches no one.':
    '应用内置的域名服务器，供练习使用。不需要账号，也不会连接外部网络。',
  'Practice DNS with a key': '练习用DNS（需要密钥）',
  'The same name server, behind an account as real providers have one: it wants a key, and can refuse it.':
    '同一台域名服务器，但和真实服务商一样要用账号：需要密钥，也可能拒绝密钥。',
  Key: '密钥',
  'Any text will do, unless the situation you rehearse says which key is right.':
    '随便填什么都行；正在演练的情景指定了正确密钥时，以情景为准。',
  'Other practice DNS': '另一家练习用DNS',
  'A second provider inside this app, for the day when a domain moves to other name servers.':
    '应用里的第二家服务商，用来演练域名换到别的权威DNS服务器。',
  'Lives inside this app. It signs any name, and no browser trusts it.':
    '就在本应用里。什么域名都签，但任何浏览器都不信任它。',
  'A second authority inside this app, to take over when the first one fails.':
    '应用里的第二家颁发机构，第一家出问题时由它接替。',
} as const;
