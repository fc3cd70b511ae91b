import { describe, expect, it } from 'vitest';
import { ionos } from '../../../electron/engine/providers/ionos/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './ionos.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'new', ttl: 300 };

describe('IONOS in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'a wrong key',
      refusal(401, 'UNAUTHORIZED', 'The customer is not authorized.'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a zone that is gone',
      refusal(404, 'ZONE_NOT_FOUND', 'Zone does not exist.'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    [
      'a short TTL',
      refusal(400, 'INVALID_RECORD', 'Record is invalid.', { invalidFields: ['ttl'] }),
      'provider.refused',
      'provider-ttl-rejected',
    ],
    [
      'a fault of theirs',
      refusal(500, 'INTERNAL_SERVER_ERROR', 'An error occurred.'),
      'provider.bad-answer',
      'provider-endpoint-unreachable',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = ionos.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('records of others are sent along as they were, and deeper names are left alone', async () => {
    const written: unknown[] = [];
    const other = { name: record.fqdn, type: 'TXT', content: '"o"', ttl: 900, prio: 0, disabled: true };
    const deeper = { ...other, id: '2', name: `deep.${record.fqdn}` };
    const api = await startProviderStandIn(({ method, path, body }) => {
      if (method === 'PATCH') written.push(body);
      if (path === '/v1/zones') return { status: 200, json: [{ id: 'z', name: zone }] };
      return { status: 200, json: { id: 'z', name: zone, records: [{ ...other, id: '1' }, deeper] } };
    });
    await ionos.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    expect(written).toEqual([[other, { name: record.fqdn, type: 'TXT', content: 'new', ttl: 900 }]]);
    await api.close();
  });

  it.each(['publicprefix', 'publicprefix.', '.secret', 'prefix.secret.more'])('%s is no whole key', (apiKey) => {
    expect(() => ionos.create({ apiKey }, hastyClock())).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'credential.invalid' }) }),
    );
  });
});
