import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { rainyun } from '../../../electron/engine/providers/rainyun/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './rainyun.stand-in.ts';

providerContract(contract);

describe('Rain Yun in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'a wrong key',
      refusal(403, 30039, '密钥认证错误或已失效'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    ['a locked domain', refusal(400, 30005, '域名未实名'), 'provider.no-permission', 'provider-domain-locked'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = rainyun.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('names with the zone in them, and a field in upper case, are understood', async () => {
    const zone = 'example.test';
    const fqdn = `_acme-challenge.${zone}`;
    const asked: string[] = [];
    const page = (record: object): Reply => ({
      status: 200,
      json: { code: 0, data: { TotalRecords: 1, Records: [record] } },
    });
    const api = await startProviderStandIn(({ method, path, query }) => {
      asked.push(`${method} ${query.get('record_id') ?? ''}`);
      return path === '/domain'
        ? page({ id: 4, Domain: zone })
        : page({ record_id: 9, host: fqdn, type: 'TXT', value: 'v' });
    });
    const provider = rainyun.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    await provider.remove({ zone, fqdn, value: 'v', ttl: 600 }, '', new AbortController().signal);
    await api.close();
    expect(asked).toEqual(['GET ', 'GET ', 'DELETE 9']);
  });
});
