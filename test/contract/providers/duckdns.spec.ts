import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { duckdns } from '../../../electron/engine/providers/duckdns/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { bareContract } from './bare-contract.ts';
import { contract, word } from './duckdns.stand-in.ts';

bareContract(contract, { room: 1 });

describe('Duck DNS in its own words', () => {
  const { signal } = new AbortController();
  const record = (zone: string, fqdn: string) => ({ zone, fqdn, value: 'v', ttl: 60 });

  it.each([
    ['ducks.duckdns.org', '_acme-challenge.ducks.duckdns.org'],
    ['duckdns.org', '_acme-challenge.www.Ducks.duckdns.org.'],
    ['', 'ducks.duckdns.org'],
  ])('the label is what it asks for: %j %j', async (zone, fqdn) => {
    const asked: (string | null)[] = [];
    const api = await startProviderStandIn(({ query }) => {
      asked.push(query.get('domains'));
      return word('OK');
    });
    const provider = duckdns.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    await provider.add(record(zone, fqdn), signal);
    expect(asked).toEqual(['ducks']);
    await api.close();
  });

  it('names of other domains are told before the token is sent', async () => {
    const provider = duckdns.create(contract.fields, systemClock);
    for (const work of [
      provider.prove('example.org', signal),
      provider.add(record('example.org', '_acme-challenge.example.org'), signal),
      provider.add(record('duckdns.org', 'duckdns.org'), signal),
      provider.add(record('', '_acme-challenge.notduckdns.org'), signal),
    ])
      expect(await failureOf(work)).toMatchObject({ code: 'provider.zone-not-found' });
  });

  it('KO may be about the token or about the name, and says so', async () => {
    const api = await startProviderStandIn(() => word('KO'));
    const provider = duckdns.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.add(record('x.duckdns.org', 'x.duckdns.org'), signal))).toMatchObject({
      code: 'provider.wrong-credentials',
      details: { detail: '200 KO: the token is wrong, or the name is not in its account' },
    });
    await api.close();
  });
});
