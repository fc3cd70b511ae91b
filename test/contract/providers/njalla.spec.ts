import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { njalla } from '../../../electron/engine/providers/njalla/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal, token } from './njalla.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();

describe('Njalla in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'a wrong token under the other name',
      { status: 200, json: { jsonrpc: '2.0', Error: { code: 403, message: 'Invalid token.' } } },
      'provider.wrong-credentials',
      undefined,
    ],
    ['a token for others', refusal(403, 'Permission denied.'), 'provider.no-permission', undefined],
    ['no domain', refusal(400, 'missing domain'), 'provider.zone-not-found', 'provider-zone-not-found'],
    ['an odd TTL', refusal(400, 'invalid TTL'), 'provider.refused', 'provider-ttl-rejected'],
    ['anything else', refusal(400, 'missing ID'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = njalla.create({ token, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });

  it.each([
    [1, 60],
    [61, 300],
    [7200, 10_800],
    [90_000, 86_400],
  ])('a TTL of %d becomes %d', async (ttl, taken) => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(contract.routes(zones));
    const provider = njalla.create({ token, endpoint: `${api.endpoint}/api/1/` }, systemClock);
    await provider.add({ zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl }, signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v', ttl: taken }]);
    await api.close();
  });
});
