import { describe, expect, it } from 'vitest';
import { dreamhost } from '../../../electron/engine/providers/dreamhost/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './dreamhost.stand-in.ts';

providerContract(contract);

describe('DreamHost in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['a wrong key', refusal('invalid_api_key'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['no key', refusal('no_key'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [
      'a key for other commands',
      refusal('this_key_cannot_access_this_cmd'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    ['too many calls', refusal('slow_down_bucko', 'hourly limit'), 'provider.rate-limited', 'provider-rate-limited'],
    ['a foreign zone', refusal('no_such_zone'), 'provider.zone-not-found', 'provider-zone-not-found'],
    ['an alias in the way', refusal('CNAME_already_on_record'), 'provider.refused', 'provider-record-conflict'],
    ['a fault of its own', refusal('internal_error_updating_zone'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = dreamhost.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code });
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });
});
