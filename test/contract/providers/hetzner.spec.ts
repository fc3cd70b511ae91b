import { describe, expect, it } from 'vitest';
import { hetzner } from '../../../electron/engine/providers/hetzner/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type ProviderStandIn, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { action, contract, key, refusal, routes } from './hetzner.stand-in.ts';

providerContract(contract);
editorContract(contract);

const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 60 };
const { signal } = new AbortController();
const opened = async (): Promise<{ zones: Zones; api: ProviderStandIn }> => {
  const zones: Zones = new Map([['example.test', []]]);
  return { zones, api: await startProviderStandIn(routes(zones)) };
};

describe('Hetzner in its own words', () => {
  it('a zone that is locked by another change is waited for', async () => {
    const { zones, api } = await opened();
    api.script(refusal(423, 'locked', 'zone is locked'));
    await hetzner.create({ apiToken: key, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'v' }]);
    await api.close();
  });

  it('a change that fails after it was taken is a failure', async () => {
    const failed = action('error', { code: 'action_failed', message: `not published, ${key}` });
    const api = await startProviderStandIn((asked) =>
      asked.method === 'POST' ? failed : routes(new Map([['example.test', []]]))(asked),
    );
    const failure = await failureOf(
      hetzner.create({ apiToken: key, endpoint: api.endpoint }, hastyClock()).add(record, signal),
    );
    expect(failure).toMatchObject({
      code: 'provider.refused',
      details: { detail: 'action_failed: not published, …', endpoint: api.endpoint },
    });
    await api.close();
  });

  it('a removal that is refused is a failure where the value stays', async () => {
    const { zones, api } = await opened();
    const provider = hetzner.create({ apiToken: key, endpoint: api.endpoint }, hastyClock());
    const recordId = await provider.add(record, signal);
    await api.close();
    const stubborn = await startProviderStandIn((asked) =>
      asked.path.endsWith('remove_records')
        ? refusal(422, 'invalid_input', 'the record set is protected')
        : routes(zones)(asked),
    );
    const other = hetzner.create({ apiToken: key, endpoint: stubborn.endpoint }, hastyClock());
    expect(await failureOf(other.remove(record, recordId, signal))).toMatchObject({ code: 'provider.refused' });
    await other.remove({ ...record, value: 'another' }, recordId, signal);
    await stubborn.close();
  });

  it.each([
    [refusal(410, 'deprecated_api_endpoint', 'API functionality was removed'), 'provider-api-retired'],
    [refusal(403, 'resource_limit_exceeded', 'project limit exceeded'), 'provider-plan-restriction'],
    [refusal(422, 'invalid_input', "invalid input in field 'ttl'"), 'provider-ttl-rejected'],
  ])('%j has a cause', async (reply, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = hetzner.create({ apiToken: key, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code: 'provider.refused',
      details: { cause },
    });
    await api.close();
  });

  it('a token of the console that was shut down is told from one of today', () => {
    expect(() => hetzner.create({ apiToken: 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF' }, hastyClock())).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'credential.invalid',
          details: { provider: 'hetzner', fields: [{ key: 'apiToken', problem: 'retired-key' }] },
        }),
      }),
    );
  });
});
