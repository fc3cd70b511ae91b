import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { cloudns } from '../../../electron/engine/providers/cloudns/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { authId, contract, password, refusal } from './cloudns.stand-in.ts';
import { providerContract } from './contract.ts';

providerContract(contract);

const { signal } = new AbortController();

describe('ClouDNS in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['another address', refusal('IP address is not allowed'), 'provider.no-permission', 'provider-ip-allowlist'],
    ['a free plan', refusal('You have no API access.'), 'provider.no-permission', 'provider-plan-restriction'],
    ['a TTL off the list', refusal('Invalid TTL.'), 'provider.refused', 'provider-ttl-rejected'],
    ['a foreign zone', refusal('Missing domain-name'), 'provider.zone-not-found', 'provider-zone-not-found'],
    ['anything else', refusal('Something is wrong.'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = cloudns.create({ authId, authPassword: password, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });

  it.each([
    [1, 60],
    [61, 300],
    [7200, 21_600],
    [2_000_000, 2_592_000],
  ])('a TTL of %d becomes %d, and a sub-user may do so', async (ttl, taken) => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(contract.routes(zones));
    const fields = { subAuthId: authId, authPassword: password, endpoint: api.endpoint };
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl };
    await cloudns.create(fields, systemClock).add(record, signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v', ttl: taken }]);
    expect(api.requests.every((one) => one.includes('sub-auth-id='))).toBe(true);
    await api.close();
  });

  it('one of the two ids is needed', () => {
    expect(() => cloudns.create({ authPassword: password }, systemClock)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          details: { provider: 'cloudns', fields: [{ key: 'authId', problem: 'missing' }] },
        }),
      }),
    );
  });
});
