import { describe, expect, it } from 'vitest';
import { cloudflare } from '../../../electron/engine/providers/cloudflare/client.ts';
import { readTxt } from '../../../electron/engine/providers/txt-content.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import {
  type Asked,
  nextId,
  pageOf,
  type Reply,
  startProviderStandIn,
  type Zones,
} from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';

type ApiError = { code: number; message: string; error_chain?: { code: number; message: string }[] };
const refusal = (status: number, ...errors: readonly ApiError[]): Reply => ({
  status,
  json: { success: false, errors, messages: [], result: null },
});
const success = (result: unknown, info: object = {}): Reply => ({
  status: 200,
  json: { success: true, errors: [], messages: [], result, result_info: info },
});
const paged = (all: readonly unknown[], query: URLSearchParams): Reply => {
  const size = Number(query.get('per_page') ?? 20);
  const { items, pages } = pageOf(all, Number(query.get('page') ?? 1), size);
  return success(items, { page: Number(query.get('page') ?? 1), per_page: size, total_pages: pages });
};

const key = 'Kd3f0aVx_9Wq2-Lm5Rt8Zb1Yc4Nh7Jp6Sg0Ue3Fo';
const routes =
  (zones: Zones, good: string) =>
  ({ method, path, query, header, body }: Asked): Reply => {
    if (header('authorization') !== `Bearer ${good}`)
      return refusal(403, { code: 9109, message: 'Invalid access token' });
    const idOf = (zone: string) => `id-${zone}`;
    if (path === '/zones') {
      const all = [...zones.keys()].filter((name) => name === (query.get('name') ?? name));
      return paged(
        all.map((name) => ({ id: idOf(name), name, status: 'active' })),
        query,
      );
    }
    const [, zoneId, recordId] = /^\/zones\/([^/]+)\/dns_records(?:\/([^/]+))?$/.exec(path) ?? [];
    const found = [...zones].find(([name]) => idOf(name) === zoneId);
    if (found === undefined) return refusal(404, { code: 7003, message: 'Could not route to the zone' });
    const [zone, records] = found;
    if (method === 'GET') {
      const all = records.filter(({ name }) => name === (query.get('name') ?? name));
      const shown = all.map(({ id, name, value, ttl }) => ({
        id,
        type: 'TXT',
        name,
        content: `"${value.replace(/["\\]/g, '\\$&')}"`,
        ttl,
      }));
      return paged(shown, query);
    }
    if (method === 'POST') {
      const { name, content, ttl } = body as { name: string; content: string; ttl: number };
      if (ttl < 60) return refusal(400, { code: 9021, message: 'Invalid TTL' });
      const value = readTxt(content);
      if (records.some((one) => one.name === name && one.value === value))
        return refusal(400, { code: 81058, message: 'An identical record already exists.' });
      const made = { id: nextId(), name, value, ttl };
      records.push(made);
      return success({ ...made, type: 'TXT', content });
    }
    if (!records.some(({ id }) => id === recordId))
      return refusal(404, { code: 81044, message: 'Record does not exist.' });
    zones.set(
      zone,
      records.filter(({ id }) => id !== recordId),
    );
    return success({ id: recordId });
  };

providerContract({
  module: cloudflare,
  key,
  otherKey: `${key.slice(0, -1)}X`,
  fields: (endpoint, apiToken) => ({ apiToken, endpoint }),
  routes,
  noPermission: refusal(403, { code: 10000, message: 'Authentication error' }),
  shortestTtl: 60,
});

describe('Cloudflare in its own words', () => {
  it.each<[string, Reply, string]>([
    [
      'a malformed token',
      refusal(400, {
        code: 6003,
        message: 'Invalid request headers',
        error_chain: [{ code: 6111, message: 'Invalid format for Authorization header' }],
      }),
      'provider.wrong-credentials',
    ],
    ['no credential', refusal(400, { code: 9106, message: 'Missing X-Auth-Key' }), 'provider.wrong-credentials'],
    ['too many log-ins', refusal(403, { code: 9109, message: 'Max auth failures reached' }), 'provider.rate-limited'],
    [
      'a foreign zone',
      refusal(403, { code: 9109, message: 'Unauthorized to access requested resource' }),
      'provider.no-permission',
    ],
    [
      'a token for other addresses',
      refusal(403, { code: 9109, message: 'Cannot use the access token from location: 192.0.2.1' }),
      'provider.no-permission',
    ],
    [
      'a free top-level domain',
      refusal(400, { code: 1038, message: 'not allowed for this TLD' }),
      'provider.no-permission',
    ],
    ['a wrong zone id', refusal(400, { code: 7003, message: 'Could not route' }), 'provider.zone-not-found'],
    ['anything else', refusal(400, { code: 1004, message: 'DNS Validation Error' }), 'provider.refused'],
  ])('%s', async (_name, reply, code) => {
    const api = await startProviderStandIn(() => reply);
    const provider = cloudflare.create({ apiToken: key, endpoint: `${api.endpoint}/` });
    expect(await failureOf(provider.prove('example.test', new AbortController().signal))).toMatchObject({ code });
    await api.close();
  });

  it.each(['0123456789abcdef0123456789abcdef01234', `cfk_${'a'.repeat(40)}12345678`])(
    'the global key %s is told from a token',
    (apiToken) => {
      let thrown: unknown;
      try {
        cloudflare.create({ apiToken });
      } catch (caught) {
        thrown = caught;
      }
      expect(toProblem(thrown)).toMatchObject({
        code: 'credential.invalid',
        details: { provider: 'cloudflare', fields: [{ key: 'apiToken', problem: 'global-key' }] },
      });
      expect(JSON.stringify(toProblem(thrown))).not.toContain(apiToken);
    },
  );

  it.each(['cfut_', 'cfat_'])('tokens that begin with %s are taken', (prefix) => {
    expect(() => cloudflare.create({ apiToken: `${prefix}${'a'.repeat(40)}12345678` })).not.toThrow();
  });
});
