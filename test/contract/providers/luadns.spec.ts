import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { luadns } from '../../../electron/engine/providers/luadns/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './luadns.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();

describe('LuaDNS in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'a key it does not know',
      refusal(403, 'Forbidden', 'Invalid API key.'),
      'wrong-credentials',
      'provider-credentials-invalid',
    ],
    ['another zone', refusal(403, 'Forbidden', 'Access denied.'), 'no-permission', 'provider-permission-missing'],
    ['a TTL below the plan', refusal(400, 'Bad Request', 'Invalid TTL.'), 'refused', 'provider-ttl-rejected'],
    ['anything else', refusal(400, 'Bad Request', 'Invalid content.'), 'refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = luadns.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', signal));
    expect(failure.code).toBe(`provider.${code}`);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });
});
