/** Where a zone begins, as resolvers tell it. */
import { getPublicSuffix, parse } from 'tldts';
import { fail } from '../../../shared/errors/problem.ts';
import { isWithin, normalName, parentName } from './names.ts';
import type { DnsAnswer, DnsRecord } from './query.ts';
import type { Resolvers } from './resolvers.ts';

export type Soa = Extract<DnsRecord, { type: 'SOA' }>;

export interface FindingOptions {
  readonly resolvers: Resolvers;
  /** The resolvers were chosen by the reader, not taken from the machine. */
  readonly explicit: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Addresses of name servers that are really asked elsewhere, such as off port 53 of this machine. */
  readonly elsewhere?: ReadonlyMap<string, string> | undefined;
}

/**
 * The zone cut: SOA questions from `name` upwards (RFC 1034 §4.2, RFC 2181 §6). A negative answer names the zone it
 * comes from (RFC 2308 §3), so the labels between are skipped. `dns.no-answer`, `dns.zone-not-found`.
 */
export const findZoneCut = async (
  name: string,
  options: FindingOptions & { readonly registries?: boolean },
): Promise<Soa> => {
  const { resolvers, explicit, signal } = options;
  const asked: string[] = [];
  let candidate = normalName(name);
  while (candidate !== '' && (explicit || options.registries === true || !isRegistry(candidate))) {
    asked.push(candidate);
    const reply = await resolvers.ask({ name: candidate, type: 'SOA' }, signal);
    if (reply === undefined) throw fail('dns.no-answer', { name, servers: [...resolvers.endpoints] });
    const soa = reply.answers.find((record): record is Soa => record.type === 'SOA' && record.name === candidate);
    if (soa) return soa;
    candidate = nextCandidate(candidate, reply);
  }
  throw fail('dns.zone-not-found', { name, asked });
};

/**
 * A registry's zone (`com`, `co.uk`) is nobody's to write to: reaching it means that the domain does not exist. Home
 * networks may have their own `home.arpa` (RFC 8375), and resolvers chosen by hand may have any zone of their own.
 */
const isRegistry = (name: string): boolean =>
  name !== 'home.arpa' && parse(name).isIcann === true && getPublicSuffix(name) === name;

const nextCandidate = (candidate: string, reply: DnsAnswer): string => {
  const owner = reply.authorities.find((record) => record.type === 'SOA')?.name;
  const above = parentName(candidate);
  return reply.answers.length === 0 && owner !== undefined && isWithin(above, owner) ? owner : above;
};
