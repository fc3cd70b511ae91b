import { describe, expect, it } from 'vitest';
import { ns1 } from '../../../electron/engine/providers/ns1/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './ns1.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'new', ttl: 60 };

describe('NS1 in its own words', () => {
  it.each<[string, Reply, string, string]>([
    ['a wrong key', refusal(401, 'Unauthorized'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    ['another address', refusal(403, 'IP is not whitelisted'), 'provider.no-permission', 'provider-ip-allowlist'],
    [
      'a key for other zones',
      refusal(403, 'You do not have permission'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    ['an unknown zone', refusal(404, 'zone not found'), 'provider.zone-not-found', 'provider-zone-not-found'],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = ns1.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('answers of others keep all that is said of them', async () => {
    const other = { id: '5', answer: ['other'], meta: { weight: 3 }, region: 'eu' };
    const written: unknown[] = [];
    const api = await startProviderStandIn(({ method, body }) => {
      if (method === 'POST') written.push(body);
      return { status: 200, json: { zone, domain: record.fqdn, type: 'TXT', ttl: 900, answers: [other] } };
    });
    await ns1.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    const answers = [other, { answer: ['new'] }];
    expect(written).toEqual([{ zone, domain: record.fqdn, type: 'TXT', ttl: 900, answers }]);
    await api.close();
  });
});
