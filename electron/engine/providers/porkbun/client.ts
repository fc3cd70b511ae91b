/** Records through version 3 of the Porkbun API (https://porkbun.com/api/json/v3/documentation): all calls are POST. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { type FieldCheck, headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, errorsBy, factsOf, type HttpApi, notPlain, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

/** The two keys come as a pair and are easily swapped. */
const notBeginning =
  (prefix: string): FieldCheck =>
  (value) =>
    value.startsWith(prefix) ? 'format' : headerToken(value);

export const porkbun: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const { apiKey: apikey, secretApiKey: secretapikey } = api.fields;
    return recordProvider(callsOf(api, { apikey, secretapikey }), { shortestTtl });
  },
};

interface KeyPair {
  readonly apikey: string;
  readonly secretapikey: string;
}

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: notBeginning('sk1_'), secretApiKey: notBeginning('pk1_') },
  errors: errorsBy(z.object({ status: z.literal('ERROR'), message: z.string().default('') }), ({ message }) => [
    { code: '', message },
  ]),
});

const successSchema = z.object({ status: z.literal('SUCCESS') });
const domainsSchema = successSchema.extend({ domains: z.array(z.object({ domain: z.string() })) });
const recordsSchema = successSchema.extend({
  records: z.array(
    z.object({
      id: z.coerce.string(),
      name: z.string(),
      type: z.string(),
      content: z.string(),
      ttl: z.coerce.number().optional(),
    }),
  ),
});

const createdSchema = successSchema.extend({ id: z.coerce.string() });

const pageSize = 1000;

/** A zone is read with all of its records. */
interface PorkbunZone {
  readonly name: string;
  readonly records: z.infer<typeof recordsSchema>['records'];
}

type Post = (
  request: Pick<ApiRequest, 'path' | 'zone' | 'accepts'>,
  content: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Reply>;

const listDomains = (api: HttpApi, post: Post, signal: AbortSignal): Promise<readonly PorkbunZone[]> =>
  allPages(async (_number, seen) => {
    const answer = await post({ path: '/domain/listAll', zone: '' }, { start: String(seen) }, signal);
    const { domains } = read(api, domainsSchema, answer);
    const items = domains.map(({ domain }) => ({ name: normalName(domain), records: [] }));
    return { items, more: items.length === pageSize };
  });

const callsOf = (api: HttpApi, keys: KeyPair): RecordCalls<PorkbunZone> => {
  const post: Post = ({ path, zone, accepts = [] }, content, signal) =>
    send(api, { method: 'POST', path, body: { ...keys, ...content }, zone, accepts }, signal);
  const find = async (name: string, signal: AbortSignal): Promise<PorkbunZone | undefined> => {
    const asked = { path: pathOf('retrieve', name), zone: name };
    const answer = await post({ ...asked, accepts: ['zone-not-found', 'no-permission'] }, {}, signal);
    if (answer.refusal === undefined) return { name, records: read(api, recordsSchema, answer).records };
    // "Not opted in" is said of the domains of others as well; only of our own is it the reason.
    const closed =
      answer.refusal === 'no-permission' && (await listDomains(api, post, signal)).some((one) => one.name === name);
    return closed ? { name, records: read(api, recordsSchema, await post(asked, {}, signal)).records } : undefined;
  };
  return {
    // CAA is told and sent as `0 issue "ca.example"`, host names without final dot.
    typed: (detail) => notPlain(api, detail),
    missing: (place) => zoneNotFound(factsOf(api), place),
    find,
    list: (signal) => listDomains(api, post, signal),
    records: async ({ records }, { fqdn, type: wanted }) =>
      records
        .filter(({ type, name }) => type === wanted && normalName(name) === fqdn)
        .map(({ id, content, ttl }) => ({ id, value: content, ttl })),
    create: async ({ name: zone }, { bare: name, type, value, ttl }, signal) => {
      const content = { name, type, content: value, ttl: String(ttl) };
      return read(api, createdSchema, await post({ path: pathOf('create', zone), zone }, content, signal)).id;
    },
    remove: async ({ name: zone }, { id }, _place, signal) => {
      const path = `${pathOf('delete', zone)}/${encodeURIComponent(id)}`;
      const answer = await post({ path, zone, accepts: ['not-there'] }, {}, signal);
      return answer.refusal === undefined;
    },
  };
};

const pathOf = (action: string, zone: string): string => `/dns/${action}/${encodeURIComponent(zone)}`;
