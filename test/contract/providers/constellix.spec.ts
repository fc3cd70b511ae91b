import { describe, expect, it } from 'vitest';
import { constellix } from '../../../electron/engine/providers/constellix/client.ts';
import { constellixHeaders } from '../../../electron/engine/providers/signing/constellix.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { contract, refusal } from './constellix.stand-in.ts';
import { providerContract } from './contract.ts';

providerContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'mine', ttl: 60 };

describe('Constellix in its own words', () => {
  it.each<[string, Reply, string]>([
    ['a wrong key', refusal(401, 'Unable to authenticate token'), 'provider.wrong-credentials'],
    [
      'a wrong clock, told as a wrong key',
      {
        ...refusal(401, 'Unable to authenticate token'),
        headers: { date: new Date(Date.now() + 900_000).toUTCString() },
      },
      'provider.clock-skew',
    ],
    ['an unknown domain', refusal(404, 'No domains found.'), 'provider.zone-not-found'],
  ])('%s', async (_name, reply, code) => {
    const api = await startProviderStandIn(() => reply);
    const provider = constellix.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code });
    await api.close();
  });

  it('the end of a limit is told in a header of its own', async () => {
    const limited = { ...refusal(429, 'Rate limit exceeded'), headers: { 'x-ratelimit-reset': '60' } };
    const api = await startProviderStandIn(() => limited);
    const provider = constellix.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    const failure = await failureOf(provider.add(record, signal));
    expect(failure).toMatchObject({ code: 'provider.rate-limited' });
    expect(Math.round((Date.parse(failure.retryAt ?? '') - Date.now()) / 10_000)).toBe(6);
    expect(api.requests).toHaveLength(1);
    await api.close();
  });

  it('a set that another writer makes in between keeps both values', async () => {
    const zones: Zones = new Map([[zone, []]]);
    const answer = contract.routes(zones);
    const api = await startProviderStandIn((asked) => {
      const own = zones.get(zone);
      if (asked.method === 'POST' && own?.length === 0)
        own.push({ id: '1', name: record.fqdn, value: 'other', ttl: 60 });
      return answer(asked);
    });
    await constellix.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    expect(zones.get(zone)?.map(({ value }) => value)).toEqual(['other', 'mine']);
    await api.close();
  });

  it('what stands beside the values of others stays', async () => {
    const bodies: unknown[] = [];
    const zones: Zones = new Map([[zone, [{ id: '1', name: record.fqdn, value: 'other', ttl: 60 }]]]);
    const answer = contract.routes(zones);
    const api = await startProviderStandIn((asked) => {
      if (asked.method === 'PUT') bodies.push(asked.body);
      return answer(asked);
    });
    await constellix.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    expect(bodies).toMatchObject([{ roundRobin: [{ value: '"other"', disableFlag: false }, { value: '"mine"' }] }]);
    await api.close();
  });
});

/** Constellix publishes no example of its own: this one was made with OpenSSL. */
it('the token holds key, signature and time', () => {
  expect(constellixHeaders({ apiKey: 'api', secretKey: 'secret' }, new Date(1_580_908_547_863))).toEqual({
    'x-cns-security-token': 'api:CN3fHivqQcYghm+KPgrupVE+hmY=:1580908547863',
  });
});
