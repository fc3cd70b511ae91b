import { describe, expect, it, vi } from 'vitest';
import { ovh } from '../../../electron/engine/providers/ovh/client.ts';
import { ovhSignature } from '../../../electron/engine/providers/signing/ovh.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { classRefusal, contract, refusal, serviceAccount } from './ovh.stand-in.ts';

providerContract(contract);
editorContract(contract);

const { signal } = new AbortController();
const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'mine', ttl: 60 };

describe('OVHcloud in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'a key that was never validated',
      refusal(403, 'INVALID_CREDENTIAL', 'This credential is not valid'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'an application of another region',
      refusal(403, 'INVALID_KEY', 'This application key is invalid'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a call that IAM does not allow',
      classRefusal(403, 'Client::Forbidden', 'User not granted for this request'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    [
      'an unknown zone',
      classRefusal(404, 'Client::NotFound', 'The requested object (zoneName = x.test) does not exist'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    [
      'a short TTL',
      classRefusal(400, 'Client::BadRequest', 'Invalid ttl: must be 60 or more'),
      'provider.refused',
      'provider-ttl-rejected',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(({ path }) => (path === '/auth/time' ? { status: 200, json: 1 } : reply));
    const provider = ovh.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('asks for the time once, and again when it is refused', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const answer = contract.routes(zones);
    let late = false;
    const api = await startProviderStandIn((asked) => {
      if (!late || asked.path === '/auth/time') return answer(asked);
      late = false;
      return refusal(400, 'QUERY_TIME_OUT', 'Query out of time');
    });
    const provider = ovh.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    const asked = () => api.requests.filter((one) => one === 'GET /auth/time').length;
    await provider.prove('example.test', signal);
    await provider.add(record, signal);
    expect(asked()).toBe(1);
    late = true;
    await provider.prove('example.test', signal);
    expect(asked()).toBe(2);
    await api.close();
  });

  it('a record that could not be published is taken back', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const answer = contract.routes(zones);
    let broken = true;
    const api = await startProviderStandIn((asked) =>
      broken && asked.path.endsWith('/refresh') ? { status: 500, json: { message: 'oops' } } : answer(asked),
    );
    const provider = ovh.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code: 'provider.bad-answer' });
    broken = false;
    await provider.add(record, signal);
    expect(zones.get('example.test')?.map(({ value }) => value)).toEqual(['mine']);
    await api.close();
  });

  it('a service account works with tokens, one for many calls', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(contract.routes(zones));
    const provider = ovh.create({ ...serviceAccount, endpoint: api.endpoint }, hastyClock());
    await provider.add(record, signal);
    await provider.remove(record, '', signal);
    expect(api.requests.filter((one) => one === 'POST /auth/oauth2/token')).toHaveLength(1);
    const wrong = ovh.create({ ...serviceAccount, clientSecret: 'x', endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(wrong.prove('example.test', signal))).toMatchObject({ code: 'provider.wrong-credentials' });
    await api.close();
  });

  it('tells what the key may do', async () => {
    const api = await startProviderStandIn(contract.routes(new Map()));
    const provider = ovh.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await provider.inspect?.(signal)).toEqual({
      expiresAt: '2030-01-01T00:00:00+01:00',
      permissions: ['GET /*'],
      tooBroad: true,
      readOnly: true,
    });
    await api.close();
  });

  it.each([
    ['ovh-eu', 'https://eu.api.ovh.com/1.0/auth/time'],
    ['ovh-ca', 'https://ca.api.ovh.com/1.0/auth/time'],
    ['ovh-us', 'https://api.us.ovhcloud.com/1.0/auth/time'],
    ['', 'https://eu.api.ovh.com/1.0/auth/time'],
  ])('the region %s has its own address', async (endpoint, url) => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (to: URL) => {
      asked.push(to.href);
      return Promise.reject(new Error('closed'));
    });
    const provider = ovh.create({ ...contract.fields, endpoint }, hastyClock());
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code: 'provider.unreachable' });
    vi.unstubAllGlobals();
    expect(asked).toEqual([url]);
  });

  it('a region that does not exist is refused', () => {
    expect(() => ovh.create({ ...contract.fields, endpoint: 'ovh-mars' }, hastyClock())).toThrow();
  });
});

it('the signature is the one of OVHcloud’s first steps', () => {
  const keys = {
    applicationKey: '7kbG7Bk7S9Nt7ZSV',
    applicationSecret: 'EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF',
    consumerKey: 'MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1',
  };
  const url = new URL('https://eu.api.ovh.com/1.0/domains/');
  const signed = ovhSignature({ method: 'GET', url, headers: {}, body: '' }, keys, new Date(1_366_560_945_000));
  expect(signed).toEqual({
    'x-ovh-application': keys.applicationKey,
    'x-ovh-consumer': keys.consumerKey,
    'x-ovh-timestamp': '1366560945',
    'x-ovh-signature': '$1$d3705e8afb27a0d2970a322b96550abfc67bb798',
  });
});
