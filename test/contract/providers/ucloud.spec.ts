import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { ucloud } from '../../../electron/engine/providers/ucloud/client.ts';
import { ucloudFields } from '../../../electron/engine/providers/ucloud/signature.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './ucloud.stand-in.ts';

providerContract(contract);

describe('UCloud in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'a wrong signature',
      refusal(171, 'Signature VerifyAC Error'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    ['an unknown key', refusal(172, 'Cannot find user'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [
      'a sub-user without rights',
      refusal(299, 'IAM permission error'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    ['a missing project', refusal(160, 'Missing ProjectId'), 'provider.no-permission', 'provider-permission-missing'],
    ['a foreign domain', refusal(64701, 'domain not found'), 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = ucloud.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('the example of the documentation has its signature', () => {
    const fields = {
      Action: 'CreateUHostInstance',
      CPU: '2',
      ChargeType: 'Month',
      DiskSpace: '10',
      ImageId: 'f43736e1-65a5-4bea-ad2e-8a46e18883c2',
      LoginMode: 'Password',
      Memory: '2048',
      Name: 'Host01',
      Password: 'VUNsb3VkLmNu',
      Quantity: '1',
      Region: 'cn-bj2',
      Zone: 'cn-bj2-04',
    };
    const keys = {
      publicKey: 'ucloudsomeone@example.com1296235120854146120',
      privateKey: '46f09bb9fab4f12dfc160dae12273d5332b5debe',
    };
    expect(ucloudFields(fields, keys).Signature).toBe('4f9ef5df2abab2c6fccd1e9515cb7e2df8c6bb65');
  });
});
