import { describe, expect, it } from 'vitest';
import { easydns } from '../../../electron/engine/providers/easydns/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { movedClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key, refusal, token } from './easydns.stand-in.ts';

providerContract(contract);

describe('easyDNS in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['a wrong key', refusal(401, 'Access denied'), 'provider.wrong-credentials', undefined],
    [
      'too many requests under another status',
      { status: 403, json: { msg: 'Enhance your calm', status: 403 } },
      'provider.rate-limited',
      undefined,
    ],
    [
      'an error with status 200',
      { status: 200, json: refusal(403, 'no').json },
      'provider.wrong-credentials',
      undefined,
    ],
    ['a low TTL', refusal(400, 'Invalid TTL'), 'provider.refused', 'provider-ttl-rejected'],
    ['anything else', refusal(400, 'Bad request'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = easydns.create({ token, key, endpoint: api.endpoint }, movedClock({ skipSleeps: true }));
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });
});
