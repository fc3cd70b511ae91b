import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { desec } from '../../../electron/engine/providers/desec/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, key } from './desec.stand-in.ts';
import { editorContract } from './editor-contract.ts';

providerContract(contract);
editorContract(contract);

describe('deSEC in its own words', () => {
  it.each([
    [{ owns_qname: ['Invalid name.', 'Too long.'] }, '400 owns_qname: Invalid name. Too long.', undefined],
    [
      { ttl: ['Ensure this value is greater than or equal to 3600.'] },
      '400 ttl: Ensure this value is greater than or equal to 3600.',
      'provider-ttl-rejected',
    ],
    [
      { non_field_errors: ['Another RRset with the same subdomain and type exists for this domain.'] },
      '400 non_field_errors: Another RRset with the same subdomain and type exists for this domain.',
      'provider-record-conflict',
    ],
  ])('%j is told with its field', async (json, detail, cause) => {
    const api = await startProviderStandIn(() => ({ status: 400, json }));
    const provider = desec.create({ token: key, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.prove('example.test', new AbortController().signal));
    expect(failure).toMatchObject({ code: 'provider.refused', details: { detail } });
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });
});
