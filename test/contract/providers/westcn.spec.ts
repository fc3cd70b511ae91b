import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { gbkForm } from '../../../electron/engine/providers/west-api.ts';
import { westcn } from '../../../electron/engine/providers/westcn/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, keyContract, refusal } from './westcn.stand-in.ts';

providerContract(contract);
providerContract(keyContract);

const { signal } = new AbortController();

describe('West.cn in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'missing fields',
      refusal('username,time,token必传', 10000),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    ['a wrong token', refusal('token错误'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['an old time', refusal('time已过期'), 'provider.clock-skew', 'clock-skew'],
    ['an unknown address', refusal('IP不允许访问'), 'provider.no-permission', 'provider-ip-allowlist'],
    ['no agent', refusal('只有代理才能使用API'), 'provider.no-permission', 'provider-plan-restriction'],
    ['a locked domain', refusal('域名未实名，暂停解析'), 'provider.no-permission', 'provider-domain-locked'],
    ['a foreign domain', refusal('域名不存在'), 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = westcn.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('forms are written in GBK', () => {
    expect(gbkForm({ username: '西部数码', value: 'a b&c-_~' })).toBe(
      'username=%CE%F7%B2%BF%CA%FD%C2%EB&value=a+b%26c-_%7E',
    );
  });

  it('the key of a domain is sent alone', async () => {
    const forms: string[] = [];
    const api = await startProviderStandIn(({ text }) => {
      forms.push(text);
      return { status: 200, json: { code: 200, msg: 'success', body: { items: [] } } };
    });
    const domainKey = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
    await westcn.create({ domainKey, endpoint: api.endpoint }, systemClock).prove('example.test', signal);
    await api.close();
    expect(forms.every((form) => form.endsWith(`&apidomainkey=${domainKey}`) && !form.includes('username'))).toBe(true);
  });

  it('a proxy that lets nothing but changes through is enough', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const routes = contract.routes(zones);
    const api = await startProviderStandIn((asked) =>
      asked.query.get('act') === 'getdnsrecord' ? { status: 404, json: { error: 'not proxied' } } : routes(asked),
    );
    const provider = westcn.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 600 };
    const recordId = await provider.add(record, new AbortController().signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v' }]);
    await provider.remove(record, recordId, new AbortController().signal);
    expect(zones.get('example.test')).toEqual([]);
    await api.close();
  });
});
