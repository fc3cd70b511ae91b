import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { netlify } from '../../../electron/engine/providers/netlify/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal, token } from './netlify.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();

describe('Netlify in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'an ended token',
      refusal(401, 'Access Denied: Access token has expired'),
      'provider.wrong-credentials',
      undefined,
    ],
    ['another team', refusal(403, 'Forbidden'), 'provider.no-permission', undefined],
    ['a missing zone', refusal(404, 'Not Found'), 'provider.zone-not-found', undefined],
    ['a low TTL', refusal(422, 'ttl is too low'), 'provider.refused', 'provider-ttl-rejected'],
    ['anything else', refusal(422, 'hostname is invalid'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = netlify.create({ token, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });

  it('tells whose token it is', async () => {
    const api = await startProviderStandIn(contract.routes(new Map()));
    const provider = netlify.create({ token, endpoint: api.endpoint }, systemClock);
    expect(await provider.inspect?.(signal)).toEqual({ account: 'you@example.test', tooBroad: true });
    await api.close();
  });
});
