import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { digitalocean } from '../../../electron/engine/providers/digitalocean/client.ts';
import { caaSamples } from '../../support/editing.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key, refusal } from './digitalocean.stand-in.ts';
import { editorContract } from './editor-contract.ts';

providerContract(contract);
editorContract(
  contract,
  caaSamples.filter(
    (one) => !['0 issue "letsencrypt.org"', '128 issue "ca.example"', '1 issue "ca.example"'].includes(one),
  ),
);

describe('DigitalOcean in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'a TTL it does not take',
      refusal(422, 'unprocessable_entity', 'Ttl must be greater than or equal to 30'),
      'provider.refused',
      'provider-ttl-rejected',
    ],
    ['any other record', refusal(422, 'unprocessable_entity', 'Data is invalid'), 'provider.refused', undefined],
    [
      'a domain of another team',
      refusal(404, 'not_found', 'The resource you were accessing could not be found.'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = digitalocean.create({ apiToken: key, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure.code).toBe(code);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });
});
