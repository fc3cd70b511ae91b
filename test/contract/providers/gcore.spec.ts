import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { gcore } from '../../../electron/engine/providers/gcore/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key, refusal } from './gcore.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();

describe('Gcore in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['a token that has expired', refusal(401, 'token is expired'), 'wrong-credentials', 'provider-credentials-invalid'],
    ['a token it does not know', refusal(403, 'invalid token'), 'wrong-credentials', 'provider-credentials-invalid'],
    ['a role without DNS', refusal(403, 'forbidden'), 'no-permission', 'provider-permission-missing'],
    ['a TTL below the plan', refusal(400, 'ttl must be at least 120'), 'refused', 'provider-ttl-rejected'],
    ['anything else', refusal(400, 'invalid request'), 'refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = gcore.create({ apiToken: key, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', signal));
    expect(failure.code).toBe(`provider.${code}`);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });

  it('what else a record of somebody else holds is kept', async () => {
    const other = { id: 7, content: ['theirs'], enabled: false, meta: { notes: ['keep'] } };
    let written: unknown;
    const api = await startProviderStandIn(({ method, path, body }) => {
      if (method === 'PUT') written = body;
      const set = { name: '', type: 'TXT', ttl: 600, resource_records: [other] };
      return { status: 200, json: path.endsWith('/TXT') ? set : { name: 'example.test' } };
    });
    const provider = gcore.create({ apiToken: key, endpoint: api.endpoint }, systemClock);
    await provider.add({ zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'ours', ttl: 120 }, signal);
    expect(written).toEqual({ ttl: 600, resource_records: [other, { content: ['ours'] }] });
    await api.close();
  });
});
