import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { xinnet } from '../../../electron/engine/providers/xinnet/client.ts';
import { xinnetHeaders } from '../../../electron/engine/providers/xinnet/signature.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './xinnet.stand-in.ts';

providerContract(contract);

describe('Xinnet in its own words', () => {
  it.each<[string, Reply, string, string]>([
    ['a wrong signature', refusal('401', '签名错误'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [
      'an unknown agent',
      refusal('401', '代理账号不存在'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    ['an old time', refusal('401', '时间戳已过期'), 'provider.clock-skew', 'clock-skew'],
    ['an unknown address', refusal('403', 'IP不在白名单'), 'provider.no-permission', 'provider-ip-allowlist'],
    ['a locked domain', refusal('1', '域名已锁定'), 'provider.no-permission', 'provider-domain-locked'],
    ['a foreign domain', refusal('1', '域名不存在'), 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = xinnet.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('the example of the documentation has its signature', () => {
    const request = { method: 'POST', url: new URL('https://apiv2.xinnet.com/api/domain/check'), body: '{}' } as const;
    const keys = {
      agentId: 'agent12345',
      appSecret: '9f3b6760952b41eda7ddad84d755b3944cbb7929277947c294b7a578128e1170',
    };
    expect(xinnetHeaders(request, keys, new Date('2024-06-05T08:55:45Z'))).toEqual({
      timestamp: '20240605T085545Z',
      authorization:
        'HMAC-SHA256 Access=agent12345, Signature=bbcebdf1d93fbd8dfbd18313b29e645014c98e307d8f3a88b7517199bad564a6',
    });
  });

  it('a proxy that lets nothing but changes through is enough', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const routes = contract.routes(zones);
    const api = await startProviderStandIn((asked) =>
      asked.path.includes('/query') ? { status: 404, json: { error: 'not proxied' } } : routes(asked),
    );
    const provider = xinnet.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 600 };
    const recordId = await provider.add(record, new AbortController().signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v' }]);
    await provider.remove(record, recordId, new AbortController().signal);
    expect(zones.get('example.test')).toEqual([]);
    await api.close();
  });
});
