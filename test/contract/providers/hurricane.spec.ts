import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { hurricane } from '../../../electron/engine/providers/hurricane/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, word } from './hurricane.stand-in.ts';

providerContract(contract);

describe('Hurricane Electric in its own words', () => {
  const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 60 };
  const { signal } = new AbortController();

  it.each([
    ['nohost', 'provider.zone-not-found', 'provider-zone-not-found'],
    ['abuse', 'provider.no-permission', 'provider-domain-locked'],
    ['badagent', 'provider.refused', undefined],
    ['notfqdn', 'provider.refused', undefined],
    ['911', 'provider.bad-answer', undefined],
  ])('%s', async (text, code, cause) => {
    const api = await startProviderStandIn(() => word(text));
    const provider = hurricane.create({ tokens: 'example.test=abc', endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.add(record, signal));
    expect(failure.code).toBe(code);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });

  it.each([
    'example.test = abc',
    '_acme-challenge.Example.test.:abc;other.test=x',
    'other.test=x\r\nexample.test=abc\n',
  ])('pairs are taken as people write them: %j', async (tokens) => {
    const api = await startProviderStandIn(({ form }) => word(form.get('password') === 'abc' ? 'good' : 'badauth'));
    await hurricane.create({ tokens, endpoint: api.endpoint }, systemClock).add(record, signal);
    await api.close();
  });

  it('a name without a key is told before anything is sent', async () => {
    const provider = hurricane.create({ tokens: 'example.test=abc', endpoint: 'http://127.0.0.1:1' }, systemClock);
    for (const work of [
      provider.prove('elsewhere.test', signal),
      provider.add({ ...record, fqdn: '_acme-challenge.www.example.test' }, signal),
    ])
      expect(await failureOf(work)).toMatchObject({ code: 'provider.zone-not-found' });
  });
});
