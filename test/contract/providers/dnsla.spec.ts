import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { dnsla } from '../../../electron/engine/providers/dnsla/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './dnsla.stand-in.ts';

providerContract(contract);

describe('DNS.LA in its own words', () => {
  const zone = 'example.test';
  const { signal } = new AbortController();

  it.each<[string, Reply, string, string]>([
    ['a wrong secret', refusal(401, '认证失败'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['a locked domain', refusal(400, '域名已锁定'), 'provider.no-permission', 'provider-domain-locked'],
    ['a small plan', refusal(400, '请升级套餐'), 'provider.no-permission', 'provider-plan-restriction'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = dnsla.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('a conflict with something else than the value is a failure', async () => {
    const routes = contract.routes(new Map([[zone, []]]));
    const api = await startProviderStandIn((asked) =>
      asked.method === 'POST' ? refusal(400, '与已有记录冲突') : routes(asked),
    );
    const provider = dnsla.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'v', ttl: 600 };
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code: 'provider.refused',
      details: { cause: 'provider-record-conflict' },
    });
    await api.close();
  });

  it('a proxy that lets nothing but changes through is enough', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const routes = contract.routes(zones);
    const api = await startProviderStandIn((asked) =>
      asked.path === '/api/recordList' ? { status: 404, json: { error: 'not proxied' } } : routes(asked),
    );
    const provider = dnsla.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 600 };
    const recordId = await provider.add(record, new AbortController().signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v' }]);
    await provider.remove(record, recordId, new AbortController().signal);
    expect(zones.get('example.test')).toEqual([]);
    await api.close();
  });
});
