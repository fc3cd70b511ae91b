import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { dns51 } from '../../../electron/engine/providers/51dns/client.ts';
import { dns51Fields } from '../../../electron/engine/providers/51dns/signature.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { contract, refusal } from './51dns.stand-in.ts';
import { providerContract } from './contract.ts';

providerContract(contract);

describe('51DNS in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['a wrong hash', refusal(8, 'hash错误'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['an unknown key', refusal(6, 'apiKey不存在'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['an old time', refusal(9, 'timestamp已过期'), 'provider.clock-skew', 'clock-skew'],
    ['a locked domain', refusal(13, '域名已锁定'), 'provider.no-permission', 'provider-domain-locked'],
    ['an illegal parameter', refusal(3, '非法参数'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = dns51.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code });
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });

  it('a request has the hash that other clients compute', () => {
    const fields = { groupID: '123', page: '1', pageSize: '10' };
    const keys = { apiKey: 'key', apiSecret: 'secret' };
    expect(dns51Fields(fields, keys, new Date('2026-01-01T00:00:00Z'))).toMatchObject({
      timestamp: '1767225600',
      hash: '0ba732c75c3048baab9db7bde65d4e62',
    });
  });

  it('a proxy that lets nothing but changes through is enough', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const routes = contract.routes(zones);
    const api = await startProviderStandIn((asked) =>
      asked.path === '/record/list' ? { status: 404, json: { error: 'not proxied' } } : routes(asked),
    );
    const provider = dns51.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 600 };
    const recordId = await provider.add(record, new AbortController().signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v' }]);
    await provider.remove(record, recordId, new AbortController().signal);
    expect(zones.get('example.test')).toEqual([]);
    await api.close();
  });
});
