import { describe, expect, it } from 'vitest';
import { vultr } from '../../../electron/engine/providers/vultr/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, refusal } from './vultr.stand-in.ts';

providerContract(contract);
editorContract(contract);

const { signal } = new AbortController();
const opened = async (reply: Reply) => {
  const api = await startProviderStandIn(() => reply);
  return { api, provider: vultr.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()) };
};

describe('Vultr in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'another address',
      refusal(401, 'Unauthorized IP address: 192.0.2.7'),
      'provider.no-permission',
      'provider-ip-allowlist',
    ],
    ['a wrong key', refusal(401, 'Invalid API token.'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['haste', refusal(503, 'Rate limit exceeded.'), 'provider.rate-limited', 'provider-rate-limited'],
    ['a short TTL', refusal(400, 'Invalid TTL.'), 'provider.refused', 'provider-ttl-rejected'],
  ])('%s', async (_name, reply, code, cause) => {
    const { api, provider } = await opened(reply);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('what the key may do is told', async () => {
    const { api, provider } = await opened({
      status: 200,
      json: { account: { email: 'you@example.org', acls: ['dns', 'billing'] } },
    });
    const told = { account: 'you@example.org', permissions: ['dns', 'billing'], tooBroad: true };
    expect(await provider.inspect?.(signal)).toEqual(told);
    await api.close();
  });
});
