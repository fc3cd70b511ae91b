/** TXT records through the Njalla API (https://njal.la/api/): JSON-RPC, where failures come with status 200. */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import { ttlAmong } from '../models/ttl.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const njalla: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openApi(given, clock)), { shortestTtl });
  },
};

const idSchema = z.union([z.number(), z.string()]).transform(String);
const errorSchema = z.object({ code: idSchema, message: z.string().default('') });

/** The name of the member has been seen with either letter. */
const errors = errorsBy(
  z.object({ error: errorSchema.nullish(), Error: errorSchema.nullish() }),
  ({ error, Error: other }) => [error, other].flatMap((one) => one ?? []),
);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { token: headerToken },
  headers: ({ token }) => ({ authorization: `Njalla ${token}` }),
  errors,
});

const domainsSchema = z.object({ result: z.object({ domains: z.array(z.object({ name: z.string() })) }) });
const recordSchema = z.object({ id: idSchema, name: z.string(), type: z.string(), content: z.string().default('') });
const recordsSchema = z.object({ result: z.object({ records: z.array(recordSchema) }) });
const createdSchema = z.object({ result: z.object({ id: idSchema }) });
const doneSchema = z.object({ result: z.unknown() });

interface Call {
  readonly method: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly accepts?: readonly Refusal[];
}

const ask = (api: HttpApi, { method, params, accepts = [] }: Call, signal: AbortSignal): Promise<Reply> => {
  const zone = String(params.domain ?? '');
  return send(api, { method: 'POST', path: '/', body: { method, params }, zone, accepts }, signal);
};

const callsOf = (api: HttpApi): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  list: async (signal) =>
    read(api, domainsSchema, await ask(api, { method: 'list-domains', params: {} }, signal)).result.domains,
  records: async ({ name: domain }, { relative }, signal) => {
    const answer = await ask(api, { method: 'list-records', params: { domain } }, signal);
    return read(api, recordsSchema, answer)
      .result.records.filter(({ type, name }) => type === 'TXT' && normalName(name || '@') === relative)
      .map(({ id, content }) => ({ id, value: content }));
  },
  create: async ({ name: domain }, { relative: name, value: content, ttl }, signal) => {
    const params = { domain, name, type: 'TXT', content, ttl: ttlAmong(ttl, ttls) };
    const answer = await ask(api, { method: 'add-record', params, accepts: ['already-there'] }, signal);
    return answer.refusal === undefined ? read(api, createdSchema, answer).result.id : '';
  },
  remove: async ({ name: domain }, { id }, _place, signal) => {
    const params = { domain, id };
    const answer = await ask(api, { method: 'remove-record', params, accepts: ['zone-not-found'] }, signal);
    if (answer.refusal !== undefined) return false;
    read(api, doneSchema, answer);
    return true;
  },
});

/** No others are taken. */
const ttls = [60, 300, 900, 3600, 10_800, 21_600, 86_400];
