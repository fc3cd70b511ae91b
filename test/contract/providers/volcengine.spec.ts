import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { signVolcengine } from '../../../electron/engine/providers/signing/volcengine.ts';
import { volcengine } from '../../../electron/engine/providers/volcengine/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './volcengine.stand-in.ts';

providerContract(contract);

describe('Volcengine in its own words', () => {
  it.each<[number, string, number, string, string, string]>([
    [401, 'InvalidAccessKey', 100_009, 'no', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [401, 'SignatureDoesNotMatch', 100_010, 'no', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [400, 'InvalidCredential', 100_005, 'signature expired', 'provider.clock-skew', 'clock-skew'],
    [403, 'AccessDenied', 100_013, 'no', 'provider.no-permission', 'provider-permission-missing'],
    [400, 'ErrZoneNotFound', 400_105, 'no', 'provider.zone-not-found', 'provider-zone-not-found'],
    [400, 'ErrParamInvalid', 400_102, 'TTL is too small', 'provider.refused', 'provider-ttl-rejected'],
    [400, 'ErrQuotaExceeded', 400_109, 'no', 'provider.refused', 'provider-plan-restriction'],
  ])('%i %s', async (status, word, number, message, code, cause) => {
    const api = await startProviderStandIn(() => refusal(status, word, number, message));
    const provider = volcengine.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });
});

it.each([
  [
    'https://www.volcengine.com/docs/6369/67270',
    'https://iam.volcengineapi.com/?Action=ListUsers&Version=2018-01-01&Limit=10&Offset=0',
    'iam',
    '2024-06-19T07:13:06Z',
    'e31c4558bcfe08a286001f59cedbf0791ffd0b2362f10e55ee2627467bcdde93',
  ],
  [
    'https://www.volcengine.com/docs/6369/67269',
    'https://billing.volcengineapi.com/?Action=QueryBalanceAcct&Version=2022-01-01',
    'billing',
    '2025-03-29T18:09:37Z',
    '1eda9e7e6b1728151a8e8791fdaf67cfbd28bd5c80d0fce2eb208746cf483105',
  ],
])('HMAC-SHA256 signs as in the example of %s', (_source, url, service, now, signature) => {
  const accessKeyId = 'AKLTYWViMTVmZGYzM2E0NDI5Mzk2MDZjNjFmMjc2MjRjMzg';
  const { headers } = signVolcengine(
    { method: 'GET', url: new URL(url), headers: {}, body: '' },
    {
      accessKeyId,
      secretAccessKey: 'WkRZeE1EQmxPVGhsWWpWak5HVmtNbUUxTXpZeU9UVXlOMlE1TmpZeVlqTQ==',
      region: 'cn-beijing',
      service,
    },
    new Date(now),
  );
  const day = now.slice(0, 10).replaceAll('-', '');
  expect(headers.authorization).toBe(
    `HMAC-SHA256 Credential=${accessKeyId}/${day}/cn-beijing/${service}/request, SignedHeaders=host;x-date, Signature=${signature}`,
  );
});
