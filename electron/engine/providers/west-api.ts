/**
 * The agents' API, version 2, that West.cn and 35.com share (https://www.west.cn/CustomerCenter/doc/domain_v2.html):
 * forms and answers in GBK, each request with a token that is good for ten minutes.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ErrorRule, ProviderDescriptor, Refusal } from '../../../shared/domain/providers.ts';
import { normalName } from '../dns/names.ts';
import type { Clock } from '../ports/index.ts';
import type { FieldCheck } from './fields.ts';
import { zoneNotFound } from './hosted-zone.ts';
import { type ApiRequest, baseOf, errorsBy, factsOf, type HttpApi, type Reply, read, send } from './http-api.ts';
import { allPages } from './models/pages.ts';
import type { FoundRecord, RecordCalls, RecordPlace } from './models/records.ts';
import { isUnlisted, removeOrMiss } from './unpublished.ts';

/** Names of accounts may be Chinese; a blank inside was pasted by mistake. */
export const accountName: FieldCheck = (value) => (/\s/.test(value) ? 'format' : undefined);

interface WestAgent {
  readonly username: string;
  readonly apiPassword: string;
  readonly endpoint: string;
}

export const openAgentApi = (
  descriptor: ProviderDescriptor,
  ownBase: string,
  agent: WestAgent,
  clock: Clock,
): HttpApi => ({
  provider: descriptor.id,
  base: baseOf(ownBase, agent.endpoint),
  headers: {},
  secrets: [agent.apiPassword],
  clock,
  rules: descriptor.errors,
  errors: errorsBy(answerSchema, ({ result, msg, errcode }) =>
    result === 200 ? [] : [{ code: String(errcode ?? result), message: msg }],
  ),
  sign: (request) => ({ ...request, body: `${request.body}&${gbkForm(signedFields(agent, clock.now()))}` }),
  dated: true,
});

/** MD5 over user name, password and time in milliseconds (section 1.2 of the documentation). */
const signedFields = ({ username, apiPassword }: Omit<WestAgent, 'endpoint'>, now: Date) => {
  const time = String(now.getTime());
  const token = createHash('md5')
    .update(gbkOctets(`${username}${apiPassword}${time}`))
    .digest('hex');
  return { username, time, token };
};

/** Apart from 10000 no codes are published, so most is told by words, in Chinese or in English. */
export const westErrors: readonly ErrorRule[] = [
  { code: '10000', refusal: 'wrong-credentials' },
  { status: 429, refusal: 'rate-limited' },
  { status: 200, text: '频率|频繁|超限|too (?:many|frequent)', refusal: 'rate-limited' },
  {
    status: 200,
    text: '白名单|ip.{0,12}(?:不允许|限制|未授权|not allowed)',
    refusal: 'no-permission',
    cause: 'provider-ip-allowlist',
  },
  {
    status: 200,
    text: '代理.{0,8}(?:才能|权限)|only agent',
    refusal: 'no-permission',
    cause: 'provider-plan-restriction',
  },
  { status: 200, text: '未实名|锁定|暂停解析|locked', refusal: 'no-permission', cause: 'provider-domain-locked' },
  { status: 200, text: '无权|没有权限|permission', refusal: 'no-permission' },
  {
    status: 200,
    text: '(?:域名|domain).{0,40}(?:不存在|不在|未找到|没有找到|不属于|not (?:exist|found|belong))',
    refusal: 'zone-not-found',
  },
  { status: 200, text: 'no such domain|没有.{0,4}域名', refusal: 'zone-not-found' },
  { status: 200, text: 'already exists|已存在|已经存在|重复', refusal: 'already-there' },
  { status: 200, text: 'no records?|(?:记录|解析|record).{0,20}(?:不存在|not (?:exist|found))', refusal: 'not-there' },
  {
    status: 200,
    text: '时间戳|时间.{0,6}(?:误|过期|超|失效)|(?:^|[^a-z])time(?:stamp)?(?![a-z])',
    refusal: 'clock-skew',
  },
  {
    status: 200,
    text: 'token|api ?key|apidomainkey|user ?name|user|密码|用户|签名|身份',
    refusal: 'wrong-credentials',
  },
  { status: 200, text: 'ttl', refusal: 'refused', cause: 'provider-ttl-rejected' },
];

export interface WestZone {
  readonly name: string;
}

export const idSchema = z.union([z.number(), z.string()]).transform(String);
const answerSchema = z.object({ result: z.number(), msg: z.string().default(''), errcode: z.number().optional() });
const doneSchema = z.object({ result: z.literal(200) });
const createdSchema = z.object({ data: z.object({ id: idSchema }) });
const recordSchema = z.object({
  id: idSchema,
  item: z.string().optional(),
  host: z.string().optional(),
  value: z.string(),
  type: z.string(),
});
const recordsSchema = z.object({
  data: z.union([z.array(recordSchema), z.object({ items: z.array(recordSchema) }).transform(({ items }) => items)]),
});
const domainsSchema = z.object({ data: z.object({ items: z.array(z.object({ domain: z.string() })) }) });

const pageSize = 100;

export const agentCalls = (api: HttpApi): RecordCalls<WestZone> => {
  const records: RecordCalls<WestZone>['records'] = (zone, { relative }, signal) =>
    recordPages(async (number) => {
      const fields = { domain: zone.name, limit: String(pageSize), pageno: String(number) };
      const answer = await act(api, 'getdnsrecord', fields, zone.name, signal, ['zone-not-found']);
      if (isUnlisted(answer)) return [];
      if (answer.refusal !== undefined) throw zoneNotFound(factsOf(api), { zone: zone.name, fqdn: zone.name });
      const items = read(api, recordsSchema, answer).data;
      return items.map(({ id, item, host, value, type }) => ({ id, value, type, mine: (item ?? host) === relative }));
    });
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      const fields = { domain: name, limit: '1', pageno: '1' };
      const answer = await act(api, 'getdnsrecord', fields, name, signal, ['zone-not-found', 'refused']);
      if (answer.refusal === undefined) read(api, recordsSchema, answer);
      return answer.refusal === undefined || isUnlisted(answer) ? { name } : undefined;
    },
    list: (signal) =>
      allPages(async (number) => {
        const answer = await act(api, 'getdomains', { limit: String(pageSize), page: String(number) }, '', signal);
        const items = read(api, domainsSchema, answer).data.items.map(({ domain }) => ({ name: normalName(domain) }));
        return { items, more: items.length === pageSize };
      }),
    records,
    create: async (zone, { relative, value, ttl }, signal) => {
      const fields = { domain: zone.name, host: relative, type: 'TXT', value, ttl: String(ttl) };
      const answer = await act(api, 'adddnsrecord', fields, zone.name, signal, ['already-there']);
      return answer.refusal === undefined ? read(api, createdSchema, answer).data.id : '';
    },
    remove: (zone, { id }, place, signal) =>
      removeOrMiss(
        id,
        async (accepts) => {
          const answer = await act(api, 'deldnsrecord', { domain: zone.name, id }, zone.name, signal, accepts);
          if (answer.refusal === undefined) read(api, doneSchema, answer);
          return answer;
        },
        () => records(zone, place, signal),
      ),
  };
};

/** Pages of raw records, of which only TXT values at the wanted name are kept. */
export const recordPages = async (
  page: (number: number) => Promise<readonly (FoundRecord & { readonly type: string; readonly mine: boolean })[]>,
): Promise<readonly FoundRecord[]> => {
  const all = await allPages(async (number) => {
    const items = await page(number);
    return { items, more: items.length === pageSize };
  });
  return all.filter(({ type, mine }) => mine && type.toUpperCase() === 'TXT').map(({ id, value }) => ({ id, value }));
};

const act = (
  api: HttpApi,
  name: string,
  fields: Readonly<Record<string, string>>,
  zone: string,
  signal: AbortSignal,
  accepts: readonly Refusal[] = [],
): Promise<Reply> => send(api, { ...gbkPost('/domain/', fields), query: { act: name }, zone, accepts }, signal);

export const gbkPost = (
  path: string,
  fields: Readonly<Record<string, string>>,
): Pick<ApiRequest, 'method' | 'path' | 'text'> => ({
  method: 'POST',
  path,
  text: { type: 'application/x-www-form-urlencoded', content: gbkForm(fields) },
});

/** What application/x-www-form-urlencoded makes of fields in GBK; the platform writes such forms in UTF-8 only. */
export const gbkForm = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([key, value]) => `${escaped(key)}=${escaped(value)}`)
    .join('&');

const escaped = (text: string): string =>
  [...gbkOctets(text)]
    .map((octet) => {
      const character = String.fromCharCode(octet);
      if (/[A-Za-z0-9*._-]/.test(character)) return character;
      return octet === 0x20 ? '+' : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

const gbkOctets = (text: string): Buffer => {
  if (Buffer.byteLength(text) === text.length) return Buffer.from(text);
  const table = gbkTable();
  const octetsOf = (one: string) => (one < '\u0080' ? [one.charCodeAt(0)] : (table.get(one) ?? [questionMark]));
  return Buffer.from([...text].flatMap(octetsOf));
};

const questionMark = 0x3f;
let knownTable: ReadonlyMap<string, readonly number[]> | undefined;
const gbkTable = (): ReadonlyMap<string, readonly number[]> => {
  knownTable ??= readGbkTable();
  return knownTable;
};

/** The platform can only read GBK, so its table is read backwards. */
const readGbkTable = (): ReadonlyMap<string, readonly number[]> => {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !table.has(character)) table.set(character, [lead, trail]);
    }
  return table;
};

export const isAt = (hostname: string, { fqdn, relative }: Pick<RecordPlace, 'fqdn' | 'relative'>): boolean =>
  normalName(hostname) === fqdn || hostname === relative;
