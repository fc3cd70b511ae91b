import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { edgeone } from '../../../electron/engine/providers/edgeone/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract } from './edgeone.stand-in.ts';
import { refusal, success } from './tencentcloud.stand-in.ts';

providerContract(contract);

describe('EdgeOne in its own words', () => {
  const { signal } = new AbortController();

  it.each([
    ['AuthFailure.SecretIdNotFound', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['AuthFailure.SignatureFailure', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['AuthFailure.UnauthorizedOperation', 'provider.no-permission', 'provider-permission-missing'],
    ['InvalidParameter.ZoneNotFound', 'provider.zone-not-found', 'provider-zone-not-found'],
    ['InvalidParameterValue.ConflictWithNSRecord', 'provider.refused', 'provider-record-conflict'],
  ])('%s is %s', async (word, code, cause) => {
    const api = await startProviderStandIn(() => refusal(word, 'no'));
    const provider = edgeone.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('of two sites with one name, the one on its name servers is taken', async () => {
    const asked: unknown[] = [];
    const api = await startProviderStandIn(({ header, body }) => {
      if (header('x-tc-action') !== 'DescribeZones') asked.push(body);
      return success({
        TotalCount: 2,
        Zones: [
          { ZoneId: 'zone-cname', ZoneName: 'example.test', Type: 'partial' },
          { ZoneId: 'zone-ns', ZoneName: 'example.test', Type: 'full' },
        ],
        DnsRecords: [],
      });
    });
    const provider = edgeone.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    await provider.prove('example.test', signal);
    expect(asked).toMatchObject([{ ZoneId: 'zone-ns' }]);
    await api.close();
  });
});
