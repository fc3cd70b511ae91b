import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { domeneshop } from '../../../electron/engine/providers/domeneshop/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './domeneshop.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'ours', ttl: 61 };

describe('Domeneshop in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'a secret it does not know',
      refusal(403, 'auth', 'Invalid token'),
      'wrong-credentials',
      'provider-credentials-invalid',
    ],
    ['a TTL out of range', refusal(400, 'ttl:invalid', 'ttl out of range'), 'refused', 'provider-ttl-rejected'],
    ['anything else', refusal(400, 'data:invalid', 'data is too long'), 'refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = domeneshop.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.add(record, signal));
    expect(failure.code).toBe(`provider.${code}`);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });

  it('times are rounded up to whole minutes', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(contract.routes(zones));
    await domeneshop.create({ ...contract.fields, endpoint: api.endpoint }, systemClock).add(record, signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'ours', ttl: 120 }]);
    await api.close();
  });
});
