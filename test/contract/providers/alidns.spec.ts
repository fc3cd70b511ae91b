import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { alidns } from '../../../electron/engine/providers/alidns/client.ts';
import { signAliyunRpc } from '../../../electron/engine/providers/signing/aliyun-rpc.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { contract } from './alidns.stand-in.ts';
import { refusal } from './aliesa.stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';

providerContract(contract);
editorContract(contract);

describe('Alibaba Cloud DNS in its own words', () => {
  const { signal } = new AbortController();

  it.each<[number, string, string, string]>([
    [404, 'InvalidAccessKeyId.NotFound', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [400, 'InvalidAccessKeyId.Inactive', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [400, 'InvalidSecurityToken.Expired', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [403, 'Forbidden.RAM', 'provider.no-permission', 'provider-permission-missing'],
    [400, 'InvalidTimeStamp.Expired', 'provider.clock-skew', 'clock-skew'],
    [400, 'IncorrectDomainUser', 'provider.zone-not-found', 'provider-zone-not-found'],
    [400, 'QuotaExceeded.TTL', 'provider.refused', 'provider-ttl-rejected'],
    [400, 'DomainForbidden', 'provider.refused', 'provider-domain-locked'],
  ])('%i %s', async (status, word, code, cause) => {
    const api = await startProviderStandIn(() => refusal(status, word, 'no'));
    const provider = alidns.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('a domain in Chinese is found by its ASCII form and named in its own', async () => {
    const asked: (string | null)[] = [];
    const api = await startProviderStandIn(({ query }) => {
      asked.push(query.get('DomainName'));
      return {
        status: 200,
        json: {
          TotalCount: 1,
          Domains: { Domain: [{ DomainName: '例子.test', PunyCode: 'xn--fsqu00a.test' }] },
          DomainRecords: { Record: [] },
        },
      };
    });
    const provider = alidns.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    await provider.prove('xn--fsqu00a.test', signal);
    expect(asked).toEqual([null, '例子.test']);
    await api.close();
  });
});

it('RPC signs as in the example of https://help.aliyun.com/zh/sdk/product-overview/rpc-mechanism', () => {
  const { url } = signAliyunRpc(
    {
      method: 'GET',
      url: new URL('http://ecs.aliyuncs.com/?Format=XML&Action=DescribeRegions&Version=2014-05-26'),
      headers: {},
      body: '',
    },
    { accessKeyId: 'testid', accessKeySecret: 'testsecret', securityToken: '' },
    new Date('2016-02-23T12:46:24Z'),
    '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
  );
  expect(url.search).toBe(
    '?AccessKeyId=testid&Action=DescribeRegions&Format=XML&SignatureMethod=HMAC-SHA1&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0&Timestamp=2016-02-23T12%3A46%3A24Z&Version=2014-05-26&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D',
  );
});
