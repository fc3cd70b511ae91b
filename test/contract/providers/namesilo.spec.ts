import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { namesilo } from '../../../electron/engine/providers/namesilo/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key, refusal } from './namesilo.stand-in.ts';

providerContract(contract);

describe('NameSilo in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['an unknown user', refusal(111, 'Invalid user'), 'provider.no-permission', 'provider-permission-missing'],
    [
      'a sub-account',
      refusal(112, 'API not available to sub-accounts'),
      'provider.no-permission',
      'provider-plan-restriction',
    ],
    ['another address', refusal(113, 'not accessible from your IP'), 'provider.no-permission', 'provider-ip-allowlist'],
    ['a foreign domain', refusal(200, 'Domain is not active'), 'provider.zone-not-found', 'provider-zone-not-found'],
    ['a short TTL', refusal(280, 'invalid ttl'), 'provider.refused', 'provider-ttl-rejected'],
    ['any other change', refusal(280, 'DNS modification error'), 'provider.refused', undefined],
    ['a page', { status: 200, text: '<html><body>Checking your browser' }, 'provider.bad-answer', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = namesilo.create({ apiKey: key, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });
});
