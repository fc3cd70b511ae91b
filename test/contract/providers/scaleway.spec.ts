import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { scaleway } from '../../../electron/engine/providers/scaleway/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { movedClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key, refusal } from './scaleway.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();

describe('Scaleway in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['missing rights', refusal(403, 'insufficient_permissions', 'no'), 'provider.no-permission', undefined],
    ['another project', refusal(404, 'unknown', 'domain not found'), 'provider.zone-not-found', undefined],
    [
      'a short TTL',
      refusal(400, 'invalid_arguments', 'invalid argument(s)', { details: [{ argument_name: 'ttl' }] }),
      'provider.refused',
      'provider-ttl-rejected',
    ],
    ['anything else', refusal(400, 'invalid_arguments', 'invalid argument(s)'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = scaleway.create({ secretKey: key, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });

  it('a zone that is being changed is waited for', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(contract.routes(zones));
    const provider = scaleway.create({ secretKey: key, endpoint: api.endpoint }, movedClock({ skipSleeps: true }));
    api.script(refusal(409, 'transient_state', 'resource is in a transient state'));
    await provider.prove('example.test', signal);
    expect(api.requests).toHaveLength(3);
    await api.close();
  });

  it('an access key is told from a secret key', () => {
    expect(() => scaleway.create({ secretKey: 'SCW1234567890ABCDEFG' }, systemClock)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'credential.invalid',
          details: { provider: 'scaleway', fields: [{ key: 'secretKey', problem: 'other-kind' }] },
        }),
      }),
    );
  });
});
