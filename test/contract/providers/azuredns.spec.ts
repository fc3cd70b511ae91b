import { describe, expect, it } from 'vitest';
import { azuredns } from '../../../electron/engine/providers/azuredns/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Asked, type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { contract, loginRefusal, refusal } from './azuredns.stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';

providerContract(contract);
editorContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'mine', ttl: 60 };

/** The stand-in, with something before each answer. */
const startWith = (zones: Zones, before: (asked: Asked) => Reply | undefined) => {
  const answer = contract.routes(zones);
  return startProviderStandIn((asked) => before(asked) ?? answer(asked));
};

describe('Azure DNS in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'an ended secret',
      loginRefusal(401, 'invalid_client', 'AADSTS7000222: The provided client secret keys are expired.'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'an unknown tenant',
      loginRefusal(400, 'invalid_request', "AADSTS90002: Tenant 'x' not found."),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a wrong clock',
      loginRefusal(401, 'invalid_client', 'AADSTS700024: Client assertion is not within its valid time range.'),
      'provider.clock-skew',
      'clock-skew',
    ],
    [
      'a token of another tenant',
      refusal(401, 'InvalidAuthenticationTokenTenant', 'The access token is from the wrong issuer.'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'an unknown group',
      refusal(404, 'ResourceGroupNotFound', "Resource group 'x' could not be found."),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    [
      'a lock',
      refusal(409, 'ScopeLocked', 'The scope cannot perform write operation because it is locked.'),
      'provider.refused',
      'provider-domain-locked',
    ],
    [
      'an error without its wrapper',
      { status: 400, json: { code: 'BadRequest', message: 'The CNAME record conflicts.' } },
      'provider.refused',
      undefined,
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = azuredns.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code,
      ...(cause === undefined ? {} : { details: { cause } }),
    });
    await api.close();
  });

  it('two writers keep each other’s values', async () => {
    const zones: Zones = new Map([[zone, []]]);
    let races = 2;
    const api = await startWith(zones, ({ method }) => {
      if (method !== 'PUT' || races === 0) return undefined;
      races -= 1;
      zones.get(zone)?.push({ id: `${races}`, name: record.fqdn, value: `other ${races}`, ttl: 60 });
      return undefined;
    });
    const provider = azuredns.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    await provider.add(record, signal);
    expect(zones.get(zone)?.map(({ value }) => value)).toEqual(['other 1', 'other 0', 'mine']);
    await api.close();
  });

  it('a set that another writer adds to is not erased', async () => {
    const zones: Zones = new Map([[zone, [{ id: '1', name: record.fqdn, value: 'mine', ttl: 60 }]]]);
    const api = await startWith(zones, ({ method }) => {
      if (method === 'DELETE') zones.get(zone)?.push({ id: '2', name: record.fqdn, value: 'other', ttl: 60 });
      return undefined;
    });
    await azuredns.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).remove(record, '', signal);
    expect(zones.get(zone)?.map(({ value }) => value)).toEqual(['other']);
    await api.close();
  });

  it('a set without values is filled, and keeps its notes', async () => {
    const bodies: unknown[] = [];
    const empty = { etag: 'e1', properties: { TTL: 77, metadata: { owner: 'them' } } };
    const api = await startWith(new Map([[zone, []]]), ({ method, path, body, header }) => {
      if (!path.includes('/TXT/')) return undefined;
      if (method === 'PUT') bodies.push({ match: header('if-match'), body });
      return { status: 200, json: empty };
    });
    await azuredns.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    expect(bodies).toEqual([
      {
        match: 'e1',
        body: { properties: { TTL: 77, TXTRecords: [{ value: ['mine'] }], metadata: { owner: 'them' } } },
      },
    ]);
    await api.close();
  });

  it('a resource group narrows the zones, whatever its case', async () => {
    const api = await startWith(new Map([[zone, []]]), () => undefined);
    const within = (resourceGroup: string) =>
      azuredns.create({ ...contract.fields, endpoint: api.endpoint, resourceGroup }, hastyClock());
    await within('RG-EVEN').prove(zone, signal);
    expect(await failureOf(within('rg-odd').prove(zone, signal))).toMatchObject({ code: 'provider.zone-not-found' });
    await api.close();
  });
});
