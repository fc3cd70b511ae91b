/** What an authority asks the DNS for: the record of a proof, who may sign, and IPv6 addresses. */
import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { type Answer, type DecodedPacket, streamDecode, streamEncode } from 'dns-packet';
import { caaIdentities } from './identifiers.ts';
import { refuse } from './problems.ts';

export interface DnsTarget {
  /** Every name is asked here. */
  readonly dnsPort: number;
  readonly signal: AbortSignal;
}
type Asked = 'TXT' | 'CAA' | 'AAAA';

/** A name that does not exist is a refusal of its own. */
export const txtValues = async (name: string, target: DnsTarget): Promise<readonly string[]> =>
  (await recordsOf(name, 'TXT', target, 'refuse')).flatMap((record) =>
    record.type === 'TXT' ? [textOf(record.data)] : [],
  );

export const addressesOf = async (name: string, target: DnsTarget): Promise<readonly string[]> =>
  (await recordsOf(name, 'AAAA', target)).flatMap((record) => (record.type === 'AAAA' ? [record.data] : []));

/** RFC 8659 §3: the first set from the name upwards counts; §4.3 for wildcards. Refuses with `caa`. */
export const checkCaa = async (name: string, wildcard: boolean, target: DnsTarget): Promise<void> => {
  const labels = name.split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const at = labels.slice(from).join('.');
    const records = await recordsOf(at, 'CAA', target);
    const set = records.flatMap((record) => (record.type === 'CAA' ? [record.data] : []));
    if (set.length === 0) continue;
    const wild = set.filter(({ tag }) => tag === 'issuewild');
    const deciding = wildcard && wild.length > 0 ? wild : set.filter(({ tag }) => tag === 'issue');
    const allows = deciding.some(({ value }) => caaIdentities.includes(value.split(';')[0]?.trim() ?? ''));
    if (deciding.length === 0 || allows) return;
    throw refuse('caa', `CAA record for ${at} prevents issuance`);
  }
};

const recordsOf = async (
  name: string,
  type: Asked,
  target: DnsTarget,
  missing: 'refuse' | 'nothing' = 'nothing',
): Promise<readonly Answer[]> => {
  const answer = await ask(name, type, target);
  const code = answer.flags === undefined ? 0 : answer.flags & 0x0f;
  if (code === 3 && missing === 'nothing') return [];
  if (code === 3) {
    const hint = 'check that a DNS record exists for this domain';
    throw refuse('dns', `DNS problem: NXDOMAIN looking up ${type} for ${name} - ${hint}`);
  }
  if (code !== 0)
    throw refuse('dns', `DNS problem: ${code === 2 ? 'SERVFAIL' : `code ${code}`} looking up ${type} for ${name}`);
  return answer.answers ?? [];
};

const textOf = (data: string | Buffer | readonly (string | Buffer)[]): string =>
  Buffer.concat(
    (typeof data === 'string' || Buffer.isBuffer(data) ? [data] : data).map((part) => Buffer.from(part)),
  ).toString();

/** Over TCP, so that no answer is cut short. The server answers with the whole chain of aliases (RFC 1034 §3.6.2). */
const ask = (name: string, type: Asked, target: DnsTarget): Promise<DecodedPacket> =>
  new Promise((resolve, reject) => {
    const failed = (what: string) => reject(refuse('dns', `DNS problem: ${what} looking up ${type} for ${name}`));
    const socket = connect({ host: '127.0.0.1', port: target.dnsPort, signal: target.signal });
    let received = Buffer.alloc(0);
    socket.setTimeout(5000, () => {
      socket.destroy();
      failed('query timed out');
    });
    socket.on('error', () => failed('networking error'));
    socket.on('close', () => failed('connection closed'));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      try {
        resolve(streamDecode(received) as DecodedPacket);
      } catch {
        failed('answer cannot be read');
      }
      socket.destroy();
    });
    const question = { type, name, class: 'IN' } as const;
    socket.write(streamEncode({ type: 'query', id: randomInt(0xffff), flags: 0, questions: [question] }));
  });
