/**
 * What the practice DNS answers. It is authoritative for every name of two labels or more; every host name lives at
 * 127.0.0.1 unless it was given an address, and a name with an underscore label exists only once something is put there.
 */
import type { Answer, RecordType } from 'dns-packet';
import type { Clock } from '../ports/index.ts';
import { createRecordBook, type Entry, plainName, type RecordEditor } from './dns-records.ts';
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
  /** `lag`: as a server says it that is so many milliseconds behind. */
  answer(name: string, type: QuestionType, lag?: number): ZoneAnswer;
}

export const createZoneStore = (options: {
  readonly clock: Clock;
  readonly behaviour: Pick<SandboxBehaviour, 'publishDelay'> & Partial<Pick<SandboxBehaviour, 'servers' | 'keeper'>>;
  /** Zone cuts other than the last two labels. */
  readonly zones?: readonly string[];
}): ZoneStore => {
  const { behaviour } = options;
  const cuts = (options.zones ?? []).map(plainName).toSorted((a, b) => b.length - a.length);
  const zoneOf = (name: string): string | undefined => {
    const cut = cuts.find((candidate) => isWithin(name, candidate));
    if (cut !== undefined) return cut;
    const labels = name.split('.');
    return labels.length < 2 || labels.includes('') ? undefined : labels.slice(-2).join('.');
  };
  const book = createRecordBook({ ...options, zoneOf });
  return {
    ...book,
    answer: (name, type, lag = 0) => {
      const served = book.served(lag).filter(({ keeper }) => keeper === (behaviour.keeper ?? 'practice'));
      const hosts = (behaviour.servers ?? []).map(({ host }) => host);
      return followAliases({ served, serial: (zone) => book.serial(zone, lag), hosts, zoneOf }, name, type);
    },
  };
};

/** One server's view at one moment. */
interface View {
  readonly served: readonly Entry[];
  readonly serial: (zone: string) => number;
  /** Name servers of every zone; one within the zone where there are none. */
  readonly hosts: readonly string[];
  readonly zoneOf: (name: string) => string | undefined;
}

/** Where the name server at that place of the list is found; see `openSandbox`. */
export const serverAddress = (index: number): string => `127.0.0.${index + 1}`;

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
const followAliases = (view: View, asked: string, type: QuestionType): ZoneAnswer => {
  const found: Answer[] = [];
  let owner = asked;
  for (let steps = 0; steps <= longestChain; steps += 1) {
    const name = plainName(owner);
    const zone = view.zoneOf(name);
    if (zone === undefined) return answerOf(found.length > 0 ? 'NOERROR' : 'REFUSED', found);
    const records = recordsAt(view, owner, zone, type);
    found.push(...records);
    const alias = records.find((record) => record.type === 'CNAME');
    if (alias?.type === 'CNAME' && type !== 'CNAME' && type !== 'ANY') {
      owner = alias.data;
      continue;
    }
    if (records.length > 0) return answerOf('NOERROR', found, { additionals: type === 'NS' ? glue(view, zone) : [] });
    // RFC 2308 §2: the SOA tells how long "not there" may be remembered. RFC 6604 §3: the code is the last name's.
    const exists = name === zone || isHostName(name) || view.served.some(({ fqdn }) => isWithin(fqdn, name));
    return answerOf(exists ? 'NOERROR' : 'NXDOMAIN', found, { authorities: [soa(view, zone, zone)] });
  }
  return answerOf('SERVFAIL', found);
};

/** What lies at one name, aliases not followed. `owner` is repeated as it was asked, whatever its case. */
const recordsAt = (view: View, owner: string, zone: string, type: QuestionType): readonly Answer[] => {
  const name = plainName(owner);
  const here = view.served.filter(({ fqdn }) => fqdn === name);
  const alias = here.find((entry) => entry.type === 'CNAME');
  // RFC 1034 §3.6.2: beside an alias there is nothing else, so an apex cannot be one.
  if (alias && name !== zone) return [{ type: 'CNAME', name: owner, ttl, data: alias.value }];
  const wants = (candidate: RecordType) => type === candidate || type === 'ANY';
  const written = here.filter((entry) => entry.type !== 'CNAME' && wants(entry.type));
  const hasAddress = here.some((entry) => entry.type === 'A');
  return [
    ...(wants('SOA') && name === zone ? [soa(view, zone, owner)] : []),
    ...(wants('NS') && name === zone
      ? serversOf(view, zone).map((data) => ({ type: 'NS' as const, name: owner, ttl, data }))
      : []),
    ...(wants('A') && isHostName(name) && !hasAddress
      ? [{ type: 'A' as const, name: owner, ttl, data: addressOf(view, name) }]
      : []),
    ...written.flatMap((entry) => recordOf(entry, owner)),
  ];
};

const recordOf = ({ type, value }: Entry, name: string): readonly Answer[] => {
  const base = { name, ttl };
  switch (type) {
    case 'A':
    case 'AAAA':
      return [{ ...base, type, data: value }];
    case 'TXT':
      return [{ ...base, type, data: characterStrings(value) }];
    case 'CAA': {
      const [, tag, text] = /^0 (\w+) "(.*)"$/.exec(value) ?? [];
      if ((tag !== 'issue' && tag !== 'issuewild') || text === undefined) return [];
      return [{ ...base, type, data: { flags: 0, tag, value: text } }];
    }
    case 'CNAME':
      return [];
  }
};

const serversOf = ({ hosts }: View, zone: string): readonly string[] => (hosts.length === 0 ? [`ns1.${zone}`] : hosts);

const addressOf = ({ hosts }: View, name: string): string => serverAddress(Math.max(0, hosts.indexOf(name)));

const soa = (view: View, zone: string, owner: string): Answer => ({
  type: 'SOA',
  name: owner,
  ttl,
  data: {
    mname: serversOf(view, zone)[0] ?? '',
    rname: `hostmaster.${zone}`,
    serial: view.serial(zone),
    refresh: 3600,
    retry: 600,
    expire: 604_800,
    minimum: ttl,
  },
});

const glue = (view: View, zone: string): readonly Answer[] =>
  serversOf(view, zone).map((name) => ({ type: 'A', name, ttl, data: addressOf(view, name) }));

/** RFC 1035 §3.3: a character-string holds at most 255 octets; longer values are several of them. */
const characterStrings = (value: string): Buffer[] => {
  const bytes = Buffer.from(value);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += 255) parts.push(bytes.subarray(at, at + 255));
  return parts;
};
