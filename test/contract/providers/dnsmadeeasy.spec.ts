import { describe, expect, it, vi } from 'vitest';
import { dnsmadeeasy } from '../../../electron/engine/providers/dnsmadeeasy/client.ts';
import { dmeHeaders } from '../../../electron/engine/providers/signing/dnsmadeeasy.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal, routesWith } from './dnsmadeeasy.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'mine', ttl: 60 };

describe('DNS Made Easy in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['an unknown key', refusal(403, 'API key not found'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [
      'too many requests, in what is no JSON',
      { status: 400, text: '{error: ["Rate limit exceeded"]}' },
      'provider.rate-limited',
      'provider-rate-limited',
    ],
    [
      'a domain that is being built',
      refusal(400, 'Cannot update: domain example.test is currently in use'),
      'provider.refused',
      undefined,
    ],
    [
      'a user who may not edit it',
      refusal(403, 'User does not have permission'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    ['a short TTL', refusal(400, 'TTL must be at least 30.'), 'provider.refused', 'provider-ttl-rejected'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = dnsmadeeasy.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code,
      ...(cause === undefined ? {} : { details: { cause } }),
    });
    await api.close();
  });

  it('a clock that is wrong is corrected by the service’s own, once', async () => {
    const zones: Zones = new Map([[zone, []]]);
    const api = await startProviderStandIn(routesWith(-7_200_000)(zones));
    const provider = dnsmadeeasy.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    await provider.add(record, signal);
    expect(zones.get(zone)?.map(({ value }) => value)).toEqual(['mine']);
    const before = api.requests.length;
    await provider.prove(zone, signal);
    expect(api.requests.length - before).toBe(2);
    await api.close();
  });

  it('a value that somebody makes in between counts as made', async () => {
    const zones: Zones = new Map([[zone, []]]);
    const answer = contract.routes(zones);
    const api = await startProviderStandIn((asked) => {
      if (asked.method === 'POST') zones.get(zone)?.push({ id: '1', name: record.fqdn, value: record.value, ttl: 60 });
      return answer(asked);
    });
    await dnsmadeeasy.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    expect(zones.get(zone)).toHaveLength(1);
    await api.close();
  });

  it.each([
    ['true', 'https://api.sandbox.dnsmadeeasy.com'],
    ['false', 'https://api.dnsmadeeasy.com'],
    ['', 'https://api.dnsmadeeasy.com'],
  ])('with the sandbox “%s” asks %s', async (sandbox, endpoint) => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('closed')));
    const provider = dnsmadeeasy.create({ ...contract.fields, sandbox }, hastyClock());
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ details: { endpoint } });
    vi.unstubAllGlobals();
  });
});

it('the headers are those of the example in the documentation', () => {
  const keys = {
    apiKey: '1c1a3c91-4770-4ce7-96f4-54c0eb0e457a',
    secretKey: 'c9b5625f-9834-4ff8-baba-4ed5f32cae55',
  };
  expect(dmeHeaders(keys, new Date('2011-02-12T20:59:04Z'))).toEqual({
    'x-dnsme-apikey': keys.apiKey,
    'x-dnsme-requestdate': 'Sat, 12 Feb 2011 20:59:04 GMT',
    'x-dnsme-hmac': 'b3502e6116a324f3cf4a8ed693d78bcee8d8fe3c',
  });
});
