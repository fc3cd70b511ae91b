import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { baiducloud } from '../../../electron/engine/providers/baiducloud/client.ts';
import { signBce } from '../../../electron/engine/providers/signing/bce.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { contract, refusal } from './baiducloud.stand-in.ts';
import { providerContract } from './contract.ts';

providerContract(contract);

describe('Baidu AI Cloud in its own words', () => {
  it.each<[number, string, string, string]>([
    [403, 'InvalidAccessKeyId', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [403, 'SignatureDoesNotMatch', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [400, 'InvalidHTTPAuthHeader', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [403, 'AccessDenied', 'provider.no-permission', 'provider-permission-missing'],
    [403, 'OptInRequired', 'provider.no-permission', 'provider-plan-restriction'],
    [400, 'RequestExpired', 'provider.clock-skew', 'clock-skew'],
    [404, 'NoSuchZone', 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%i %s', async (status, word, code, cause) => {
    const api = await startProviderStandIn(() => refusal(status, word, 'no'));
    const provider = baiducloud.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });
});

it('bce-auth-v1 signs as in the example of https://cloud.baidu.com/doc/Reference/s/njwvz1yfu', () => {
  const { headers } = signBce(
    {
      method: 'PUT',
      url: new URL(
        'http://bj.bcebos.com/v1/test/myfolder/readme.txt?partNumber=9&uploadId=a44cc9bab11cbd156984767aad637851',
      ),
      headers: {
        'content-type': 'text/plain',
        'content-length': '8',
        'content-md5': 'NFzcPqhviddjRNnSOGo4rw==',
        date: 'Mon, 27 Apr 2015 16:23:49 +0800',
      },
      body: '',
    },
    { accessKeyId: 'a'.repeat(32), secretAccessKey: 'b'.repeat(32) },
    new Date('2015-04-27T08:23:49Z'),
  );
  expect(headers.authorization).toBe(
    `bce-auth-v1/${'a'.repeat(32)}/2015-04-27T08:23:49Z/1800/content-length;content-md5;content-type;host;x-bce-date/d74a04362e6a848f5b39b15421cb449427f419c95a480fd6b8cf9fc783e2999e`,
  );
});
