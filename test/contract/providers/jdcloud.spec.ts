import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { jdcloud } from '../../../electron/engine/providers/jdcloud/client.ts';
import { signJdcloud2 } from '../../../electron/engine/providers/signing/jdcloud2.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './jdcloud.stand-in.ts';

providerContract(contract);

describe('JD Cloud in its own words', () => {
  it.each<[number, string, string, string, string]>([
    [401, 'UNAUTHENTICATED', 'no', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [403, 'PERMISSION_DENIED', 'no', 'provider.no-permission', 'provider-permission-missing'],
    [400, 'INVALID_ARGUMENT', 'x-jdcloud-date is expired', 'provider.clock-skew', 'clock-skew'],
    [404, 'NOT_FOUND', 'no', 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%i %s', async (status, word, message, code, cause) => {
    const api = await startProviderStandIn(() => refusal(status, word, message));
    const provider = jdcloud.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });
});

it("JDCLOUD2 signs as in the test of JD Cloud's own signer, https://github.com/jdcloud-api/jdcloud-sdk-cpp-signer", () => {
  const { headers } = signJdcloud2(
    { method: 'GET', url: new URL('http://vm.cn-north-1.jdcloud.net/'), headers: {}, body: '' },
    { accessKeyId: 'ak', accessKeySecret: 'sk', regionId: 'cn-north-1', service: 'vm' },
    new Date(1_234_567_890_000),
    'uuid',
  );
  expect(headers).toMatchObject({
    'x-jdcloud-date': '20090213T233130Z',
    'x-jdcloud-nonce': 'uuid',
    authorization:
      'JDCLOUD2-HMAC-SHA256 Credential=ak/20090213/cn-north-1/vm/jdcloud2_request, SignedHeaders=host;x-jdcloud-date;x-jdcloud-nonce, Signature=43a76892222031f847c00c56cac8d4d2dc179a4e75a37868d09a5300435f4054',
  });
});
