/** Which zone of the server a name lies in: SOA questions to the server itself, from the name upwards. */
import { isWithin, normalName, parentName } from '../../dns/names.ts';
import { type DnsAnswer, query } from '../../dns/query.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { descriptor } from './descriptor.ts';
import { askServer } from './server.ts';

/** `provider.zone-not-found` where the server is not in charge of the name. */
export const zoneOnServer = async (nameserver: string, fqdn: string, signal: AbortSignal): Promise<string> => {
  for (let name = normalName(fqdn); name !== ''; name = parentName(name)) {
    const question = { name, type: 'SOA' } as const;
    const { answer } = await askServer(nameserver, signal, async (endpoint) => {
      const reply = await query({ endpoint, question, recursive: false, signal });
      return reply.kind === 'silent' ? reply : { kind: 'answer', answer: reply };
    });
    const zone = zoneIn(name, answer);
    if (zone !== undefined) return zone;
  }
  throw zoneNotFound({ provider: descriptor.id, endpoint: nameserver }, { zone: '', fqdn });
};

/** A negative answer names the zone that it comes from (RFC 2308 §3); only the server's own word counts. */
const zoneIn = (name: string, { authoritative, answers, authorities }: DnsAnswer): string | undefined => {
  if (!authoritative) return undefined;
  const own = answers.find((record) => record.type === 'SOA' && record.name === name);
  const above = authorities.find((record) => record.type === 'SOA' && isWithin(name, record.name));
  return (own ?? (answers.length === 0 ? above : undefined))?.name || undefined;
};
