/** Record sets through version 2 of the Huawei Cloud DNS API (https://support.huaweicloud.com/api-dns/zh-cn_topic_0132421999.html). */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { headerToken, regionName } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, notPlain, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { signSdkHmac } from '../signing/sdk-hmac.ts';
import { baseIn, descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const huaweicloud: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return setProvider(callsOf(api), { shortestTtl, serial: `${descriptor.id} ${api.base}` });
  },
};

const gatewayErrors = errorsBy(z.object({ error_code: z.string(), error_msg: z.string() }), (error) => [
  { code: error.error_code, message: error.error_msg },
]);
const ownErrors = errorsBy(z.object({ code: z.string(), message: z.string() }), (error) => [error]);

const openApi = keyedApi({
  descriptor,
  ownBase: ({ region }) => (region === '' ? ownBase : baseIn(region)),
  checks: { accessKeyId: headerToken, secretAccessKey: headerToken, region: regionName },
  errors: (answer) => [...gatewayErrors(answer), ...ownErrors(answer)],
  sign: (request, fields, now) => signSdkHmac(request, fields, now),
  dated: true,
});

const metadata = z.object({ total_count: z.number() }).nullish();
const zonesSchema = z.object({ zones: z.array(z.object({ id: z.string(), name: z.string() })), metadata });
const setSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  ttl: z.number(),
  records: z.array(z.string()).nullish(),
  status: z.string().nullish(),
});

const setsSchema = z.object({ recordsets: z.array(setSchema), metadata });
const changedSchema = z.object({ id: z.string(), status: z.string().nullish() });

const pageSize = 500;
const mostLooks = 20;
const betweenLooks = 1_000;

interface HuaweiZone {
  readonly name: string;
  readonly id: string;
}
interface HuaweiSet extends RecordSet {
  readonly id: string;
}

const callsOf = (api: HttpApi): SetCalls<HuaweiZone, HuaweiSet> => ({
  // Values as in https://support.huaweicloud.com/intl/en-us/usermanual-dns/dns_usermanual_0014.html
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  // A search: `example.org` also finds `my-example.org`.
  find: async (name, signal) => (await zones(api, { name }, signal)).find((zone) => zone.name === name),
  list: (signal) => zones(api, {}, signal),
  read: (zone, place, signal) => readSet(api, zone, place, signal),
  write: async (zone, place, set, before, signal) => {
    const target = before ?? (await create(api, zone, place, set, signal));
    if (target === undefined) return;
    // Where somebody else was quicker, their values stay.
    const others = before === undefined ? target.contents.filter((content) => !set.contents.includes(content)) : [];
    const body = {
      name: `${place.fqdn}.`,
      type: place.type,
      ttl: before === undefined ? target.ttl : set.ttl,
      records: [...others, ...set.contents],
    };
    const asked = { method: 'PUT', path: setPath(zone, target.id), body, zone: zone.name } as const;
    await settle(api, zone, await send(api, asked, signal), signal);
  },
  erase: async (zone, _place, { id }, signal) => {
    const accepts = ['zone-not-found', 'not-there'] as const;
    const answer = await send(api, { method: 'DELETE', path: setPath(zone, id), zone: zone.name, accepts }, signal);
    if (answer.refusal === undefined) await settle(api, zone, answer, signal);
  },
});

/** Answers nothing when the set was made, and the set that is there when it was not. */
const create = async (
  api: HttpApi,
  zone: HuaweiZone,
  place: HostedPlace,
  { contents, ttl }: RecordSet,
  signal: AbortSignal,
): Promise<HuaweiSet | undefined> => {
  const body = { name: `${place.fqdn}.`, type: place.type, ttl, records: contents };
  const asked = { method: 'POST', path: setPath(zone), body, zone: zone.name, accepts: ['already-there'] } as const;
  const answer = await send(api, asked, signal);
  if (answer.refusal === undefined) {
    await settle(api, zone, answer, signal);
    return undefined;
  }
  const there = await readSet(api, zone, place, signal);
  // On its way out, perhaps; if not, this is where the refusal shows.
  if (there === undefined) await settle(api, zone, await send(api, { ...asked, accepts: [] }, signal), signal);
  return there;
};

/** Changes take effect a little later, and a set cannot be changed again before. */
const settle = async (api: HttpApi, zone: HuaweiZone, answer: HttpAnswer, signal: AbortSignal): Promise<void> => {
  const { id, status } = read(api, changedSchema, answer);
  const accepts = ['zone-not-found', 'not-there'] as const;
  let pending = status?.startsWith('PENDING_') ?? false;
  for (let look = 0; pending && look < mostLooks; look += 1) {
    if (look > 0) await api.clock.sleep(betweenLooks, signal);
    const shown = await send(api, { method: 'GET', path: setPath(zone, id), zone: zone.name, accepts }, signal);
    pending = shown.refusal === undefined && (read(api, changedSchema, shown).status?.startsWith('PENDING_') ?? false);
  }
};

const readSet = async (
  api: HttpApi,
  zone: HuaweiZone,
  { fqdn, type: wanted }: HostedPlace,
  signal: AbortSignal,
): Promise<HuaweiSet | undefined> => {
  const found = await allPages(async (number) => {
    const query = { type: wanted, name: `${fqdn}.`, ...page(number) };
    const answer = await send(api, { method: 'GET', path: setPath(zone), query, zone: zone.name }, signal);
    const { recordsets: items, metadata: told } = read(api, setsSchema, answer);
    return { items, more: number * pageSize < (told?.total_count ?? 0) };
  });
  const those = found.filter(
    ({ name, type, status }) => type === wanted && normalName(name) === fqdn && status !== 'PENDING_DELETE',
  );
  // Addresses may differ from line to line, each of which has a set of its own.
  if (wanted !== 'TXT' && those.length > 1) throw notPlain(api, `${fqdn} ${wanted}: ${those.length}`);
  const own = those[0];
  return own === undefined ? undefined : { id: own.id, contents: own.records ?? [], ttl: own.ttl };
};

const zones = (
  api: HttpApi,
  search: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly HuaweiZone[]> =>
  allPages(async (number) => {
    const query = { type: 'public', ...search, ...page(number) };
    const answer = await send(api, { method: 'GET', path: '/v2/zones', query, zone: search.name ?? '' }, signal);
    const { zones: found, metadata: told } = read(api, zonesSchema, answer);
    const items = found.map(({ id, name }) => ({ id, name: normalName(name) }));
    return { items, more: number * pageSize < (told?.total_count ?? 0) };
  });

const page = (number: number) => ({ limit: String(pageSize), offset: String((number - 1) * pageSize) });

const setPath = ({ id }: HuaweiZone, set?: string): string => {
  const sets = `/v2/zones/${encodeURIComponent(id)}/recordsets`;
  return set === undefined ? sets : `${sets}/${encodeURIComponent(set)}`;
};
