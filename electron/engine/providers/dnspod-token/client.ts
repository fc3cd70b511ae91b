/** TXT records through DNSPod's first API (https://docs.dnspod.cn/api/), which fails with HTTP 200 and a code. */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import type { FieldCheck } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const dnspodToken: ProviderModule = {
  descriptor,
  create(given, clock) {
    return recordProvider(callsOf(openAccount(given, clock)), { shortestTtl });
  },
};

const number: FieldCheck = (value) => (/^\d+$/.test(value) ? undefined : 'format');
/** The API shows and takes `id,token`; here the two are apart. */
const bareToken: FieldCheck = (value) => (/^[\x21-\x2b\x2d-\x7e]+$/.test(value) ? undefined : 'format');

interface Account {
  readonly api: HttpApi;
  /** In every form, beside its own fields. */
  readonly common: Readonly<Record<string, string>>;
}

/** Numbers come as numbers or as text. */
const text = z.union([z.string(), z.number()]).transform(String);
const statusSchema = z.object({ status: z.object({ code: text, message: z.string().default('') }) });

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { tokenId: number, token: bareToken },
  // The terms of the API refuse clients without a name of their own.
  headers: () => ({ 'user-agent': 'Certwright' }),
  errors: errorsBy(statusSchema, ({ status }) => (status.code === '1' ? [] : [status])),
});

const openAccount = (given: Readonly<Record<string, string>>, clock: Clock): Account => {
  const api = openApi(given, clock);
  return { api, common: { login_token: `${api.fields.tokenId},${api.fields.token}`, format: 'json', lang: 'en' } };
};

const domainSchema = z.object({ id: text, name: z.string(), punycode: z.string().nullish() });
const foundDomainSchema = z.object({ domain: domainSchema });
const domainsSchema = z.object({ info: z.object({ domain_total: text }), domains: z.array(domainSchema) });
const recordsSchema = z.object({
  info: z.object({ record_total: text }).nullish(),
  records: z.array(z.object({ id: text, name: z.string(), type: z.string(), value: z.string() })),
});

const createdSchema = z.object({ record: z.object({ id: text }) });

const pageSize = 100;
/** The default line in the API's own words. */
const anyLine = '默认';

interface DnspodZone {
  readonly name: string;
  readonly id: string;
}

const zoneOf = ({ id, name, punycode }: z.infer<typeof domainSchema>): DnspodZone => ({
  id,
  name: normalName(punycode || name),
});

const callsOf = (account: Account): RecordCalls<DnspodZone> => ({
  missing: (place) => zoneNotFound(factsOf(account.api), place),
  find: async (name, signal) => {
    const answer = await call(account, 'Domain.Info', name, { domain: name }, ['zone-not-found'], signal);
    if (answer.refusal !== undefined) return undefined;
    const { id } = read(account.api, foundDomainSchema, answer).domain;
    return { id, name };
  },
  list: (signal) =>
    allPages(async (page) => {
      const form = { offset: String((page - 1) * pageSize), length: String(pageSize) };
      const answer = await call(account, 'Domain.List', '', form, [], signal);
      const { domains, info } = read(account.api, domainsSchema, answer);
      return { items: domains.map(zoneOf), more: page * pageSize < Number(info.domain_total) };
    }),
  records: async (zone, { relative }, signal) => {
    const found = await allPages(async (page) => {
      const form = {
        domain_id: zone.id,
        sub_domain: relative,
        record_type: 'TXT',
        offset: String((page - 1) * pageSize),
        length: String(pageSize),
      };
      const answer = await call(account, 'Record.List', zone.name, form, ['not-there'], signal);
      if (answer.refusal !== undefined) return { items: [], more: false };
      const { records, info } = read(account.api, recordsSchema, answer);
      return { items: records, more: page * pageSize < Number(info?.record_total ?? 0) };
    });
    return found.filter(({ type, name }) => type === 'TXT' && normalName(name) === relative);
  },
  create: async (zone, { relative, value, ttl }, signal) => {
    const form = {
      domain_id: zone.id,
      sub_domain: relative,
      record_type: 'TXT',
      record_line: anyLine,
      value,
      ttl: String(ttl),
    };
    const answer = await call(account, 'Record.Create', zone.name, form, ['already-there'], signal);
    return answer.refusal === undefined ? read(account.api, createdSchema, answer).record.id : '';
  },
  remove: async (zone, { id }, _place, signal) => {
    // Here code 8 speaks of the record: the zone has just been found.
    const accepts = ['not-there', 'zone-not-found'] as const;
    const form = { domain_id: zone.id, record_id: id };
    const answer = await call(account, 'Record.Remove', zone.name, form, accepts, signal);
    return answer.refusal === undefined;
  },
});

/** Nothing but a code tells success, so an answer without one is none. */
const call = async (
  { api, common }: Account,
  action: string,
  zone: string,
  own: Readonly<Record<string, string>>,
  accepts: readonly Refusal[],
  signal: AbortSignal,
): Promise<Reply> => {
  const form = { ...common, ...own };
  const answer = await send(api, { method: 'POST', path: `/${action}`, form, zone, accepts }, signal);
  if (answer.refusal === undefined) read(api, statusSchema, answer);
  return answer;
};
