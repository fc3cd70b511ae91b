/**
 * Record sets through version 1 of the Cloud DNS API (https://cloud.google.com/dns/docs/reference/rest/v1). A change
 * removes the set as it was read and adds the new one; when somebody else was faster, it is refused as a whole.
 */
import { z } from 'zod';
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, type FieldCheck, readFields } from '../fields.ts';
import { type HostedPlace, onlyZone, zoneNotFound } from '../hosted-zone.ts';
import { baseOf, errorsBy, factsOf, type HttpApi, notPlain, read } from '../http-api.ts';
import { lostRace, retryingLostRaces } from '../lost-race.ts';
import { allMarked, markedBy } from '../models/pages.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { type BearerApi, bearerApi } from '../signing/bearer.ts';
import { accountFile, fetchToken, readAccount, tokenAddress } from './account.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const googlecloud: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { bearer, projectId, managedZone } = openApi(given, clock);
    const calls = callsOf(bearer, `/projects/${encodeURIComponent(projectId)}/managedZones`, managedZone);
    const serial = `${descriptor.id} ${bearer.api.base} ${projectId}`;
    return retryingLostRaces(setProvider(calls, { shortestTtl, serial }));
  },
};

const plainName: FieldCheck = (value) => (/^[\w.:-]+$/.test(value) ? undefined : 'format');

const openApi = (given: Readonly<Record<string, string>>, clock: Clock) => {
  const keys = ['serviceAccountJson', 'projectId', 'managedZone', 'endpoint'] as const;
  const fields = readFields(descriptor, given, keys, {
    serviceAccountJson: accountFile,
    projectId: plainName,
    managedZone: plainName,
    endpoint: apiBase,
  });
  const account = readAccount(fields.serviceAccountJson);
  const projectId = fields.projectId || account?.project_id;
  if (account === undefined || projectId === undefined || projectId === '')
    throw fail('credential.invalid', { provider: descriptor.id, fields: [{ key: 'projectId', problem: 'missing' }] });
  const at = (base: string): HttpApi => ({
    provider: descriptor.id,
    base,
    headers: {},
    secrets: [fields.serviceAccountJson, account.private_key, account.private_key.trim()],
    clock,
    rules: descriptor.errors,
    errors,
  });
  const tokens = at(tokenAddress(account, fields.endpoint));
  const bearer = bearerApi(at(baseOf(ownBase, fields.endpoint)), (signal) => fetchToken(tokens, account, signal));
  return { bearer, projectId, managedZone: fields.managedZone };
};

const apiError = z.object({
  error: z.object({
    message: z.string(),
    status: z.string().default(''),
    errors: z.array(z.object({ reason: z.string().default(''), message: z.string().default('') })).default([]),
    details: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
});
const tokenError = z.object({ error: z.string(), error_description: z.string().default('') });

const errors = errorsBy(z.union([apiError, tokenError]), (told) => {
  if ('error_description' in told) return [{ code: told.error, message: told.error_description }];
  const { message, status, errors: reasons, details } = told.error;
  const more = details.flatMap(({ reason }) => (reason === undefined ? [] : [{ code: reason, message }]));
  return [
    { code: status, message },
    ...reasons.map(({ reason, message: words }) => ({ code: reason, message: words })),
    ...more,
  ];
});

const zonesSchema = z.object({
  managedZones: z
    .array(z.object({ name: z.string(), dnsName: z.string(), visibility: z.string().default('public') }))
    .default([]),
  nextPageToken: z.string().optional(),
});
const setSchema = z.looseObject({
  name: z.string(),
  type: z.string(),
  ttl: z.number(),
  rrdatas: z.array(z.string()).default([]),
  routingPolicy: z.unknown().optional(),
});
const setsSchema = z.object({ rrsets: z.array(setSchema).default([]) });
const changeSchema = z.object({ status: z.string() });

interface ManagedZone {
  readonly name: string;
  /** Google's own name of the zone. */
  readonly id: string;
}
interface StoredSet extends RecordSet {
  /** To be named in deletions exactly like this. */
  readonly asRead: z.infer<typeof setSchema>;
}

const callsOf = (bearer: BearerApi, zonesPath: string, managedZone: string): SetCalls<ManagedZone, StoredSet> => {
  const { api } = bearer;
  const page = async (query: Readonly<Record<string, string>>, zone: string, signal: AbortSignal) => {
    const answer = await bearer.send({ method: 'GET', path: zonesPath, query, zone }, signal);
    const { managedZones, nextPageToken } = read(api, zonesSchema, answer);
    const items = managedZones
      .filter(({ visibility }) => visibility !== 'private')
      .map(({ name: id, dnsName }): ManagedZone => ({ id, name: normalName(dnsName) }));
    return { items, next: nextPageToken };
  };
  return {
    // Contents as in https://cloud.google.com/dns/docs/records-overview, host names with their final dot.
    typed: (detail) => notPlain(api, detail),
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => {
      if (managedZone !== '') return { name, id: managedZone };
      const { items } = await page({ dnsName: `${name}.` }, name, signal);
      return onlyZone(factsOf(api), items, name);
    },
    // A key that needs the name of its zone may not list zones.
    ...(managedZone === ''
      ? { list: (signal) => allMarked((mark) => page(markedBy('pageToken', mark), '', signal)) }
      : {}),
    ...setCalls(bearer, zonesPath),
  };
};

const setCalls = (
  bearer: BearerApi,
  zonesPath: string,
): Pick<SetCalls<ManagedZone, StoredSet>, 'read' | 'write' | 'erase'> => {
  const { api } = bearer;
  const pathOf = ({ id }: ManagedZone): string => `${zonesPath}/${encodeURIComponent(id)}`;
  const change = async (zone: ManagedZone, body: object, signal: AbortSignal): Promise<void> => {
    const path = `${pathOf(zone)}/changes`;
    const accepts = ['already-there', 'not-there'] as const;
    const answer = await bearer.send({ method: 'POST', path, body, zone: zone.name, accepts }, signal);
    if (answer.refusal === undefined) read(api, changeSchema, answer);
    else throw lostRace(api, `conditionNotMet: ${zone.name}`);
  };
  return {
    read: async (zone, { fqdn, type: wanted }, signal) => {
      const query = { name: `${fqdn}.`, type: wanted };
      const answer = await bearer.send(
        { method: 'GET', path: `${pathOf(zone)}/rrsets`, query, zone: zone.name },
        signal,
      );
      const { rrsets } = read(api, setsSchema, answer);
      const asRead = rrsets.find(({ name, type }) => type === wanted && normalName(name) === fqdn);
      // https://cloud.google.com/dns/docs/policies/overview-policies: one answer for each place, which no list of values holds.
      if (asRead?.routingPolicy) throw notPlain(api, `${fqdn} ${wanted}: routingPolicy`);
      return asRead === undefined ? undefined : { asRead, ttl: asRead.ttl, contents: asRead.rrdatas };
    },
    write: (zone, place, set, before, signal) =>
      change(zone, { ...deletions(before), additions: [written(place, set)] }, signal),
    erase: (zone, _place, before, signal) => change(zone, deletions(before), signal),
  };
};

const deletions = (before: StoredSet | undefined) => (before === undefined ? {} : { deletions: [before.asRead] });

const written = ({ fqdn, type }: HostedPlace, { ttl, contents }: RecordSet) => ({
  name: `${fqdn}.`,
  type,
  ttl,
  rrdatas: contents,
});
