/**
 * What the practice DNS answers. It is authoritative for every name of two labels or more; every host name lives at
 * 127.0.0.1, and a name with an underscore label exists only once something is put there.
 */
import type { Answer, RecordType } from 'dns-packet';
import type { Clock } from '../ports/index.ts';
import { createRecordBook, plainName, type RecordBook, type RecordEditor } from './dns-records.ts';
import type { SandboxBehaviour } from './faults.ts';

export type ResponseCode = 'NOERROR' | 'NXDOMAIN' | 'REFUSED' | 'SERVFAIL';
export type QuestionType = RecordType | 'ANY';

export interface ZoneAnswer {
  readonly code: ResponseCode;
  readonly answers: readonly Answer[];
  readonly authorities: readonly Answer[];
  readonly additionals: readonly Answer[];
}

export interface ZoneStore extends RecordEditor {
  answer(name: string, type: QuestionType): ZoneAnswer;
}

export const createZoneStore = (options: {
  readonly clock: Clock;
  readonly behaviour: Pick<SandboxBehaviour, 'publishDelay'>;
  /** Zone cuts other than the last two labels. */
  readonly zones?: readonly string[];
}): ZoneStore => {
  const cuts = (options.zones ?? []).map(plainName).toSorted((a, b) => b.length - a.length);
  const zoneOf = (name: string): string | undefined => {
    const cut = cuts.find((candidate) => isWithin(name, candidate));
    if (cut !== undefined) return cut;
    const labels = name.split('.');
    return labels.length < 2 || labels.includes('') ? undefined : labels.slice(-2).join('.');
  };
  const book = createRecordBook({ ...options, zoneOf });
  return { ...book, answer: (name, type) => followAliases(book, zoneOf, name, type) };
};

const ttl = 60;
const longestChain = 8;
const isHostName = (name: string): boolean => !name.split('.').some((label) => label.startsWith('_'));
const isWithin = (name: string, ancestor: string): boolean => name === ancestor || name.endsWith(`.${ancestor}`);
const answerOf = (code: ResponseCode, answers: readonly Answer[], rest: Partial<ZoneAnswer> = {}): ZoneAnswer => ({
  code,
  answers,
  authorities: [],
  additionals: [],
  ...rest,
});

/** RFC 1034 §4.3.2: the whole chain is answered, because every name on the way is ours. */
const followAliases = (
  book: RecordBook,
  zoneOf: (name: string) => string | undefined,
  asked: string,
  type: QuestionType,
): ZoneAnswer => {
  const found: Answer[] = [];
  let owner = asked;
  for (let steps = 0; steps <= longestChain; steps += 1) {
    const name = plainName(owner);
    const zone = zoneOf(name);
    if (zone === undefined) return answerOf(found.length > 0 ? 'NOERROR' : 'REFUSED', found);
    const records = recordsAt(book, owner, zone, type);
    found.push(...records);
    const alias = records.find((record) => record.type === 'CNAME');
    if (alias?.type === 'CNAME' && type !== 'CNAME' && type !== 'ANY') {
      owner = alias.data;
      continue;
    }
    if (records.length > 0) return answerOf('NOERROR', found, { additionals: type === 'NS' ? glue(zone) : [] });
    // RFC 2308 §2: the SOA tells how long "not there" may be remembered. RFC 6604 §3: the code is the last name's.
    const exists = name === zone || isHostName(name) || book.served().some(({ fqdn }) => isWithin(fqdn, name));
    return answerOf(exists ? 'NOERROR' : 'NXDOMAIN', found, { authorities: [soa(book, zone, zone)] });
  }
  return answerOf('SERVFAIL', found);
};

/** What lies at one name, aliases not followed. `owner` is repeated as it was asked, whatever its case. */
const recordsAt = (book: RecordBook, owner: string, zone: string, type: QuestionType): readonly Answer[] => {
  const name = plainName(owner);
  const here = book.served().filter(({ fqdn }) => fqdn === name);
  const alias = here.find((entry) => entry.type === 'CNAME');
  // RFC 1034 §3.6.2: beside an alias there is nothing else, so an apex cannot be one.
  if (alias && name !== zone) return [{ type: 'CNAME', name: owner, ttl, data: alias.value }];
  const wants = (candidate: RecordType) => type === candidate || type === 'ANY';
  const texts = here.filter((entry) => entry.type === 'TXT' && wants('TXT'));
  return [
    ...(wants('SOA') && name === zone ? [soa(book, zone, owner)] : []),
    ...(wants('NS') && name === zone ? [{ type: 'NS' as const, name: owner, ttl, data: `ns1.${zone}` }] : []),
    ...(wants('A') && isHostName(name) ? [{ type: 'A' as const, name: owner, ttl, data: '127.0.0.1' }] : []),
    ...texts.map(({ value }) => ({ type: 'TXT' as const, name: owner, ttl, data: characterStrings(value) })),
  ];
};

const soa = (book: RecordBook, zone: string, owner: string): Answer => ({
  type: 'SOA',
  name: owner,
  ttl,
  data: {
    mname: `ns1.${zone}`,
    rname: `hostmaster.${zone}`,
    serial: book.serial(zone),
    refresh: 3600,
    retry: 600,
    expire: 604_800,
    minimum: ttl,
  },
});

const glue = (zone: string): readonly Answer[] => [{ type: 'A', name: `ns1.${zone}`, ttl, data: '127.0.0.1' }];

/** RFC 1035 §3.3: a character-string holds at most 255 octets; longer values are several of them. */
const characterStrings = (value: string): Buffer[] => {
  const bytes = Buffer.from(value);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += 255) parts.push(bytes.subarray(at, at + 255));
  return parts;
};
