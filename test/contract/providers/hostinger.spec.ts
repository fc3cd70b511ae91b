import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { hostinger } from '../../../electron/engine/providers/hostinger/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './hostinger.stand-in.ts';

providerContract(contract);

describe('Hostinger in its own words', () => {
  const zone = 'example.test';
  const fqdn = `_acme-challenge.${zone}`;
  const { signal } = new AbortController();

  it.each<[string, Reply, string, string]>([
    ['an old token', refusal(401, 'Unauthenticated'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [
      'a foreign domain',
      refusal(422, 'Invalid', { domain: ['The domain is invalid.'] }),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    ['an unknown domain', refusal(404, 'Not found'), 'provider.zone-not-found', 'provider-zone-not-found'],
    ['a short TTL', refusal(422, 'The ttl must be at least 60.'), 'provider.refused', 'provider-ttl-rejected'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = hostinger.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('a value is appended alone; what is switched off stays off when another is removed', async () => {
    const written: unknown[] = [];
    const contents = [{ content: '"ours"' }, { content: '"theirs"', is_disabled: true }];
    const api = await startProviderStandIn(({ method, body }) => {
      if (method === 'GET')
        return { status: 200, json: [{ name: '_acme-challenge', type: 'TXT', ttl: 300, records: contents }] };
      written.push(body);
      return { status: 200, json: { message: 'Request accepted' } };
    });
    const provider = hostinger.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    await provider.add({ zone, fqdn, value: 'new', ttl: 60 }, signal);
    await provider.remove({ zone, fqdn, value: 'ours', ttl: 60 }, '', signal);
    await api.close();
    const set = { name: '_acme-challenge', type: 'TXT', ttl: 300 };
    expect(written).toEqual([
      { overwrite: false, zone: [{ ...set, records: [{ content: 'new' }] }] },
      { overwrite: true, zone: [{ ...set, records: [{ content: '"theirs"', is_disabled: true }] }] },
    ]);
  });
});
