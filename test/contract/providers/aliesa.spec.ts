import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { aliesa } from '../../../electron/engine/providers/aliesa/client.ts';
import { signAcs3 } from '../../../electron/engine/providers/signing/acs3.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { contract, refusal } from './aliesa.stand-in.ts';
import { providerContract } from './contract.ts';

providerContract(contract);

describe('ESA in its own words', () => {
  it.each<[number, string, string, string]>([
    [404, 'InvalidAccessKeyId.NotFound', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [400, 'SignatureDoesNotMatch', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [403, 'Forbidden.RAM', 'provider.no-permission', 'provider-permission-missing'],
    [400, 'InvalidTimeStamp.Expired', 'provider.clock-skew', 'clock-skew'],
    [404, 'SiteNotFound', 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%i %s', async (status, word, code, cause) => {
    const api = await startProviderStandIn(() => refusal(status, word, 'no'));
    const provider = aliesa.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });
});

it('ACS3 signs as in the example of https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature', () => {
  const { headers } = signAcs3(
    {
      method: 'POST',
      url: new URL(
        'https://ecs.cn-shanghai.aliyuncs.com/?RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      ),
      headers: { 'x-acs-action': 'RunInstances', 'x-acs-version': '2014-05-26' },
      body: '',
    },
    { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
    new Date('2023-10-26T10:22:32Z'),
    '3156853299f313e23d1673dc12e1703d',
  );
  expect(headers.authorization).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});
