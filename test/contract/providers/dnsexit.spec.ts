import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { dnsexit } from '../../../electron/engine/providers/dnsexit/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key, reply } from './dnsexit.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();

describe('DNSExit in its own words', () => {
  it.each<[string, Reply, string]>([
    ['a wrong key', reply(2, 'API Key Authentication Error'), 'wrong-credentials'],
    ['a domain that the key does not reach', reply(3, 'Authentication failed'), 'wrong-credentials'],
    ['a foreign domain', reply(4, 'Not your domain'), 'zone-not-found'],
    ['a request that it does not understand', reply(4, 'JSON Data Syntax Error'), 'refused'],
    ['a type that it does not take', reply(6, 'JSON Defined Record Type not Supported'), 'refused'],
    ['a fault of its own', reply(6, 'System Error'), 'bad-answer'],
  ])('%s', async (_name, answer, code) => {
    const api = await startProviderStandIn(() => answer);
    const provider = dnsexit.create({ apiKey: key, endpoint: api.endpoint }, systemClock);
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'ours', ttl: 60 };
    expect((await failureOf(provider.add(record, signal))).code).toBe(`provider.${code}`);
    await api.close();
  });

  it('times are told in whole minutes, rounded up', async () => {
    const bodies: unknown[] = [];
    const api = await startProviderStandIn(({ body }) => {
      bodies.push(body);
      return reply(0, 'Success');
    });
    const provider = dnsexit.create({ apiKey: key, endpoint: api.endpoint }, systemClock);
    await provider.add({ zone: 'example.test', fqdn: 'a.example.test', value: 'v', ttl: 121 }, signal);
    expect(bodies.at(-1)).toEqual({
      domain: 'example.test',
      add: [{ type: 'TXT', name: 'a', content: 'v', ttl: 3, overwrite: false }],
    });
    await api.close();
  });
});
