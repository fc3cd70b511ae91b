import { describe, expect, it, vi } from 'vitest';
import { edgedns } from '../../../electron/engine/providers/edgedns/client.ts';
import { edgeGrid } from '../../../electron/engine/providers/signing/edgegrid.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './edgedns.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'mine', ttl: 60 };

describe('Akamai Edge DNS in its own words', () => {
  it.each<[string, Reply, string]>([
    [
      'an unknown client',
      refusal(401, 'Not authorized', 'Invalid authorization client token'),
      'provider.wrong-credentials',
    ],
    [
      'a signature that is told as forbidden',
      refusal(403, 'Forbidden', 'The signature does not match'),
      'provider.wrong-credentials',
    ],
    ['a set that keeps coming and going', refusal(409, 'Conflict', 'Record set already exists'), 'provider.refused'],
  ])('%s', async (_name, reply, code) => {
    const api = await startProviderStandIn(({ path, method }) =>
      reply.status === 409 && method === 'GET'
        ? path === `/zones/${zone}`
          ? { status: 200, json: { zone } }
          : refusal(404, 'Not Found', 'Record set not found')
        : reply,
    );
    const provider = edgedns.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code });
    await api.close();
  });

  it.each([
    [60_000, 'provider.clock-skew'],
    [5_000, 'provider.wrong-credentials'],
  ])('a clock that is %i ms behind, told as a wrong key, is %s', async (behind, code) => {
    const headers = { date: new Date(Date.now() + behind).toUTCString() };
    const api = await startProviderStandIn(() => ({ ...refusal(401, 'Not authorized', 'Signature'), headers }));
    const provider = edgedns.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code });
    await api.close();
  });

  it('a set that another writer makes in between keeps both values', async () => {
    const zones: Zones = new Map([[zone, []]]);
    const answer = contract.routes(zones);
    const api = await startProviderStandIn((asked) => {
      const own = zones.get(zone);
      if (asked.method === 'POST' && own?.length === 0)
        own.push({ id: '1', name: record.fqdn, value: 'other', ttl: 60 });
      return answer(asked);
    });
    await edgedns.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()).add(record, signal);
    expect(zones.get(zone)?.map(({ value }) => value)).toEqual(['other', 'mine']);
    await api.close();
  });

  it('every request names the account that was switched to', async () => {
    const api = await startProviderStandIn(contract.routes(new Map([[zone, []]])));
    const given = { ...contract.fields, accountSwitchKey: '1-2ABCD:1-2RBL', endpoint: api.endpoint };
    await edgedns.create(given, hastyClock()).prove(zone, signal);
    expect(api.requests.every((one) => one.includes('accountSwitchKey=1-2ABCD%3A1-2RBL'))).toBe(true);
    await api.close();
  });

  it('the host may be pasted as an address', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (to: URL) => {
      asked.push(to.href);
      return Promise.reject(new Error('closed'));
    });
    const provider = edgedns.create({ ...contract.fields, host: 'https://akab-1.luna.akamaiapis.net/' }, hastyClock());
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code: 'provider.unreachable' });
    vi.unstubAllGlobals();
    expect(asked).toEqual([`https://akab-1.luna.akamaiapis.net/config-dns/v2/zones/${zone}`]);
  });
});

/** Test data of Akamai's own signer (https://github.com/akamai/AkamaiOPEN-edgegrid-node). */
describe('EdgeGrid', () => {
  const keys = {
    clientToken: 'akab-client-token-xxx-xxxxxxxxxxxxxxxx',
    clientSecret: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=',
    accessToken: 'akab-access-token-xxx-xxxxxxxxxxxxxxxx',
  };
  const at = new Date('2014-03-21T19:34:21Z');

  it.each<[string, 'GET' | 'POST', string, string, string]>([
    ['a simple GET', 'GET', '/', '', 'tL+y4hxyHxgWVD30X3pWnGKHcPzmrIF+LThiAOhMxYU='],
    ['a GET with a query', 'GET', '/testapi/v1/t1?p1=1&p2=2', '', 'hKDH1UlnQySSHjvIcZpDMbQHihTQ0XyVAKZaApabdeA='],
    [
      'a POST',
      'POST',
      '/testapi/v1/t3',
      'datadatadatadatadatadatadatadata',
      'hXm4iCxtpN22m4cbZb4lVLW5rhX8Ca82vCFqXzSTPe4=',
    ],
    ['an empty POST', 'POST', '/testapi/v1/t6', '', '1gEDxeQGD5GovIkJJGcBaKnZ+VaPtrc4qBUHixjsPCQ='],
  ])('signs %s', (_name, method, path, body, signature) => {
    const url = new URL(path, 'https://akaa-baseurl-xxxxxxxxxxx-xxxxxxxxxxxxx.luna.akamaiapis.net');
    const signed = edgeGrid({ method, url, headers: {}, body }, keys, at, 'nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx');
    expect(signed.authorization).toBe(
      `EG1-HMAC-SHA256 client_token=${keys.clientToken};access_token=${keys.accessToken};timestamp=20140321T19:34:21+0000;nonce=nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx;signature=${signature}`,
    );
  });
});
