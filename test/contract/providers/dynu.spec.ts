import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { dynu } from '../../../electron/engine/providers/dynu/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key, refusal } from './dynu.stand-in.ts';

providerContract(contract);

describe('Dynu in its own words', () => {
  const wrongKey = { statusCode: 401, type: 'Authentication Exception', message: 'Failed.' };
  it.each<[string, Reply, string, string | undefined]>([
    ['a wrong key with status 200', { status: 200, json: wrongKey }, 'provider.wrong-credentials', undefined],
    [
      'a wrong key told inside an exception',
      { status: 200, json: { exception: wrongKey, statusCode: 401 } },
      'provider.wrong-credentials',
      undefined,
    ],
    [
      'a name of nobody',
      refusal(501, 'Argument Exception', 'Invalid.'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    ['a low TTL', refusal(501, 'Argument Exception', 'TTL is too low.'), 'provider.refused', 'provider-ttl-rejected'],
    ['anything else', refusal(502, 'Parse Exception', 'Odd.'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = dynu.create({ apiKey: key, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });
});
