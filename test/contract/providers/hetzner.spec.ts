import { describe, expect, it } from 'vitest';
import { hetzner } from '../../../electron/engine/providers/hetzner/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  type Asked,
  inside,
  nextId,
  outside,
  type ProviderStandIn,
  type Reply,
  replaceSet,
  startProviderStandIn,
  type Zones,
} from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';

const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  json: { error: { code, message, details: null } },
});
const action = (status: 'running' | 'success' | 'error', error: object | null = null): Reply => ({
  status: 201,
  json: { action: { id: Number(nextId()), command: 'add_rrset_records', status, progress: 100, error } },
});
type Change = { ttl?: number; records: { value: string }[] };

const key = 'Qw8eRt5yUi2oPa9sDf6gHj3kLz0xCv7bNm4qWe1rTy8uIo5pAs2dFg9hJk6lZx3c';
const routes =
  (zones: Zones, good: string) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('authorization') !== `Bearer ${good}`) return refusal(401, 'unauthorized', 'unable to authenticate');
    if (path === '/zones') {
      const all = [...zones.keys()].filter((name) => name === (query.get('name') ?? name));
      return { status: 200, json: { zones: all.map((name, id) => ({ id, name })) } };
    }
    if (path.startsWith('/actions/')) return { ...action('success'), status: 200 };
    const [, zone = '', own = '', change] =
      /^\/zones\/([^/]+)\/rrsets\/([^/]+)\/TXT(?:\/actions\/(\w+))?$/.exec(path) ?? [];
    const records = zones.get(zone);
    if (records === undefined) return refusal(404, 'not_found', 'zone not found');
    const name = outside(own, zone);
    const set = records.filter((one) => one.name === name);
    const ttl = set[0]?.ttl;
    if (method === 'GET') {
      if (ttl === undefined) return refusal(404, 'not_found', 'rrset not found');
      const shown = set.map(({ value }) => ({ value: writeTxt(value), comment: '' }));
      return { status: 200, json: { rrset: { name: inside(name, zone), type: 'TXT', ttl, records: shown } } };
    }
    const given = body as Change;
    const values = given.records.map(({ value }) => readTxt(value));
    const before = set.map(({ value }) => value);
    if (change === 'remove_records') {
      replaceSet(zones, zone, name, { values: before.filter((one) => !values.includes(one)), ttl: ttl ?? 0 });
      return action('running');
    }
    if (values.some((one) => before.includes(one))) return refusal(409, 'uniqueness_error', 'record already exists');
    if (given.ttl !== undefined && (given.ttl < 60 || (ttl !== undefined && ttl !== given.ttl)))
      return refusal(422, 'invalid_input', 'invalid TTL');
    replaceSet(zones, zone, name, { values: [...before, ...values], ttl: ttl ?? given.ttl ?? 3600 });
    return action('success');
  };

providerContract({
  module: hetzner,
  key,
  otherKey: `${key.slice(0, -1)}X`,
  fields: (endpoint, apiToken) => ({ apiToken, endpoint }),
  routes,
  noPermission: refusal(403, 'token_readonly', 'only readable'),
  shortestTtl: 60,
});

const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 60 };
const { signal } = new AbortController();
const opened = async (): Promise<{ zones: Zones; api: ProviderStandIn }> => {
  const zones: Zones = new Map([['example.test', []]]);
  return { zones, api: await startProviderStandIn(routes(zones, key)) };
};

describe('Hetzner in its own words', () => {
  it('a zone that is locked by another change is waited for', async () => {
    const { zones, api } = await opened();
    api.script(refusal(423, 'locked', 'zone is locked'));
    await hetzner.create({ apiToken: key, endpoint: api.endpoint }).add(record, signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v' }]);
    await api.close();
  });

  it('a change that fails after it was taken is a failure', async () => {
    const failed = action('error', { code: 'action_failed', message: `not published, ${key}` });
    const api = await startProviderStandIn((asked) =>
      asked.method === 'POST' ? failed : routes(new Map([['example.test', []]]), key)(asked),
    );
    const failure = await failureOf(hetzner.create({ apiToken: key, endpoint: api.endpoint }).add(record, signal));
    expect(failure).toMatchObject({
      code: 'provider.refused',
      details: { detail: 'action_failed: not published, …', endpoint: api.endpoint },
    });
    await api.close();
  });

  it('a token of the console that was shut down is told from one of today', () => {
    expect(() => hetzner.create({ apiToken: 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF' })).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'credential.invalid',
          details: { provider: 'hetzner', fields: [{ key: 'apiToken', problem: 'retired-key' }] },
        }),
      }),
    );
  });
});
