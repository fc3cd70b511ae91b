/** What people see who ask for the record on this computer: their resolver, with all that it remembers. */
import { formatEndpoint, parseEndpoint } from './endpoint.ts';
import type { ResolverSighting } from './eye.ts';
import { negativeTtl } from './negative-ttl.ts';
import { type DnsAnswer, query } from './query.ts';

/** Milliseconds before UDP is repeated: nobody waits for this view, and the end comes at three times this. */
const patience = 700;

/** The first of them that answers; `undefined` where there are none. Rejects only with the reason of `signal`. */
export const askResolversOfComputer = async (
  resolvers: readonly string[],
  fqdn: string,
  signal?: AbortSignal,
): Promise<ResolverSighting | undefined> => {
  const [first] = resolvers;
  if (first === undefined) return undefined;
  const question = { name: fqdn, type: 'TXT' } as const;
  for (const text of resolvers) {
    const endpoint = parseEndpoint(text);
    const reply = await query({ endpoint, question, recursive: true, patience, signal });
    if (reply.kind === 'answer' && (reply.rcode === 'NOERROR' || reply.rcode === 'NXDOMAIN'))
      return sightingOf(formatEndpoint(endpoint), reply);
  }
  return { resolver: first, kind: 'silent', values: [] };
};

const sightingOf = (resolver: string, reply: DnsAnswer): ResolverSighting => {
  const texts = reply.answers.flatMap((record) => (record.type === 'TXT' ? [record] : []));
  const remembered = rememberedFor(reply);
  return {
    resolver,
    kind: 'answer',
    values: texts.map(({ value }) => value),
    ...(remembered === undefined ? {} : { remembered }),
  };
};

/** What keeps the zone itself has nothing to forget (the AA bit, RFC 1035 §4.1.1). */
const rememberedFor = ({ authoritative, answers, authorities }: DnsAnswer): number | undefined => {
  if (authoritative) return undefined;
  const texts = answers.flatMap((record) => (record.type === 'TXT' ? [record.ttl] : []));
  if (texts.length > 0) return Math.min(...texts);
  const soa = authorities.find((record) => record.type === 'SOA');
  return soa?.type === 'SOA' ? negativeTtl(soa) : undefined;
};
