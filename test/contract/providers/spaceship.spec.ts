import { describe, expect, it } from 'vitest';
import { spaceship } from '../../../electron/engine/providers/spaceship/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './spaceship.stand-in.ts';

providerContract(contract);

const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'v', ttl: 60 };

describe('Spaceship in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'a wrong secret',
      refusal(401, 'Invalid API key or secret.'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a key that may only read',
      refusal(403, 'The API key has no scope dnsrecords:write.'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    [
      'a short TTL',
      refusal(422, 'The request has invalid data.', [{ field: 'items[0].ttl', details: 'must be at least 60' }]),
      'provider.refused',
      'provider-ttl-rejected',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(({ method }) =>
      method === 'GET' ? { status: 200, json: { items: [], total: 0 } } : reply,
    );
    const provider = spaceship.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    const failure = await failureOf(provider.add(record, new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });
});
