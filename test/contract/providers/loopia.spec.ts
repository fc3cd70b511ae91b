import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { loopia } from '../../../electron/engine/providers/loopia/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, fault, listedWord, routesWithout, word } from './loopia.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'ours', ttl: 300 };

describe('Loopia in its own words', () => {
  it.each<[string, Reply, string, string]>([
    ['a wrong password', listedWord('AUTH_ERROR'), 'wrong-credentials', '200 AUTH_ERROR'],
    ['input that it does not take', word('BAD_INDATA'), 'refused', '200 BAD_INDATA'],
    ['an error without a name', word('UNKNOWN_ERROR'), 'refused', '200 UNKNOWN_ERROR'],
    ['a fault', fault(201, 'Method signature error: 42'), 'refused', '200 201: Method signature error: 42'],
  ])('%s', async (_name, reply, code, detail) => {
    const api = await startProviderStandIn(() => reply);
    const failure = await failureOf(
      loopia.create({ ...contract.fields, endpoint: api.endpoint }, systemClock).add(record, signal),
    );
    expect(failure).toMatchObject({ code: `provider.${code}`, details: { detail } });
    await api.close();
  });

  it('a user that may not list domains still reaches its own, and no other', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(routesWithout('getDomains', 'removeSubdomain')(zones));
    const provider = loopia.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const recordId = await provider.add({ ...record, zone: 'shop.example.test' }, signal);
    expect(zones.get('example.test')).toMatchObject([{ name: record.fqdn, value: 'ours' }]);
    await provider.remove(record, recordId, signal);
    expect(zones.get('example.test')).toEqual([]);
    expect(await failureOf(provider.prove('elsewhere.test', signal))).toMatchObject({
      code: 'provider.zone-not-found',
    });
    await api.close();
  });

  it('an e-mail address is no API user', () => {
    expect(() => loopia.create({ ...contract.fields, apiUser: 'you@example.org' }, systemClock)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          details: { provider: 'loopia', fields: [{ key: 'apiUser', problem: 'format' }] },
        }),
      }),
    );
  });
});
