import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { cpanel } from '../../../electron/engine/providers/cpanel/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, token, uapi, whmContract } from './cpanel.stand-in.ts';

providerContract(contract);
describe('with the administrator of the whole server', () => providerContract(whmContract));

const { signal } = new AbortController();
const fields = { ...contract.fields, apiToken: token };
const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'ours', ttl: 300 };

describe('cPanel in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'a hosting package without the zone editor',
      uapi.refusal('You do not have the feature “zoneedit”.'),
      'no-permission',
      'provider-plan-restriction',
    ],
    ['a log-in page', { status: 401, text: '<!DOCTYPE html>' }, 'wrong-credentials', 'provider-credentials-invalid'],
    ['a TTL out of range', uapi.refusal('“0” is not a valid TTL.'), 'refused', 'provider-ttl-rejected'],
    ['a failure without a reason', { status: 200, json: { status: 0, errors: null } }, 'refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const failure = await failureOf(
      cpanel.create({ ...fields, baseUrl: api.endpoint }, systemClock).add(record, signal),
    );
    expect(failure.code).toBe(`provider.${code}`);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });

  it('a change made for a zone that has changed meanwhile is made again', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const routes = contract.routes(zones);
    let disturbed = 0;
    const api = await startProviderStandIn(async (asked) => {
      if (asked.path.endsWith('mass_edit_zone') && disturbed < 2) {
        disturbed += 1;
        const query = new URLSearchParams(asked.query);
        query.set('add', JSON.stringify({ dname: 'www', ttl: 60, record_type: 'TXT', data: [`theirs ${disturbed}`] }));
        await routes({ ...asked, query });
      }
      return routes(asked);
    });
    await cpanel.create({ ...fields, baseUrl: api.endpoint }, systemClock).add(record, signal);
    expect(zones.get('example.test')?.map(({ value }) => value)).toEqual(['theirs 1', 'theirs 2', 'ours']);
    await api.close();
  });
});
