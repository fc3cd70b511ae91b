import { createHmac } from 'node:crypto';
import { inwx } from '../../../electron/engine/providers/inwx/client.ts';
import {
  type Asked,
  nextId,
  pageOf,
  type Reply,
  type StoredRecord,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

type Value = string | number | Value[] | { readonly [name: string]: Value };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const written = (value: Value): string => {
  if (typeof value === 'string') return `<value><string>${escaped(value)}</string></value>`;
  if (typeof value === 'number') return `<value><int>${value}</int></value>`;
  if (Array.isArray(value)) return `<value><array><data>${value.map(written).join('')}</data></array></value>`;
  const members = Object.entries(value).map(([name, one]) => `<member><name>${name}</name>${written(one)}</member>`);
  return `<value><struct>${members.join('')}</struct></value>`;
};
const response = (value: Value, headers: Record<string, string> = {}): Reply => ({
  status: 200,
  text: `<?xml version="1.0" encoding="UTF-8"?>\n<methodResponse><params><param>${written(value)}</param></params></methodResponse>`,
  headers: { 'content-type': 'text/xml; charset=UTF-8', ...headers },
});
export const refusal = (code: number, msg: string, reason = ''): Reply =>
  response({ code, msg, ...(reason === '' ? {} : { reasonCode: 'X', reason }), svTRID: '20260101-1', runtime: 1 });
const success = (resData?: Value, headers?: Record<string, string>): Reply =>
  response(
    { code: 1000, msg: 'Command completed successfully', ...(resData === undefined ? {} : { resData }) },
    headers,
  );

export const username = 'certwright';
export const password = 'c0rrect & <horse> battery';
/** The seed of RFC 6238, appendix B, in base32. */
export const sharedSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const seed = Buffer.from('12345678901234567890');

/** The codes that hold at the time: this step and the one before. */
const codesAt = (now: Date): readonly string[] =>
  [0, 1].map((late) => {
    const counter = Buffer.alloc(8);
    counter.writeUInt32BE(Math.floor(now.getTime() / 30_000) - late, 4);
    const hash = createHmac('sha1', seed).update(counter).digest();
    const at = (hash[19] ?? 0) % 16;
    return String((hash.readInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  });

interface Session {
  open: boolean;
}
interface Desk {
  readonly zones: Zones;
  readonly sessions: Map<string, Session>;
  readonly usedCodes: Set<string>;
  /** Missing where the account has no second factor. */
  readonly now?: (() => Date) | undefined;
}

const membersIn = (text: string): Readonly<Record<string, string>> => {
  const found = text.matchAll(
    /<member>\s*<name>([^<]*)<\/name>\s*<value>\s*(?:<(?:string|int|i4)>)?([^<]*)(?:<\/\w+>)?\s*<\/value>\s*<\/member>/g,
  );
  const plain = (part: string): string =>
    part
      .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, plain(value)]));
};

const logIn = ({ sessions, now }: Desk, given: Readonly<Record<string, string>>): Reply => {
  if (given.user !== username || given.pass !== password) return refusal(2200, 'Authentication error');
  const id = `s${nextId()}`;
  sessions.set(id, { open: now === undefined });
  return success(
    {
      customerId: 7,
      accountId: 8,
      tfa: now === undefined ? '0' : 'GOOGLE-AUTH',
      builddate: '2026-01-01',
      version: '1',
    },
    { 'set-cookie': `domrobot=${id}; expires=Thu, 01 Jan 2099 00:00:00 GMT; path=/; HttpOnly` },
  );
};

const unlock = ({ usedCodes, now }: Desk, session: Session, { tan = '' }: Readonly<Record<string, string>>): Reply => {
  if (now === undefined || usedCodes.has(tan) || !codesAt(now()).includes(tan))
    return refusal(2200, 'Authentication error', 'The confirmation code is invalid');
  usedCodes.add(tan);
  session.open = true;
  return success();
};

const shown = ({ id, name, value, ttl }: StoredRecord): Value => ({
  id,
  name,
  type: 'TXT',
  content: value,
  TTL: ttl,
  prio: 0,
});

const created = (zones: Zones, given: Readonly<Record<string, string>>): Reply => {
  const { domain = '', name = domain, type, content = '', ttl } = given;
  const records = zones.get(domain);
  if (records === undefined) return refusal(2303, 'Object does not exist');
  if (type !== 'TXT' || (name !== domain && !name.endsWith(`.${domain}`)))
    return refusal(2005, 'Parameter syntax error');
  if (Number(ttl) < 300) return refusal(2004, 'Parameter value range error', 'TTL is too low');
  if (records.some((one) => one.name === name && one.value === content)) return refusal(2302, 'Object exists');
  const made = { id: nextId(), name, value: content, ttl: Number(ttl) };
  records.push(made);
  return success({ id: made.id });
};

const deleted = (zones: Zones, { id }: Readonly<Record<string, string>>): Reply => {
  const [zone, records = []] = [...zones].find(([, some]) => some.some((one) => one.id === id)) ?? [];
  if (zone === undefined) return refusal(2303, 'Object does not exist');
  zones.set(
    zone,
    records.filter((one) => one.id !== id),
  );
  return success();
};

const nameserver = (zones: Zones, method: string, given: Readonly<Record<string, string>>): Reply => {
  if (method === 'nameserver.list') {
    const { items } = pageOf([...zones.keys()], Number(given.page ?? 1), Number(given.pagelimit ?? 20));
    return success({ count: zones.size, domains: items.map((domain) => ({ roId: 1, domain, type: 'MASTER' })) });
  }
  if (method === 'nameserver.createRecord') return created(zones, given);
  if (method === 'nameserver.deleteRecord') return deleted(zones, given);
  if (method !== 'nameserver.info') return refusal(2000, 'Unknown command');
  const records = zones.get(given.domain ?? '');
  if (records === undefined) return refusal(2303, 'Object does not exist');
  const all = records.filter(({ name }) => name === (given.name ?? name)).map(shown);
  const found = all.length === 0 ? {} : { record: all };
  return success({ roId: 1, domain: given.domain ?? '', type: 'MASTER', count: all.length, ...found });
};

const answered =
  (desk: Desk) =>
  ({ method: verb, path, text, header }: Asked): Reply => {
    if (verb !== 'POST' || !['/', '/xmlrpc/'].includes(path)) return { status: 404, text: 'Not Found' };
    const method = /<methodName>([^<]+)<\/methodName>/.exec(text)?.[1] ?? '';
    const given = membersIn(text);
    if (method === 'account.login') return logIn(desk, given);
    const id = /(?:^|;\s*)domrobot=([^;]*)/.exec(header('cookie'))?.[1] ?? '';
    const session = desk.sessions.get(id);
    if (session === undefined) return refusal(2002, 'Command use error');
    if (method === 'account.unlock') return unlock(desk, session, given);
    if (method === 'account.logout') {
      desk.sessions.delete(id);
      return refusal(1500, 'Command completed successfully; ending session');
    }
    return session.open
      ? nameserver(desk.zones, method, given)
      : refusal(2002, 'Command use error', 'Account is locked');
  };

/** With a second factor, checked at that time. */
export const lockedDesk = (zones: Zones, now: () => Date) => {
  const desk: Desk = { zones, sessions: new Map(), usedCodes: new Set(), now };
  return { answer: answered(desk), openSessions: () => desk.sessions.size };
};

/** https://www.inwx.com/en/help/apidoc */
export const contract: ProviderContract = {
  module: inwx,
  fields: { username, password },
  wrong: { password: `${password}X` },
  keyField: 'username',
  routes: (zones) => answered({ zones, sessions: new Map(), usedCodes: new Set() }),
  refusals: {
    noPermission: refusal(2201, 'Authorization error'),
    rateLimited: refusal(2502, 'Session limit exceeded; server closing connection'),
  },
  shortestTtl: 300,
  lego: { provider: 'inwx', env: { INWX_USERNAME: username, INWX_PASSWORD: password } },
};
