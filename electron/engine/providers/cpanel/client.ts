/**
 * TXT records in the zone files of a cPanel server: by UAPI as the owner of one account
 * (https://api.docs.cpanel.net/openapi/cpanel/operation/dns-mass_edit_zone/) or by WHM API 1 as the server's
 * administrator (https://api.docs.cpanel.net/openapi/whm/operation/mass_edit_dns_zone/). Records are lines of the file,
 * and every change names the serial that it was made for.
 */
import type { Clock } from '../../ports/index.ts';
import { apiBase, headerToken, readFields } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { baseOf, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { type RecordCalls, type RecordPlace, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { cpanelDialect, type Dialect, whmDialect, type ZoneLine } from './dialects.ts';

export const cpanel: ProviderModule = {
  descriptor,
  create(given, clock) {
    const fields = readFields(descriptor, given, ['mode', 'baseUrl', 'username', 'apiToken'], {
      baseUrl: apiBase,
      username: headerToken,
      apiToken: headerToken,
    });
    const dialect = fields.mode === 'whm' ? whmDialect : cpanelDialect;
    const api = openApi(dialect, fields, clock);
    const serial = `${descriptor.id} ${api.base} ${fields.username}`;
    return recordProvider(callsOf(api, dialect), { shortestTtl, serial, idsPass: true });
  },
};

const openApi = (
  { scheme, errors }: Dialect,
  { baseUrl, username, apiToken }: Readonly<Record<'baseUrl' | 'username' | 'apiToken', string>>,
  clock: Clock,
): HttpApi => ({
  provider: descriptor.id,
  base: baseOf(ownBase, baseUrl),
  headers: { authorization: `${scheme} ${username}:${apiToken}` },
  secrets: [apiToken],
  clock,
  rules: descriptor.errors,
  errors,
});

/** A zone file as it was read. */
interface ZoneFile {
  readonly name: string;
  readonly serial: string;
  readonly lines: readonly ZoneLine[];
}

const callsOf = (api: HttpApi, dialect: Dialect): RecordCalls<ZoneFile> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: (name, signal) => readZone(api, dialect, name, signal),
  list: async (signal) => {
    const { listPath: path, query } = dialect;
    const answer = await send(api, { method: 'GET', path, query, zone: '' }, signal);
    return read(api, dialect.names, answer).map((name) => ({ name, serial: '', lines: [] }));
  },
  records: async (zone, { fqdn }) =>
    // Lines move, so that a number is good for one change only.
    zone.lines.filter(isTxtAt(fqdn)).map(({ data }) => ({ id: '', value: data.join('') })),
  create: async (zone, place, signal) => {
    await edit(api, dialect, zone, () => ({ add: JSON.stringify(lineFor(place)) }), signal);
    return '';
  },
  remove: (zone, { value }, { fqdn }, signal) => {
    const removal = ({ lines }: ZoneFile) => {
      const line = lines.filter(isTxtAt(fqdn)).find(({ data }) => data.join('') === value);
      return line === undefined ? undefined : { remove: String(line.index) };
    };
    return edit(api, dialect, zone, removal, signal);
  },
});

const readZone = async (
  api: HttpApi,
  { readPath: path, query, lines: schema }: Dialect,
  name: string,
  signal: AbortSignal,
): Promise<ZoneFile | undefined> => {
  const asked = { method: 'GET', path, query: { zone: name, ...query }, zone: name } as const;
  const answer = await send(api, { ...asked, accepts: ['zone-not-found'] }, signal);
  if (answer.refusal !== undefined) return undefined;
  const lines = read(api, schema, answer);
  return { name, serial: serialIn(lines), lines };
};

/** Answers whether there was something to change; asks anew when somebody else has changed the zone meanwhile. */
const edit = async (
  api: HttpApi,
  dialect: Dialect,
  zone: ZoneFile,
  change: (file: ZoneFile) => Readonly<Record<string, string>> | undefined,
  signal: AbortSignal,
): Promise<boolean> => {
  const { name } = zone;
  let file = zone;
  for (let tries = 1; ; tries += 1) {
    const changed = change(file);
    if (changed === undefined) return false;
    const query = { zone: name, serial: file.serial, ...changed, ...dialect.query };
    const accepts = tries < mostTries ? (['busy'] as const) : [];
    const asked = { method: 'GET', path: dialect.editPath, query, zone: name, accepts } as const;
    const answer = await send(api, asked, signal);
    if (answer.refusal === undefined) {
      read(api, dialect.edited, answer);
      return true;
    }
    const fresh = await readZone(api, dialect, name, signal);
    if (fresh === undefined) throw zoneNotFound(factsOf(api), { zone: name, fqdn: name });
    file = fresh;
  }
};

const mostTries = 3;

/** RFC 1035 §3.3.13: the serial is the third of an SOA's values. */
const serialIn = (lines: readonly ZoneLine[]): string => lines.find(({ type }) => type === 'SOA')?.data[2] ?? '';

const isTxtAt =
  (fqdn: string) =>
  ({ type, name }: ZoneLine): boolean =>
    type === 'TXT' && name === fqdn;

/** The server does not cut a value into character-strings of 255 octets. */
const lineFor = ({ fqdn, ttl, value }: RecordPlace) => ({
  dname: `${fqdn}.`,
  ttl,
  record_type: 'TXT',
  data: value.match(/[\s\S]{1,255}/g) ?? [''],
});
