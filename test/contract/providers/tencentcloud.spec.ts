import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { signTc3 } from '../../../electron/engine/providers/signing/tc3.ts';
import { tencentcloud } from '../../../electron/engine/providers/tencentcloud/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, refusal } from './tencentcloud.stand-in.ts';

providerContract(contract);
editorContract(contract);

describe('Tencent Cloud in its own words', () => {
  it.each([
    ['AuthFailure.SecretIdNotFound', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['AuthFailure.InvalidSecretId', 'provider.wrong-credentials', 'provider-credential-type-mixup'],
    ['AuthFailure.TokenFailure', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['AuthFailure.SignatureExpire', 'provider.clock-skew', 'clock-skew'],
    ['AuthFailure.UnauthorizedOperation', 'provider.no-permission', 'provider-permission-missing'],
    ['InvalidParameter.RequestIpLimited', 'provider.no-permission', 'provider-ip-allowlist'],
    ['InvalidParameterValue.DomainNotExists', 'provider.zone-not-found', 'provider-zone-not-found'],
    ['LimitExceeded.RecordTtlLimit', 'provider.refused', 'provider-ttl-rejected'],
    ['LimitExceeded.SubdomainLevelLimit', 'provider.refused', 'provider-plan-restriction'],
    ['FailedOperation.DomainIsLocked', 'provider.refused', 'provider-domain-locked'],
  ])('%s is %s', async (word, code, cause) => {
    const api = await startProviderStandIn(() => refusal(word, 'no'));
    const provider = tencentcloud.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it.each(['1300000000', '13490', '13490,6b5976c68aba5b14a0558b77c17c3932'])('%s is no SecretId', (secretId) => {
    expect(() => tencentcloud.create({ ...contract.fields, secretId }, systemClock)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'credential.invalid' }) }),
    );
  });
});

it('TC3 signs as in the example of https://cloud.tencent.com/document/api/213/30654', () => {
  const { headers } = signTc3(
    {
      method: 'POST',
      url: new URL('https://cvm.tencentcloudapi.com/'),
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
    },
    {
      secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******',
      secretKey: 'Gu5t9xGARNpq86cd98joQYCN3*******',
      token: '',
      service: 'cvm',
    },
    new Date(1551113065_000),
  );
  expect(headers).toMatchObject({
    'x-tc-timestamp': '1551113065',
    authorization:
      'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c',
  });
});
