/**
 * TXT records through the DNS API of Oracle Cloud (https://docs.oracle.com/en-us/iaas/api/#/en/dns/20180115/Records/):
 * single values are added and removed, the service keeps the set.
 */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, readFields, regionName } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { type ApiRequest, baseOf, errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { allMarked, markedBy } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import { ociSignature } from '../signing/oci.ts';
import { readRsaKey } from '../signing/pem.ts';
import { readTxt, writeTxtIfOdd } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const oraclecloud: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { api, compartmentId } = openApi(given, clock);
    return recordProvider(callsOf(api, compartmentId), { shortestTtl, idsPass: true });
  },
};

const ocid: FieldCheck = (value) => (/^[\w.-]+$/.test(value) ? undefined : 'format');
const fingerprintForm: FieldCheck = (value) => (/^[\da-f]{2}(?::[\da-f]{2})+$/i.test(value) ? undefined : 'format');
/** The console puts a label below the key it hands out. */
const withoutLabel = (pem: string): string => pem.replace(/\s*OCI_API_KEY\s*$/, '');

const openApi = (given: Readonly<Record<string, string>>, clock: Clock): { api: HttpApi; compartmentId: string } => {
  const keys = [
    'tenancyOcid',
    'userOcid',
    'fingerprint',
    'privateKey',
    'privateKeyPassphrase',
    'region',
    'compartmentOcid',
    'endpoint',
  ] as const;
  const keyIn = (pem: string) => readRsaKey(withoutLabel(pem), (given.privateKeyPassphrase ?? '').trim());
  const fields = readFields(descriptor, given, keys, {
    tenancyOcid: ocid,
    userOcid: ocid,
    fingerprint: fingerprintForm,
    privateKey: (pem) => (keyIn(pem) === undefined ? 'format' : undefined),
    region: regionName,
    compartmentOcid: ocid,
    endpoint: apiBase,
  });
  const key = keyIn(fields.privateKey);
  if (key === undefined)
    throw fail('credential.invalid', { provider: descriptor.id, fields: [{ key: 'privateKey', problem: 'format' }] });
  const keyId = `${fields.tenancyOcid}/${fields.userOcid}/${fields.fingerprint}`;
  const api: HttpApi = {
    provider: descriptor.id,
    base: baseOf(ownBase.replace('{region}', fields.region), fields.endpoint),
    headers: {},
    secrets: [fields.privateKey, fields.privateKeyPassphrase],
    clock,
    rules: descriptor.errors,
    errors: errorsBy(z.object({ code: z.string(), message: z.string() }), (error) => [error]),
    dated: true,
    sign: (request) => ({
      ...request,
      headers: { ...request.headers, ...ociSignature(request, { keyId, key }, clock.now()) },
    }),
  };
  return { api, compartmentId: fields.compartmentOcid };
};

const zonesSchema = z.array(z.object({ name: z.string() }));
const recordsSchema = z.object({
  items: z.array(
    z.object({
      rtype: z.string().default('TXT'),
      rdata: z.string(),
      recordHash: z.string(),
      ttl: z.number().optional(),
    }),
  ),
});

/** After a change, the set as it is then; only the hash of what was added is of use. */
const changedSchema = z.object({
  items: z.array(z.object({ rdata: z.string().default(''), recordHash: z.string().default('') })).default([]),
});

type Records = readonly z.infer<typeof recordsSchema>['items'][number][];
interface OciZone {
  readonly name: string;
}

const callsOf = (api: HttpApi, compartmentId: string): RecordCalls<OciZone> => {
  const list = (query: Readonly<Record<string, string>>, signal: AbortSignal) =>
    zonesOf(api, { compartmentId, ...query }, signal);
  const recordsAt = (zone: OciZone, place: HostedPlace, signal: AbortSignal): Promise<Records> => {
    const query = { rtype: 'TXT', compartmentId };
    const asked = { method: 'GET', path: recordsPath(zone, place), query, zone: zone.name } as const;
    return paged(api, asked, signal, (answer) =>
      read(api, recordsSchema, answer).items.filter(({ rtype }) => rtype === 'TXT'),
    );
  };
  const patch = async (zone: OciZone, place: HostedPlace, item: object, signal: AbortSignal) => {
    const path = recordsPath(zone, place);
    const asked = {
      method: 'PATCH',
      path,
      query: { compartmentId },
      body: { items: [item] },
      zone: zone.name,
    } as const;
    return read(api, changedSchema, await send(api, asked, signal)).items;
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => (await list({ name }, signal)).find((one) => one.name === name),
    list: (signal) => list({}, signal),
    records: async (zone, place, signal) => {
      const found = await recordsAt(zone, place, signal);
      return found.map(({ recordHash, rdata }) => ({ id: recordHash, value: readTxt(rdata) }));
    },
    create: async (zone, place, signal) => {
      // A set has one TTL: another would change the values of others.
      const [other] = await recordsAt(zone, place, signal);
      const { fqdn: domain, value } = place;
      const item = {
        domain,
        rtype: 'TXT',
        rdata: writeTxtIfOdd(value),
        ttl: other?.ttl ?? place.ttl,
        isProtected: false,
      };
      const after = await patch(zone, place, item, signal);
      return after.find(({ rdata }) => readTxt(rdata) === value)?.recordHash ?? '';
    },
    remove: async (zone, { id }, place, signal) => {
      await patch(zone, place, { operation: 'REMOVE', recordHash: id }, signal);
      return true;
    },
  };
};

const zonesOf = (
  api: HttpApi,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly OciZone[]> =>
  paged(api, { method: 'GET', path: '/zones', query, zone: query.name ?? '' }, signal, (answer) =>
    read(api, zonesSchema, answer).map(({ name }) => ({ name: normalName(name) })),
  );

/** All pages, each of which names the next in a header. */
const paged = <T>(
  api: HttpApi,
  request: ApiRequest,
  signal: AbortSignal,
  itemsIn: (answer: HttpAnswer) => readonly T[],
): Promise<readonly T[]> =>
  allMarked(async (mark) => {
    const answer = await send(api, { ...request, query: { ...request.query, ...markedBy('page', mark) } }, signal);
    return { items: itemsIn(answer), next: answer.header('opc-next-page') };
  });

const recordsPath = ({ name }: OciZone, { fqdn }: HostedPlace): string =>
  `/zones/${encodeURIComponent(name)}/records/${encodeURIComponent(fqdn)}`;
