import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { technitium } from '../../../electron/engine/providers/technitium/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, failure, token } from './technitium.stand-in.ts';

providerContract(contract);
editorContract(contract);

describe('Technitium in its own words', () => {
  const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 60 };
  const { signal } = new AbortController();

  it.each([
    [
      failure('No such authoritative zone was found: example.test'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    [failure('Cannot add record: a CNAME record exists.'), 'provider.refused', 'provider-record-conflict'],
    [failure('Invalid value.'), 'provider.refused', undefined],
  ])('%j', async (reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = technitium.create({ serverUrl: api.endpoint, apiToken: token }, systemClock);
    const told = await failureOf(provider.add(record, signal));
    expect(told.code).toBe(code);
    expect(Reflect.get(told.details, 'cause')).toBe(cause);
    await api.close();
  });

  it('what an older server says of a value that is there, and one that is not, is a success', async () => {
    const api = await startProviderStandIn(({ path }) =>
      path.endsWith('/add')
        ? { status: 200, json: { response: {}, status: 'ok' } }
        : failure('Cannot delete record: no such record exists.'),
    );
    const provider = technitium.create({ serverUrl: `${api.endpoint}/`, apiToken: token }, systemClock);
    expect(await provider.add(record, signal)).toBe('');
    await provider.remove(record, '', signal);
    await api.close();
  });
});
