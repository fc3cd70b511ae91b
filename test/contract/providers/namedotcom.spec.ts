import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { namedotcom } from '../../../electron/engine/providers/namedotcom/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal, token, username } from './namedotcom.stand-in.ts';

providerContract(contract);

describe('Name.com in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'another address',
      refusal(403, 'Permission Denied', 'IP address not allowed'),
      'provider.no-permission',
      'provider-ip-allowlist',
    ],
    ['no rights', refusal(403, 'Permission Denied'), 'provider.no-permission', 'provider-permission-missing'],
    ['a short TTL', refusal(400, 'Invalid Argument', 'bad TTL'), 'provider.refused', 'provider-ttl-rejected'],
    ['anything else', refusal(400, 'Invalid Argument'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = namedotcom.create({ username, apiToken: token, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });

  it('the user name of the test system is told from the live one', () => {
    const create = (endpoint: string) => () =>
      namedotcom.create({ username: `${username}-test`, apiToken: token, endpoint }, systemClock);
    expect(create('')).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'credential.invalid',
          details: { provider: 'namedotcom', fields: [{ key: 'username', problem: 'format' }] },
        }),
      }),
    );
    expect(create('https://api.dev.name.com/v4')).not.toThrow();
  });

  it('tells whose token it is', async () => {
    const api = await startProviderStandIn(contract.routes(new Map()));
    const provider = namedotcom.create({ username, apiToken: token, endpoint: api.endpoint }, systemClock);
    expect(await provider.inspect?.(new AbortController().signal)).toEqual({ account: username, tooBroad: true });
    await api.close();
  });
});
