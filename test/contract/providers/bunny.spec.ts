import { describe, expect, it } from 'vitest';
import { bunny } from '../../../electron/engine/providers/bunny/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { contract, refusal } from './bunny.stand-in.ts';
import { providerContract } from './contract.ts';

providerContract(contract);

describe('bunny.net in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'a wrong key',
      { status: 401, json: { Message: 'Authorization has been denied for this request.' } },
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a short TTL',
      refusal(400, 'validation_error', 'Ttl', 'The TTL is not valid.'),
      'provider.refused',
      'provider-ttl-rejected',
    ],
    [
      'a zone that is gone',
      refusal(404, 'dnszone.not_found', 'Id', 'The requested DNS zone was not found.'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = bunny.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code, details: { cause } });
    await api.close();
  });
});
