import { technitium } from '../../../electron/engine/providers/technitium/client.ts';
import {
  type Asked,
  caaFrom,
  caaParts,
  nextId,
  type Reply,
  type StoredRecord,
  typed,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const failure = (errorMessage: string, status = 'error'): Reply => ({
  status: 200,
  json: { status, errorMessage, stackTrace: 'at DnsServerCore.WebServiceZonesApi', innerErrorMessage: '' },
});
const success = (response: object = {}): Reply => ({ status: 200, json: { response, status: 'ok' } });

const parameters: Readonly<Record<string, string>> = {
  A: 'ipAddress',
  AAAA: 'ipAddress',
  CAA: 'value',
  CNAME: 'cname',
  TXT: 'text',
};
const valueIn = (type: string, form: URLSearchParams): string | undefined => {
  const given = form.get(parameters[type] ?? '') ?? undefined;
  if (type !== 'CAA' || given === undefined) return given;
  const [flags, tag] = [form.get('flags'), form.get('tag')];
  return flags === null || tag === null ? undefined : caaFrom({ flags: Number(flags), tag, value: given });
};
const dataOf = (one: StoredRecord) =>
  typeOf(one) === 'CAA' ? caaParts(one.value) : { [parameters[typeOf(one)] ?? '']: one.value };

export const token = '932b2a3495852c15af01598f62563ae534460388b6a370bfbbb8bb6094b698e9';
const routes =
  (zones: Zones) =>
  ({ method, path, form, header }: Asked): Reply => {
    if (method !== 'POST' || header('content-type') !== 'application/x-www-form-urlencoded')
      return { status: 405, text: '' };
    if (form.get('token') !== token) return failure('Invalid token or session expired.', 'invalid-token');
    if (path === '/api/zones/list') {
      const own = [...zones.keys()].map((name) => ({ name, type: 'Primary', internal: false, disabled: false }));
      return success({ pageNumber: 1, zones: [{ name: 'localhost', type: 'Primary', internal: true }, ...own] });
    }
    const [, change] = /^\/api\/zones\/records\/(add|delete|get)$/.exec(path) ?? [];
    const name = (form.get('domain') ?? '').replace(/\.$/, '');
    const [zone] = [...zones.keys()]
      .filter((one) => name === one || name.endsWith(`.${one}`))
      .toSorted((one, other) => other.length - one.length);
    if (change === undefined) return { status: 404, text: '' };
    if (zone === undefined) return failure(`No such zone was found: ${name}`);
    const records = zones.get(zone) ?? [];
    if (change === 'get') {
      const own = records.filter((one) => one.name === name);
      const shown = own.map((one) => ({ disabled: false, name, type: typeOf(one), ttl: one.ttl, rData: dataOf(one) }));
      return success({ zone: { name: zone, type: 'Primary' }, records: shown });
    }
    const type = form.get('type') ?? '';
    const value = valueIn(type, form);
    if (value === undefined && !(type === 'CNAME' && change === 'delete'))
      return failure(`Parameter '${parameters[type]}' missing.`);
    // A CNAME is deleted whatever it says.
    const same = (one: StoredRecord) =>
      one.name === name && typeOf(one) === type && (one.value === value || (type === 'CNAME' && change === 'delete'));
    if (change === 'delete') {
      zones.set(
        zone,
        records.filter((one) => !same(one)),
      );
      return success();
    }
    if (type === 'CNAME' && records.some((one) => one.name === name && typeOf(one) === type))
      return failure('Record already exists. Use overwrite option if you wish to overwrite existing record.');
    if (records.some(same)) return failure('Cannot add record: record already exists.');
    const ttl = Number(form.get('ttl') ?? 3600);
    const made = { id: nextId(), ...typed(type), name, value: value ?? '', ttl };
    records.push(made);
    const addedRecord = { disabled: false, name, type, ttl, rData: dataOf(made) };
    return success({ zone: { name: zone, type: 'Primary' }, addedRecord });
  };

/** https://github.com/TechnitiumSoftware/DnsServer/blob/master/APIDOCS.md */
export const contract: ProviderContract = {
  module: technitium,
  fields: { apiToken: token },
  wrong: { apiToken: `${token.slice(0, -1)}0` },
  keyField: 'apiToken',
  endpointFields: (serverUrl) => ({ serverUrl }),
  routes,
  refusals: { noPermission: failure('Access was denied.') },
  shortestTtl: 1,
  lego: {
    provider: 'technitium',
    env: { TECHNITIUM_SERVER_BASE_URL: 'http://technitium.example.test:5380', TECHNITIUM_API_TOKEN: token },
  },
};
