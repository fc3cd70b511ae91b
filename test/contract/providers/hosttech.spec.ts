import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { hosttech } from '../../../electron/engine/providers/hosttech/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key, refusal } from './hosttech.stand-in.ts';

providerContract(contract);

describe('hosttech in its own words', () => {
  const invalid = 'The given data was invalid.';
  it.each<[string, Reply, string, string | undefined]>([
    ['a wrong token', refusal(401, 'Unauthenticated.'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [
      'a low TTL, in German',
      refusal(422, invalid, { ttl: ['Muss mindestens 600 sein.'] }),
      'provider.refused',
      'provider-ttl-rejected',
    ],
    ['any other field', refusal(422, invalid, { type: ['Darf nicht leer sein.'] }), 'provider.refused', undefined],
    ['a missing zone', refusal(404, 'Not Found'), 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = hosttech.create({ apiKey: key, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });
});
