import { describe, expect, it } from 'vitest';
import { dnsimple } from '../../../electron/engine/providers/dnsimple/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './dnsimple.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const opened = async (reply: Reply) => {
  const api = await startProviderStandIn(() => reply);
  return { api, provider: dnsimple.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()) };
};

describe('DNSimple in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'the token of a user',
      { status: 200, json: { data: { user: { id: 1 }, account: null } } },
      'provider.wrong-credentials',
      'provider-credential-type-mixup',
    ],
    [
      'a wrong token',
      refusal(401, 'Authentication failed'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a plan without it',
      refusal(402, 'Your account is not subscribed.'),
      'provider.no-permission',
      'provider-plan-restriction',
    ],
    [
      'a short TTL',
      refusal(400, 'Validation failed', { ttl: ['must be greater than 59'] }),
      'provider.refused',
      'provider-ttl-rejected',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const { api, provider } = await opened(reply);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('whose token it is, is told', async () => {
    const { api, provider } = await opened({
      status: 200,
      json: { data: { account: { id: 1, email: 'you@example.org' } } },
    });
    expect(await provider.inspect?.(signal)).toEqual({ account: 'you@example.org' });
    await api.close();
  });
});
