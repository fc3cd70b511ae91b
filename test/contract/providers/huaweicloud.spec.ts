import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { huaweicloud } from '../../../electron/engine/providers/huaweicloud/client.ts';
import { signSdkHmac } from '../../../electron/engine/providers/signing/sdk-hmac.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, gateway, refusal } from './huaweicloud.stand-in.ts';

providerContract(contract);
editorContract(contract);

const { signal } = new AbortController();

describe('Huawei Cloud in its own words', () => {
  const incorrect = 'Incorrect IAM authentication information:';

  it.each<[string, Reply, string, string]>([
    [
      'an unknown key',
      gateway(401, 'APIGW.0301', `${incorrect} Get secretKey failed,ak:X,err:ak not exist`),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a wrong secret',
      gateway(401, 'APIGW.0301', `${incorrect} verify aksk signature fail`),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a wrong clock',
      gateway(401, 'APIGW.0301', `${incorrect} request time is out of range`),
      'provider.clock-skew',
      'clock-skew',
    ],
    [
      'a missing right',
      refusal(403, 'DNS.0030', "Policy doesn't allow dns:zone:list to be performed."),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    [
      'a missing zone',
      refusal(404, 'DNS.0302', 'This zone does not exist.'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = huaweicloud.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('a set that somebody else made in between is completed, and keeps its values and its TTL', async () => {
    let sent: unknown;
    const set = { id: 's1', name: '_acme-challenge.example.test.', type: 'TXT', ttl: 60, records: ['"theirs"'] };
    let looks = 0;
    const api = await startProviderStandIn(({ method, path, body }) => {
      if (path === '/v2/zones') return { status: 200, json: { zones: [{ id: 'z1', name: 'example.test.' }] } };
      if (method === 'POST') return refusal(400, 'DNS.0312', 'This record set already exists.');
      if (method === 'PUT') sent = body;
      looks += method === 'GET' ? 1 : 0;
      return { status: 200, json: method === 'PUT' ? set : { recordsets: looks > 1 ? [set] : [] } };
    });
    const provider = huaweicloud.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'ours', ttl: 300 };
    await provider.add(record, signal);
    expect(sent).toMatchObject({ ttl: 60, records: ['"theirs"', '"ours"'] });
    await api.close();
  });
});

it('SDK-HMAC signs as in the example of https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm-004.html', () => {
  const { headers } = signSdkHmac(
    {
      method: 'GET',
      url: new URL(
        'https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
      ),
      headers: { 'content-type': 'application/json' },
      body: '',
    },
    { accessKeyId: 'QTWAOYTTINDUT2QVKYUC', secretAccessKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc' },
    new Date('2019-11-15T03:36:55Z'),
  );
  expect(headers.authorization).toBe(
    'SDK-HMAC-SHA256 Access=QTWAOYTTINDUT2QVKYUC, SignedHeaders=content-type;host;x-sdk-date, Signature=7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
  );
});
