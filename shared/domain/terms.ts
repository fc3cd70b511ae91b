/**
 * The terms of the field that appear on screens, in the order of the glossary: what they are about, and the words that
 * stand for them in sentences of either language. The explanations are in `shared/i18n/{en,zh}/terms.ts`.
 */
export const termGroups = ['authority', 'proof', 'dns', 'certificate', 'keeping'] as const;
export type TermGroup = (typeof termGroups)[number];

interface TermFacts {
  readonly group: TermGroup;
  /** As sentences and readers write it, of both languages. The longest that fits counts. */
  readonly words: readonly string[];
}

const table = {
  acme: { group: 'authority', words: ['ACME', 'RFC 8555'] },
  authority: {
    group: 'authority',
    words: ['certificate authority', 'certificate authorities', 'authority', 'authorities', 'CA', '颁发机构'],
  },
  account: { group: 'authority', words: ['account', 'accounts', '账户'] },
  eab: { group: 'authority', words: ['external account binding', 'EAB', 'EAB KID', 'account binding', '外部账户绑定'] },
  staging: { group: 'authority', words: ['staging', 'for tests', '测试环境'] },
  profile: { group: 'authority', words: ['profile', 'kind of certificate', '证书类型', '类型'] },
  'rate-limit': { group: 'authority', words: ['rate limit', 'rate limits', 'limits', '签发限额', '限额', '频率限制'] },
  ari: { group: 'authority', words: ['ARI', 'renewal information', 'renewal info', '续期信息'] },

  challenge: { group: 'proof', words: ['challenge', 'challenges', 'proof', '验证'] },
  'dns-01': { group: 'proof', words: ['DNS-01', 'dns-01', 'DNS验证'] },
  'http-01': { group: 'proof', words: ['HTTP-01', 'http-01', 'HTTP验证'] },
  'tls-alpn-01': { group: 'proof', words: ['TLS-ALPN-01', 'tls-alpn-01', 'TLS验证'] },
  delegation: { group: 'proof', words: ['delegation', 'CNAME', 'CNAME委派', '委派'] },
  preflight: { group: 'proof', words: ['preflight', 'check before ordering', '预检'] },

  zone: { group: 'dns', words: ['zone', 'zones', '区域'] },
  'name-server': { group: 'dns', words: ['name server', 'name servers', '权威DNS服务器', 'nameserver'] },
  resolver: { group: 'dns', words: ['resolver', 'resolvers', 'DNS resolver', '解析器', '递归DNS'] },
  record: {
    group: 'dns',
    words: ['TXT record', 'TXT records', 'TXT', 'record', 'records', 'DNS records', 'TXT记录', '记录'],
  },
  propagation: { group: 'dns', words: ['propagation', '传播', '生效时间'] },
  ttl: { group: 'dns', words: ['TTL', 'time to live', '缓存时间'] },
  caa: { group: 'dns', words: ['CAA', 'CAA record', 'CAA记录'] },
  dnssec: { group: 'dns', words: ['DNSSEC'] },

  identifier: { group: 'certificate', words: ['identifier', 'SAN', 'names', '域名'] },
  wildcard: { group: 'certificate', words: ['wildcard', 'wildcards', '通配符'] },
  'key-type': { group: 'certificate', words: ['key type', 'ECDSA', 'RSA', '密钥类型'] },
  csr: { group: 'certificate', words: ['CSR', 'certificate signing request', '证书签名请求'] },
  chain: { group: 'certificate', words: ['chain', 'fullchain', 'certificate chain', '证书链'] },
  root: { group: 'certificate', words: ['root certificate', 'root certificates', 'newer root', '根证书'] },
  fingerprint: { group: 'certificate', words: ['fingerprint', 'SHA-256', '指纹'] },
  serial: { group: 'certificate', words: ['serial number', 'serial', '序列号'] },
  pfx: { group: 'certificate', words: ['PFX', 'PKCS#12', 'PKCS #12', '.p12'] },
  revocation: { group: 'certificate', words: ['revocation', 'revoke', 'revoked', '吊销'] },
  ocsp: { group: 'certificate', words: ['OCSP'] },
  crl: { group: 'certificate', words: ['CRL', 'revocation list', '吊销列表'] },

  'renewal-window': { group: 'keeping', words: ['renewal window', 'window', '续期时段'] },
  rehearsal: { group: 'keeping', words: ['rehearsal', 'rehearsed', 'rehearsals', '预演'] },
  schedule: { group: 'keeping', words: ['schedule', '计划任务', '定时任务'] },
  vault: { group: 'keeping', words: ['vault', 'key to the secrets', '保管库', '机密', '保护方式'] },
  keychain: { group: 'keeping', words: ['keychain', 'Credential Manager', '钥匙串', '凭据管理器'] },
  watch: { group: 'keeping', words: ['watch', 'monitoring', 'watched', '监测'] },
} as const satisfies Record<string, TermFacts>;

export type TermId = keyof typeof table;
export const terms: Readonly<Record<TermId, TermFacts>> = table;
export const termIds = Object.keys(table) as readonly TermId[];

/** Words that hardly anybody knows who has not to do with them; the others are plain in most sentences. */
export const jargon: readonly TermId[] = [
  'ari',
  'caa',
  'crl',
  'csr',
  'delegation',
  'dnssec',
  'eab',
  'http-01',
  'keychain',
  'name-server',
  'ocsp',
  'pfx',
  'propagation',
  'rate-limit',
  'resolver',
  'root',
  'tls-alpn-01',
  'ttl',
  'wildcard',
  'zone',
];

/** The id of its element in the glossary. */
export const placeOfTerm = (id: TermId): string => `term-${id}`;

export interface TermText {
  readonly name: string;
  /** One plain sentence. */
  readonly what: string;
  /** When a reader has to do with it. */
  readonly when: string;
}

/** A part of a sentence; `term` where a term stands. */
export interface SentencePart {
  readonly text: string;
  readonly term?: TermId;
}

const letter = /[\p{Script=Latin}\d]/u;

const placeOf = (sentence: string, word: string, from: number): number => {
  const at = sentence.toLowerCase().indexOf(word.toLowerCase(), from);
  if (at === -1) return -1;
  const isInside = (edge: string, beyond: string) => letter.test(edge) && letter.test(beyond);
  const begins = !isInside(word.at(0) ?? '', sentence.charAt(at - 1));
  const ends = !isInside(word.at(-1) ?? '', sentence.charAt(at + word.length));
  return begins && ends ? at : placeOf(sentence, word, at + 1);
};

/** The sentence in parts: each of the terms where it stands first, and what lies between. Pure. */
export const partsOf = (sentence: string, wanted: readonly TermId[]): readonly SentencePart[] => {
  const found = wanted.flatMap((term) => {
    const places = terms[term].words
      .map((word) => ({ term, at: placeOf(sentence, word, 0), length: word.length }))
      .filter(({ at }) => at !== -1)
      .sort((one, other) => one.at - other.at || other.length - one.length);
    return places.slice(0, 1);
  });
  const parts: SentencePart[] = [];
  let end = 0;
  for (const { term, at, length } of found.sort((one, other) => one.at - other.at || other.length - one.length)) {
    if (at < end) continue;
    if (at > end) parts.push({ text: sentence.slice(end, at) });
    parts.push({ text: sentence.slice(at, at + length), term });
    end = at + length;
  }
  if (end < sentence.length) parts.push({ text: sentence.slice(end) });
  return parts;
};
