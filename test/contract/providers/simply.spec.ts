import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { simply } from '../../../electron/engine/providers/simply/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './simply.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'ours', ttl: 300 };

describe('Simply.com in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'a wrong account',
      refusal(400, 'Invalid account authorization'),
      'wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a foreign domain',
      refusal(404, 'Unknown or invalid product reference'),
      'zone-not-found',
      'provider-zone-not-found',
    ],
    ['a TTL it does not take', refusal(400, 'Invalid TTL'), 'refused', 'provider-ttl-rejected'],
    ['anything else', refusal(400, 'Invalid data'), 'refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const failure = await failureOf(
      simply.create({ ...contract.fields, endpoint: api.endpoint }, systemClock).add(record, signal),
    );
    expect(failure.code).toBe(`provider.${code}`);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });

  it('a domain with letters beyond ASCII is asked for as people read it', async () => {
    const api = await startProviderStandIn(() => ({ status: 200, json: { records: [] } }));
    await simply
      .create({ ...contract.fields, endpoint: api.endpoint }, systemClock)
      .prove('xn--bcher-kva.test', signal);
    expect(api.requests).toEqual(['GET /my/products/b%C3%BCcher.test/dns/records/']);
    await api.close();
  });

  it('an e-mail address is no account number', () => {
    expect(() => simply.create({ ...contract.fields, accountName: 'you@example.org' }, systemClock)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'credential.invalid',
          details: { provider: 'simply', fields: [{ key: 'accountName', problem: 'format' }] },
        }),
      }),
    );
  });
});
