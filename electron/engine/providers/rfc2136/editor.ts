/**
 * Other records by DNS UPDATE. Servers pass over in silence what does not go together, so each change is looked at
 * afterwards.
 */
import { randomInt } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import type { DecodedPacket } from 'dns-packet';
import { type CertwrightError, fail } from '../../../../shared/errors/problem.ts';
import { exchange } from '../../dns/exchange.ts';
import { fitsTheWire, normalName } from '../../dns/names.ts';
import { encodeQuestion, rcodeName, readAnswer } from '../../dns/query.ts';
import type { NamedPlace } from '../hosted-zone.ts';
import type { HostedRecord, HostedType, RecordEditor, RecordsAt } from '../provider.ts';
import { plainHosted, readCaa, writeCaa } from '../record-content.ts';
import { refused } from './answers.ts';
import { descriptor } from './descriptor.ts';
import { askServer } from './server.ts';
import type { Presence, RecordChange } from './wire.ts';

interface Writer {
  readonly nameserver: string;
  /** Answers the code of the answer. */
  update(place: NamedPlace, change: RecordChange | Presence, signal: AbortSignal): Promise<string>;
  zoneOf(place: NamedPlace, signal: AbortSignal): Promise<string>;
}

export const editorOf = ({ nameserver, update, zoneOf }: Writer): RecordEditor => {
  const refusal = (detail: string): CertwrightError =>
    fail('provider.refused', {
      provider: descriptor.id,
      endpoint: nameserver,
      detail,
      cause: 'provider-record-conflict',
    });
  const list = async (given: RecordsAt, signal: AbortSignal): Promise<readonly HostedRecord[]> => {
    const at = { ...given, zone: await zoneOf(given, signal), fqdn: normalName(given.fqdn) };
    const found = await recordsAt(nameserver, at, signal);
    if (found.length === 0) return [];
    // What a wildcard answers looks the same; UPDATE knows names exactly (RFC 2136 §3.2, RFC 4592 §2.2.1).
    const code = await update(at, { kind: 'is-there', name: at.fqdn, type: at.type }, signal);
    return code === 'NOERROR' ? found : [];
  };
  return {
    list,
    add: async (at, { value: given, ttl }, signal) => {
      const value = plainHosted(at.type, given);
      if (!isWhole(at.type, value)) throw refusal(`${at.type} ${value}`);
      const there = await list(at, signal);
      if (there.some((one) => one.value === value)) return;
      // RFC 2136 §3.4.2.2: the new one would take the place of the old one.
      if (at.type === 'CNAME' && there.length > 0) throw refusal(`CNAME ${there[0]?.value}`);
      // Those of one set have one TTL (RFC 2181 §5.2): another one would change that of the others.
      const change = {
        kind: 'add',
        name: normalName(at.fqdn),
        type: at.type,
        value,
        ttl: there[0]?.ttl ?? ttl,
      } as const;
      await update(at, change, signal);
      // Same section: nothing goes beside a CNAME, and a CNAME beside nothing.
      if (!(await list(at, signal)).some((one) => one.value === value)) throw refusal(`${at.type} ${value}`);
    },
    remove: async (at, { value: given, ttl }, signal) => {
      const value = plainHosted(at.type, given);
      if (!isWhole(at.type, value)) return;
      await update(at, { kind: 'remove', name: normalName(at.fqdn), type: at.type, value, ttl }, signal);
      if ((await list(at, signal)).some((one) => one.value === value)) throw refusal(`${at.type} ${value}`);
    },
  };
};

const isWhole = (type: HostedType, value: string): boolean => {
  if (type === 'A') return isIPv4(value);
  if (type === 'AAAA') return isIPv6(value);
  return type === 'CAA' ? readCaa(value) !== undefined : value !== '' && fitsTheWire(value);
};

/** As the server itself answers for the name, wildcards included. */
const recordsAt = async (
  nameserver: string,
  { zone, fqdn, type }: RecordsAt,
  signal: AbortSignal,
): Promise<readonly HostedRecord[]> => {
  const question = { name: fqdn, type };
  const { answer, endpoint } = await askServer(nameserver, signal, async (address) => {
    const id = randomInt(0x10000);
    const message = encodeQuestion(question, { id, recursive: false, edns: true });
    const accepts = (received: Buffer) => readAnswer(received, id, question) !== undefined;
    const result = await exchange({ endpoint: address, message, accepts, signal });
    if (result.kind === 'silent') return result;
    return { kind: 'answer', answer: readAnswer(result.message, id, question) };
  });
  const rcode = rcodeName((answer?.flags ?? 0) & 0x0f);
  const known = rcode === 'NOERROR' || rcode === 'NXDOMAIN';
  const code = known && answer?.flag_aa !== true ? 'NOTAUTH' : rcode;
  if (!known || code === 'NOTAUTH')
    throw refused(code, { provider: descriptor.id, endpoint, detail: code }, { zone, now: 0 }, undefined);
  return (answer?.answers ?? []).flatMap((record) => {
    const value = normalName(record.name) === fqdn ? presented(type, record) : undefined;
    const ttl = 'ttl' in record ? (record.ttl ?? 0) : 0;
    return value === undefined ? [] : [{ id: '', type, fqdn, value, ttl }];
  });
};

const presented = (type: HostedType, record: NonNullable<DecodedPacket['answers']>[number]): string | undefined => {
  if (record.type !== type) return undefined;
  if (record.type === 'CAA') {
    const { flags = 0, tag, value } = record.data;
    return writeCaa({ flags, tag, value: String(value) });
  }
  return record.type === 'A' || record.type === 'AAAA' || record.type === 'CNAME'
    ? plainHosted(type, record.data)
    : undefined;
};
