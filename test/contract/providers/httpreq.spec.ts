import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { httpreq } from '../../../electron/engine/providers/httpreq/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { bareContract } from './bare-contract.ts';
import { contract } from './httpreq.stand-in.ts';

bareContract(contract, { room: 99, anySuccess: true });

describe('an endpoint of one’s own', () => {
  const record = { zone: 'example.test', fqdn: '_acme-challenge.www.example.test', value: 'v', ttl: 60 };
  const { signal } = new AbortController();
  const opened = async (reply?: Reply) => {
    const zones: Zones = new Map([['example.test', []]]);
    const seen: { path: string; body: unknown; authorization: string }[] = [];
    const api = await startProviderStandIn((asked) => {
      seen.push({ path: asked.path, body: asked.body, authorization: asked.header('authorization') });
      return reply ?? contract.routes(zones)(asked);
    });
    return { api, seen, zones };
  };

  it('is told the name and the value, and only where it is asked for, who asks', async () => {
    const { api, seen } = await opened({ status: 204 });
    const provider = httpreq.create({ endpoint: `${api.endpoint}/acme/`, mode: '' }, systemClock);
    await provider.add(record, signal);
    await provider.remove(record, '', signal);
    const body = { fqdn: '_acme-challenge.www.example.test.', value: 'v' };
    expect(seen).toEqual([
      { path: '/acme/present', body, authorization: '' },
      { path: '/acme/cleanup', body, authorization: '' },
    ]);
    await api.close();
  });

  it('is told the challenge in RAW mode, and makes the record itself', async () => {
    const { api, seen, zones } = await opened();
    const provider = httpreq.create({ ...contract.fields, endpoint: api.endpoint, mode: 'RAW' }, systemClock);
    const challenge = { domain: 'www.example.test', token: 'token', keyAuthorization: 'token.thumbprint' };
    const whole = { ...record, challenge };
    await provider.add(whole, signal);
    expect(seen[0]?.body).toEqual({ domain: 'www.example.test', token: 'token', keyAuth: 'token.thumbprint' });
    expect(zones.get('example.test')).toMatchObject([{ name: record.fqdn }]);
    await provider.remove(whole, '', signal);
    expect(zones.get('example.test')).toEqual([]);
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code: 'provider.refused',
      details: { detail: expect.stringContaining('key authorization') },
    });
    await api.close();
  });

  it.each([
    [{ status: 403, text: 'no' }, 'provider.wrong-credentials', '403 no'],
    [{ status: 422, text: 'no such zone' }, 'provider.refused', '422 no such zone'],
    [{ status: 500, text: 'script failed' }, 'provider.bad-answer', '500 script failed'],
  ])('%j', async (reply, code, detail) => {
    const { api } = await opened(reply);
    const provider = httpreq.create({ endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code, details: { detail } });
    await api.close();
  });
});
