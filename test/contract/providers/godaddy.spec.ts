import { describe, expect, it } from 'vitest';
import { godaddy } from '../../../electron/engine/providers/godaddy/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './godaddy.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'new', ttl: 600 };

describe('GoDaddy in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'an account that is too small',
      refusal(403, 'ACCESS_DENIED', 'Authenticated user is not allowed access'),
      'provider.no-permission',
      'provider-plan-restriction',
    ],
    [
      'a test key',
      refusal(401, 'UNABLE_TO_AUTHENTICATE', 'Unauthorized : Could not authenticate API key/secret'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a short TTL',
      refusal(422, 'INVALID_BODY', 'see `fields`', { fields: [{ path: 'records[0].ttl', message: 'below 600' }] }),
      'provider.refused',
      'provider-ttl-rejected',
    ],
    [
      'a record that is there',
      refusal(422, 'DUPLICATE_RECORD', 'duplicate'),
      'provider.refused',
      'provider-record-conflict',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = godaddy.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('values of others keep the TTL that each of them has, and empty ones are no values', async () => {
    const written: unknown[] = [];
    const rows = [
      { type: 'TXT', name: '_acme-challenge', data: '', ttl: 600 },
      { type: 'TXT', name: '_acme-challenge', data: 'one', ttl: 3600 },
      { type: 'TXT', name: '_acme-challenge', data: 'two', ttl: 7200 },
    ];
    const api = await startProviderStandIn(({ method, path, body }) => {
      if (method === 'PUT') written.push(body);
      return { status: 200, json: path === '/v1/domains' ? [{ domain: zone }] : rows };
    });
    const provider = godaddy.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    await provider.add(record, signal);
    expect(written).toEqual([
      [
        { data: 'one', ttl: 3600 },
        { data: 'two', ttl: 7200 },
        { data: 'new', ttl: 3600 },
      ],
    ]);
    await api.close();
  });
});
