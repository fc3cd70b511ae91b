import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { vercel } from '../../../electron/engine/providers/vercel/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { movedClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal, token } from './vercel.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();

describe('Vercel in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'an ended token',
      refusal(403, 'forbidden', 'No', { invalidToken: true }),
      'provider.wrong-credentials',
      undefined,
    ],
    [
      'a token that is told in words',
      refusal(403, 'forbidden', 'invalidToken'),
      'provider.wrong-credentials',
      undefined,
    ],
    ['another team', refusal(403, 'forbidden', 'Not authorized'), 'provider.no-permission', undefined],
    ['a missing domain', refusal(404, 'not_found', 'Not found'), 'provider.zone-not-found', undefined],
    ['too many requests', refusal(400, 'rate_limited', 'Too many'), 'provider.rate-limited', undefined],
    ['a low TTL', refusal(400, 'bad_request', '`ttl` should be >= 60'), 'provider.refused', 'provider-ttl-rejected'],
    ['anything else', refusal(400, 'bad_request', 'Invalid request'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = vercel.create({ token, endpoint: api.endpoint }, movedClock({ skipSleeps: true }));
    const failure = await failureOf(provider.prove('example.test', signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });

  it('tells how long the token is good, and for what', async () => {
    const api = await startProviderStandIn(contract.routes(new Map()));
    const provider = vercel.create({ token, endpoint: api.endpoint }, systemClock);
    expect(await provider.inspect?.(signal)).toEqual({
      expiresAt: '2099-01-01T00:00:00.000Z',
      permissions: ['team'],
    });
    await api.close();
  });
});
