import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { dnspodToken } from '../../../electron/engine/providers/dnspod-token/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './dnspod-token.stand-in.ts';

providerContract(contract);

describe('DNSPod in its own words', () => {
  it.each([
    ['-1', 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['-7', 'provider.no-permission', 'provider-plan-restriction'],
    ['-8', 'provider.no-permission', 'provider-permission-missing'],
    ['85', 'provider.no-permission', 'provider-ip-allowlist'],
    ['7', 'provider.zone-not-found', 'provider-zone-not-found'],
    ['21', 'provider.refused', 'provider-domain-locked'],
    ['-99', 'provider.refused', 'provider-api-retired'],
    ['32', 'provider.refused', 'provider-ttl-rejected'],
  ])('code %s is %s', async (word, code, cause) => {
    const api = await startProviderStandIn(() => refusal(word, 'no'));
    const provider = dnspodToken.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it.each([{ tokenId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE' }, { token: `13490,${contract.fields.token}` }])(
    '%o is taken for another kind of key',
    (mistake) => {
      expect(() => dnspodToken.create({ ...contract.fields, ...mistake }, systemClock)).toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ code: 'credential.invalid' }) }),
      );
    },
  );
});
