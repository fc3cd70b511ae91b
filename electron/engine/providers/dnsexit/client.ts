/**
 * TXT records through the DNSExit API (https://dnsexit.com/dns/dns-api/), which adds and deletes single values and shows
 * neither zones nor records. Whether a zone is there is learnt by deleting a name from it that nobody has.
 */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { headerToken } from '../fields.ts';
import { type HostedPlace, hostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type ZoneCalls, zoneFor } from '../models/zones.ts';
import type { DnsProvider, ProviderModule, TxtRecord } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const dnsexit: ProviderModule = {
  descriptor,
  create: (given, clock) => providerOn(openApi(given, clock)),
};

const replySchema = z.object({
  code: z.number(),
  message: z.string().default(''),
  details: z
    .union([z.array(z.string()), z.string().transform((detail) => [detail])])
    .nullish()
    .transform((details) => details ?? []),
});

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  headers: ({ apiKey }) => ({ apikey: apiKey }),
  errors: errorsBy(replySchema, ({ code, message, details }) =>
    code === 0 ? [] : [{ code: String(code), message: [message, ...details].join('; ') }],
  ),
});

interface Line {
  readonly type: 'TXT';
  readonly name: string;
  readonly content: string;
  /** Minutes. */
  readonly ttl?: number;
  readonly overwrite?: false;
}
type Change = { readonly add: readonly [Line] } | { readonly delete: readonly [Line] };

const providerOn = (api: HttpApi): DnsProvider => {
  /** Answers the refusal, if there was one that is accepted. */
  const post = async (
    zone: string,
    change: Change,
    accepts: readonly Refusal[],
    signal: AbortSignal,
  ): Promise<Refusal | undefined> => {
    const asked = { method: 'POST', path: '/', body: { domain: zone, ...change }, zone, accepts } as const;
    const answer = await send(api, asked, signal);
    if (answer.refusal === undefined) read(api, replySchema, answer);
    return answer.refusal;
  };
  const calls: ZoneCalls<{ readonly name: string }> = {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      const accepts = ['zone-not-found', 'not-there', 'refused'] as const;
      const refusal = await post(name, { delete: [nobodys] }, accepts, signal);
      return refusal === 'zone-not-found' ? undefined : { name };
    },
  };
  const locate = async (record: TxtRecord, signal: AbortSignal): Promise<HostedPlace> =>
    hostedPlace((await zoneFor(calls, record, signal)).name, record.fqdn);
  return {
    add: async (record, signal) => {
      const place = await locate(record, signal);
      const ttl = Math.ceil(Math.max(record.ttl, shortestTtl) / 60);
      const line = { ...lineOf(place, record.value), ttl, overwrite: false } as const;
      await post(place.zone, { add: [line] }, ['already-there'], signal);
      return '';
    },
    remove: async (record, _recordId, signal) => {
      const place = await locate(record, signal);
      await post(place.zone, { delete: [lineOf(place, record.value)] }, ['not-there'], signal);
    },
    prove: async (zone, signal) => {
      await zoneFor(calls, { zone, fqdn: zone }, signal);
    },
  };
};

const nobodys: Line = { type: 'TXT', name: '_certwright-is-this-zone-here', content: 'certwright' };

/** The zone itself is named in full; its name is not put behind once more. */
const lineOf = ({ relative, zone }: HostedPlace, content: string): Line => ({
  type: 'TXT',
  name: relative === '@' ? zone : relative,
  content,
});
