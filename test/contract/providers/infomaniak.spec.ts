import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { infomaniak } from '../../../electron/engine/providers/infomaniak/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal, token } from './infomaniak.stand-in.ts';

providerContract(contract);

describe('Infomaniak in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'an ended token',
      refusal(401, 'not_authorized', 'Authorization required'),
      'provider.wrong-credentials',
      undefined,
    ],
    ['a missing scope', refusal(403, 'forbidden', 'Missing scope dns:read'), 'provider.no-permission', undefined],
    ['a failure with status 200', refusal(200, 'access_denied', 'No'), 'provider.no-permission', undefined],
    [
      'a short TTL',
      refusal(422, 'validation_failed', 'Validation failed', { code: 'attribute_min_value', description: 'ttl' }),
      'provider.refused',
      'provider-ttl-rejected',
    ],
    ['any other field', refusal(422, 'validation_failed', 'Validation failed'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = infomaniak.create({ accessToken: token, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });
});
