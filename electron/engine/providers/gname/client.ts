/** TXT records through the GName API (https://www.gname.com/domain/api/jiexi/add): signed forms, each value a record. */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { createOrFind, isUnlisted, removeOrMiss } from '../unpublished.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { gnameFields } from './signature.ts';

export const gname: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const idSchema = z.union([z.number(), z.string()]).transform(String);
const answerSchema = z.object({
  code: z.union([z.number(), z.string()]).transform(Number),
  msg: z.string().default(''),
});

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { appId: headerToken, appKey: headerToken },
  errors: errorsBy(answerSchema, ({ code, msg }) => (code === 1 ? [] : [{ code: String(code), message: msg }])),
  sign: (request, fields, now) => {
    const unsigned = Object.fromEntries(new URLSearchParams(request.body));
    return { ...request, body: new URLSearchParams(gnameFields(unsigned, fields, now)).toString() };
  },
  dated: true,
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
    create: (zone, place, signal) => {
      const { relative, value, ttl } = place;
      const fields = { ym: zone.name, lx: 'TXT', zj: relative, jlz: value, ttl: String(ttl) };
      return createOrFind(
        value,
        (accepts) => post(api, 'add', fields, zone.name, signal, accepts),
        (answer) => read(api, createdSchema, answer).data,
        () => records(zone, place, signal),
      );
    },
    remove: (zone, { id }, place, signal) =>
      removeOrMiss(
        id,
        (accepts) => post(api, 'delete', { ym: zone.name, jxid: id }, zone.name, signal, accepts),
        () => records(zone, place, signal),
      ),
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
