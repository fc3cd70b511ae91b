/** One question to one name server. */
import { randomInt } from 'node:crypto';
import {
  type Answer,
  CHECKING_DISABLED,
  type DecodedPacket,
  DNSSEC_OK,
  decode,
  encode,
  RECURSION_DESIRED,
} from 'dns-packet';
import type { Endpoint } from './endpoint.ts';
import { exchange, type Silence } from './exchange.ts';
import { fitsTheWire, normalName } from './names.ts';

export interface Question {
  readonly name: string;
  readonly type: 'SOA' | 'NS' | 'A' | 'AAAA' | 'CNAME' | 'TXT' | 'CAA' | 'DS' | 'DNSKEY';
  /** Signatures are wanted with it (the DO bit, RFC 3225). */
  readonly dnssec?: true;
  /** The resolver is to hand over what it would hold back as bogus (the CD bit, RFC 4035 §3.2.2). */
  readonly unchecked?: true;
}

/** The record types we read; anything else in an answer is left out. Names are in normal form. */
export type DnsRecord = { readonly name: string; readonly ttl: number } & (
  | { readonly type: 'SOA'; readonly serial: number; readonly minimum: number }
  | { readonly type: 'NS' | 'A' | 'AAAA' | 'CNAME' | 'TXT'; readonly value: string }
  /** RFC 8659 §4.1. */
  | { readonly type: 'CAA'; readonly critical: boolean; readonly tag: string; readonly value: string }
);

export interface DnsAnswer {
  readonly kind: 'answer';
  /** `NOERROR`, `NXDOMAIN`, …; numbers without a name as `RCODE_n`. */
  readonly rcode: string;
  readonly authoritative: boolean;
  readonly answers: readonly DnsRecord[];
  readonly authorities: readonly DnsRecord[];
  /** Mostly the addresses of name servers beside a referral. */
  readonly additionals: readonly DnsRecord[];
  readonly transport: 'udp' | 'tcp' | 'https';
  /** More did not fit (the TC bit). */
  readonly truncated?: true;
  /** The sender resolves for others (the RA bit). */
  readonly recursive?: true;
  /** The resolver has validated it (the AD bit). */
  readonly authenticated?: true;
  /** As it came over the wire, where signatures were wanted: they are made over bytes. */
  readonly message?: Buffer;
}
export type DnsReply = DnsAnswer | { readonly kind: 'silent'; readonly reason: Silence };

export interface QueryOptions {
  readonly endpoint: Endpoint;
  readonly question: Question;
  /** The RD bit: set for resolvers, clear for authoritative servers. */
  readonly recursive: boolean;
  /** See `exchange`; milliseconds. */
  readonly patience?: number;
  /** See `exchange`. */
  readonly only?: 'udp' | 'tcp';
  readonly signal?: AbortSignal | undefined;
}

/** Ends with the answer or with why there is none. Rejects only with the reason of `signal`. */
export const query = async (options: QueryOptions): Promise<DnsReply> => {
  if (!fitsTheWire(normalName(options.question.name))) return { kind: 'silent', reason: 'garbled' };
  const reply = await ask(options, true);
  // RFC 6891 §7: servers from before EDNS answer FORMERR or NOTIMP to it
  if (reply.kind === 'answer' && (reply.rcode === 'FORMERR' || reply.rcode === 'NOTIMP')) return ask(options, false);
  return reply;
};

/** RFC 1035 §4.1.1, RFC 2136 §2.2. */
const rcodes = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
  'YXDOMAIN',
  'YXRRSET',
  'NXRRSET',
  'NOTAUTH',
  'NOTZONE',
];
export const rcodeName = (rcode: number): string => rcodes[rcode] ?? `RCODE_${rcode}`;

/** Datagrams of this size pass without fragments (DNS flag day 2020, RFC 9715 §3.2). */
const udpPayloadSize = 1232;

/** The message as it goes over the wire; `recursive` is the RD bit. */
export const encodeQuestion = (
  question: Question,
  options: { readonly id: number; readonly recursive: boolean; readonly edns: boolean },
): Buffer =>
  encode({
    type: 'query',
    id: options.id,
    flags: (options.recursive ? RECURSION_DESIRED : 0) | (question.unchecked ? CHECKING_DISABLED : 0),
    questions: [{ name: question.name, type: question.type, class: 'IN' }],
    additionals: options.edns
      ? [
          {
            type: 'OPT',
            name: '.',
            udpPayloadSize,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: question.dnssec ? DNSSEC_OK : 0,
            flag_do: question.dnssec === true,
            options: [],
          },
        ]
      : [],
  });

const ask = async (options: QueryOptions, edns: boolean): Promise<DnsReply> => {
  const id = randomInt(0x10000);
  const { question } = options;
  const message = encodeQuestion(question, { id, recursive: options.recursive, edns });
  const result = await exchange({
    endpoint: options.endpoint,
    message,
    accepts: (received) => readAnswer(received, id, question) !== undefined,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    ...(options.only === undefined ? {} : { only: options.only }),
    signal: options.signal,
  });
  if (result.kind === 'silent') return result;
  const whole = readAnswer(result.message, id, question);
  return whole === undefined
    ? { kind: 'silent', reason: 'garbled' }
    : toAnswer(whole, result.transport, question.dnssec ? result.message : undefined);
};

/** RFC 5452 §3 and §9: the id and the question must be ours; an answer to something else is no answer. */
export const readAnswer = (message: Buffer, id: number, question: Question): DecodedPacket | undefined => {
  if (message.length < 12 || message.readUInt16BE(0) !== id || ((message[2] ?? 0) & 0x80) === 0) return undefined;
  let packet: DecodedPacket;
  try {
    packet = decode(message);
  } catch {
    return undefined;
  }
  const echoed = packet.questions?.[0];
  // FORMERR may come without the question
  if (echoed === undefined) return ((message[3] ?? 0) & 0x0f) === 1 ? packet : undefined;
  return echoed.type === question.type && normalName(echoed.name) === normalName(question.name) ? packet : undefined;
};

/** The parts of it that we read. */
export const toAnswer = (
  packet: DecodedPacket,
  transport: DnsAnswer['transport'],
  message: Buffer | undefined,
): DnsAnswer => {
  const opt = packet.additionals?.find((record) => record.type === 'OPT');
  const extended = opt?.type === 'OPT' ? opt.extendedRcode << 4 : 0;
  return {
    kind: 'answer',
    rcode: rcodeName(((packet.flags ?? 0) & 0x0f) | extended),
    authoritative: packet.flag_aa,
    answers: (packet.answers ?? []).flatMap(toRecord),
    authorities: (packet.authorities ?? []).flatMap(toRecord),
    additionals: (packet.additionals ?? []).flatMap(toRecord),
    transport,
    ...(packet.flag_tc ? { truncated: true } : {}),
    ...(packet.flag_ra ? { recursive: true } : {}),
    ...(packet.flag_ad ? { authenticated: true } : {}),
    ...(message === undefined ? {} : { message }),
  };
};

const toRecord = (record: Answer): readonly DnsRecord[] => {
  const base = { name: normalName(record.name), ttl: 'ttl' in record ? (record.ttl ?? 0) : 0 };
  switch (record.type) {
    case 'SOA':
      return [{ ...base, type: 'SOA', serial: record.data.serial ?? 0, minimum: record.data.minimum ?? 0 }];
    case 'NS':
    case 'CNAME':
      return [{ ...base, type: record.type, value: normalName(record.data) }];
    case 'A':
    case 'AAAA':
      return [{ ...base, type: record.type, value: record.data }];
    case 'TXT':
      return [{ ...base, type: 'TXT', value: joinStrings(record.data) }];
    case 'CAA':
      // The library shows the critical flag as a member, beside the number whose highest bit it is.
      return [
        {
          ...base,
          type: 'CAA',
          critical: ((record.data.flags ?? 0) & 0x80) !== 0 || record.data.issuerCritical === true,
          tag: record.data.tag.toLowerCase(),
          value: String(record.data.value),
        },
      ];
    default:
      return [];
  }
};

/** RFC 7208 §3.3 and every CA: the character-strings of one TXT record are read as one, with nothing between. */
const joinStrings = (data: string | Buffer | readonly (string | Buffer)[]): string =>
  [data]
    .flat()
    .map((part) => part.toString())
    .join('');
