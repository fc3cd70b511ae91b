/** What is noteworthy about a zone and the place of a proof in it. Findings inform; none fails a run by itself. */
import { z } from 'zod';
import { dnssecStateSchema } from './dns-dnssec.ts';

/**
 * - `delegation-differs`: the zone above names other servers than the zone itself.
 * - `server-unreachable`, `server-not-serving`: by address; authorities may ask any of them.
 * - `server-unresolvable`: a name server without a real address, `fake` when only a proxy tool gave one.
 * - `serials-differ`: the servers have different versions of the zone at this moment.
 * - `wildcard-txt`, `wildcard-cname`: answers for any name beside the place of the proof; until our record is there,
 *   that is what an authority sees.
 * - `dnssec-broken`: a validating authority will refuse.
 * - `port-53-blocked`: no server can be reached from here, by no transport.
 * - `port-53-caught`: something on the way answers in place of the name servers.
 */
const address = z.object({ server: z.string(), address: z.string() });
export const zoneFindingSchema = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('delegation-differs'),
    parent: z.string(),
    /** In the zone above alone, and in the zone itself alone. */
    aboveOnly: z.array(z.string()),
    ownOnly: z.array(z.string()),
  }),
  z.object({ code: z.literal('server-unreachable'), ...address.shape, reason: z.string() }),
  z.object({ code: z.literal('server-not-serving'), ...address.shape, rcode: z.string() }),
  z.object({ code: z.literal('server-unresolvable'), server: z.string() }),
  z.object({
    code: z.literal('serials-differ'),
    servers: z.array(z.object({ ...address.shape, serial: z.number() })),
  }),
  z.object({ code: z.literal('wildcard-txt'), wildcard: z.string(), values: z.array(z.string()) }),
  z.object({ code: z.literal('wildcard-cname'), wildcard: z.string(), target: z.string() }),
  z.object({ code: z.literal('dnssec-broken') }),
  z.object({ code: z.literal('port-53-blocked') }),
  z.object({ code: z.literal('port-53-caught'), servers: z.array(z.string()) }),
]);
export type ZoneFinding = z.infer<typeof zoneFindingSchema>;

export const zoneInspectionSchema = z.object({
  zone: z.object({
    name: z.string(),
    serial: z.number(),
    negativeTtl: z.number(),
    nameServers: z.array(z.object({ name: z.string(), addresses: z.array(z.string()).readonly() })).readonly(),
  }),
  /** Where the record belongs, and the names that led there. */
  fqdn: z.string(),
  chain: z.array(z.string()).readonly(),
  /** The servers that the zone above names; absent when nobody there could be asked. */
  delegated: z.array(z.string()).optional(),
  dnssec: dnssecStateSchema,
  findings: z.array(zoneFindingSchema),
});
export type ZoneInspection = z.infer<typeof zoneInspectionSchema>;
