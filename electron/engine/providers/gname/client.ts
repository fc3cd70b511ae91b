/** TXT records through the GName API (https://www.gname.com/domain/api/jiexi/add): signed forms, each value a record. */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import { allPages } from '../models/zones.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { gnameFields } from './signature.ts';

export const gname: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): HttpApi => {
  const fields = readFields(descriptor, given, ['appId', 'appKey', 'endpoint'], {
    appId: headerToken,
    appKey: headerToken,
    endpoint: apiBase,
  });
  return {
    provider: descriptor.id,
    base: baseOf(ownBase, fields.endpoint),
    headers: {},
    secrets: [fields.appKey],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(answerSchema, ({ code, msg }) => (code === 1 ? [] : [{ code: String(code), message: msg }])),
    sign: (request) => {
      const unsigned = Object.fromEntries(new URLSearchParams(request.body));
      return { ...request, body: new URLSearchParams(gnameFields(unsigned, fields, clock.now())).toString() };
    },
    dated: true,
  };
};

const idSchema = z.union([z.number(), z.string()]).transform(String);
const answerSchema = z.object({
  code: z.union([z.number(), z.string()]).transform(Number),
  msg: z.string().default(''),
});
const recordsSchema = z.object({
  data: z.array(z.object({ id: idSchema, lx: z.string(), zjt: z.string(), jxz: z.string() })),
});
const createdSchema = z.object({ data: idSchema });

const pageSize = 100;

const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => {
  const records: RecordCalls<{ readonly name: string }>['records'] = async (zone, { fqdn, relative }, signal) => {
    const found = await allPages(async (number) => {
      const fields = { ym: zone.name, page: String(number), limit: String(pageSize) };
      const answer = await post(api, 'list', fields, zone.name, signal, ['zone-not-found']);
      if (isUnlisted(answer)) return { items: [], more: false };
      if (answer.refusal !== undefined) throw zoneNotFound(factsOf(api), { zone: zone.name, fqdn });
      const items = read(api, recordsSchema, answer).data;
      return { items, more: items.length === pageSize };
    });
    return found
      .filter(({ lx, zjt }) => lx.toUpperCase() === 'TXT' && ((zjt || '@') === relative || normalName(zjt) === fqdn))
      .map(({ id, jxz }) => ({ id, value: jxz }));
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      const fields = { ym: name, page: '1', limit: '1' };
      const answer = await post(api, 'list', fields, name, signal, ['zone-not-found', 'refused']);
      if (answer.refusal === undefined) read(api, recordsSchema, answer);
      return answer.refusal === undefined || isUnlisted(answer) ? { name } : undefined;
    },
    records,
    create: async (zone, place, signal) => {
      const { relative, value, ttl } = place;
      const fields = { ym: zone.name, lx: 'TXT', zj: relative, jlz: value, ttl: String(ttl) };
      const answer = await post(api, 'add', fields, zone.name, signal, ['already-there']);
      if (answer.refusal === undefined) return read(api, createdSchema, answer).data;
      // The same words tell of another record in the way, and then the value is not there.
      const there = (await records(zone, place, signal)).find((one) => one.value === value);
      return there?.id ?? read(api, createdSchema, await post(api, 'add', fields, zone.name, signal)).data;
    },
    remove: async (zone, { id }, place, signal) => {
      const fields = { ym: zone.name, jxid: id };
      const answer = await post(api, 'delete', fields, zone.name, signal, ['not-there', 'refused']);
      if (answer.refusal === undefined) return true;
      // Its words for a record that is not there are not published, so the list has to say.
      if ((await records(zone, place, signal)).some((one) => one.id === id))
        await post(api, 'delete', fields, zone.name, signal);
      return false;
    },
  };
};

const post = (
  api: HttpApi,
  action: string,
  form: Readonly<Record<string, string>>,
  zone: string,
  signal: AbortSignal,
  accepts: readonly Refusal[] = [],
): Promise<Reply> => send(api, { method: 'POST', path: `/api/resolution/${action}`, form, zone, accepts }, signal);

/** The service refuses with status 200: a 404 comes from a proxy that lets nothing but changes through. */
const isUnlisted = ({ status, refusal }: Reply): boolean => refusal !== undefined && status === 404;
