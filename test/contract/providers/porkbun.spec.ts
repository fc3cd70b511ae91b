import { describe, expect, it } from 'vitest';
import { porkbun } from '../../../electron/engine/providers/porkbun/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, refusal } from './porkbun.stand-in.ts';

providerContract(contract);
editorContract(contract);

describe('Porkbun in its own words', () => {
  it.each<[string, Reply, string]>([
    ['a wrong key', refusal(400, 'Invalid API key. (002)'), 'provider.wrong-credentials'],
    ['a domain without API access', refusal(400, 'Domain is not opted in to API access.'), 'provider.no-permission'],
    ['a domain of nobody here', refusal(400, 'Invalid domain.'), 'provider.zone-not-found'],
    ['a page against too many requests', { status: 403, text: '<html>Forbidden</html>' }, 'provider.rate-limited'],
    ['anything else', refusal(400, 'Something went wrong.'), 'provider.refused'],
  ])('%s', async (_name, reply, code) => {
    const api = await startProviderStandIn(() => reply);
    const provider = porkbun.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.prove('example.test', new AbortController().signal))).toMatchObject({ code });
    await api.close();
  });

  it.each<[string, readonly string[], string]>([
    ['of the account', ['example.test'], 'provider.no-permission'],
    ['of somebody else', ['example.net'], 'provider.zone-not-found'],
  ])('a domain %s that is not opted in', async (_name, own, code) => {
    const domains = own.map((domain) => ({ domain }));
    const api = await startProviderStandIn(({ path }) =>
      path === '/domain/listAll'
        ? { status: 200, json: { status: 'SUCCESS', domains } }
        : refusal(400, 'Domain is not opted in to API access.'),
    );
    const provider = porkbun.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.prove('example.test', new AbortController().signal))).toMatchObject({ code });
    await api.close();
  });

  it('a pair of keys that was swapped is told before it is sent', () => {
    const { apiKey, secretApiKey } = contract.fields;
    const swapped = { apiKey: secretApiKey ?? '', secretApiKey: apiKey ?? '' };
    expect(() => porkbun.create(swapped, hastyClock())).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'credential.invalid',
          details: {
            provider: 'porkbun',
            fields: [
              { key: 'apiKey', problem: 'format' },
              { key: 'secretApiKey', problem: 'format' },
            ],
          },
        }),
      }),
    );
  });
});
