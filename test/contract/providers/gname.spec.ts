import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { gname } from '../../../electron/engine/providers/gname/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './gname.stand-in.ts';

providerContract(contract);

describe('GName in its own words', () => {
  const zone = 'example.test';
  const { signal } = new AbortController();

  it.each<[string, Reply, string, string]>([
    [
      'a wrong APP ID',
      refusal('Sorry,APPID  is invalid'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    ['a wrong token', refusal('gntoken is error'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['an old time', refusal('gntime timeout'), 'provider.clock-skew', 'clock-skew'],
    ['an unknown address', refusal('your IP is not allowed'), 'provider.no-permission', 'provider-ip-allowlist'],
    ['a foreign domain', refusal('domain does not exist'), 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = gname.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('a refused removal is a failure, although its status is 200', async () => {
    const records = [{ id: '5', name: `_acme-challenge.${zone}`, value: 'v', ttl: 120 }];
    const routes = contract.routes(new Map([[zone, records]]));
    const api = await startProviderStandIn((asked) =>
      asked.path.endsWith('/delete') ? refusal('operation failed') : routes(asked),
    );
    const provider = gname.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'v', ttl: 120 };
    expect(await failureOf(provider.remove(record, '5', signal))).toMatchObject({ code: 'provider.refused' });
    await api.close();
  });

  it('a proxy that lets nothing but changes through is enough', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const routes = contract.routes(zones);
    const api = await startProviderStandIn((asked) =>
      asked.path.endsWith('/list') ? { status: 404, json: { error: 'not proxied' } } : routes(asked),
    );
    const provider = gname.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 600 };
    const recordId = await provider.add(record, new AbortController().signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v' }]);
    await provider.remove(record, recordId, new AbortController().signal);
    expect(zones.get('example.test')).toEqual([]);
    await api.close();
  });
});
