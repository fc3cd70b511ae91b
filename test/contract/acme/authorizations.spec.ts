import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { oneName, open } from './opened.ts';
import { urn } from './refusals.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

describe('challenges and authorizations', () => {
  it('of kinds nobody knows yet are handed on, unusable ones left out, and errors are typed', async () => {
    const { session } = await open(server);
    const { authorizations } = await session.createOrder(oneName);
    const [url = ''] = authorizations;
    const error = { type: urn('dns'), detail: 'NXDOMAIN', status: 400 };
    const good = { type: 'dns-01', url: `${server.origin}/challenge/1`, token: 'tok_en-1', status: 'invalid', error };
    const late = { type: 'dns-persist-01', url: `${server.origin}/challenge/2`, status: 'pending' };
    const challenges = [good, late, { ...good, token: '../../etc' }, { ...good, url: 'ftp://x' }, 'nonsense'];
    server.plant('authorization', {
      kind: 'change',
      change: (sent) => ({ ...sent, status: 'invalid', wildcard: true, challenges }),
    });
    const read = await session.authorization(url);
    expect(read).toMatchObject({ url, status: 'invalid', wildcard: true, identifier: oneName.identifiers[0] });
    expect(read.challenges).toEqual([
      {
        type: 'dns-01',
        url: good.url,
        token: 'tok_en-1',
        status: 'invalid',
        problem: {
          code: 'acme.dns',
          retryable: false,
          details: { type: 'dns', detail: 'NXDOMAIN', status: 400, url: good.url, subproblems: [] },
        },
      },
      { ...late, token: '' },
    ]);
  });

  it('members that say nothing are taken as absent', async () => {
    const { session } = await open(server);
    const empty = { certificate: '', expires: null, error: null };
    server.plant('new-order', { kind: 'change', change: (order) => ({ ...order, ...empty }) });
    const { url, ...order } = await session.createOrder(oneName);
    expect([url, Object.keys(order).sort()]).toEqual([
      `${server.origin}/order/1`,
      ['authorizations', 'finalize', 'identifiers', 'status'],
    ]);
    server.plant('authorization', { kind: 'change', change: (sent) => ({ ...sent, wildcard: null, expires: 'soon' }) });
    const authorization = await session.authorization(order.authorizations[0] ?? '');
    expect([authorization.wildcard, authorization.expires]).toEqual([false, undefined]);
  });

  it('an order that failed carries the reason', async () => {
    const { session } = await open(server);
    const { url } = await session.createOrder(oneName);
    const error = { type: urn('rejectedIdentifier'), detail: 'policy' };
    server.plant('order', { kind: 'change', change: (order) => ({ ...order, status: 'invalid', error }) });
    expect(await session.order(url)).toMatchObject({ status: 'invalid', problem: { code: 'acme.rejectedIdentifier' } });
  });

  it('are given back to the CA by deactivating them', async () => {
    const { session } = await open(server);
    const { authorizations } = await session.createOrder(oneName);
    await session.deactivateAuthorization(authorizations[0] ?? '');
    expect(server.requests.at(-1)?.payload).toEqual({ status: 'deactivated' });
    expect((await session.authorization(authorizations[0] ?? '')).status).toBe('deactivated');
  });

  it('a revocation carries the certificate and the reason', async () => {
    const { session } = await open(server);
    await session.revoke(Uint8Array.of(1, 2, 250), 4);
    await session.revoke(Uint8Array.of(1, 2, 250));
    const sent = server.requests.filter(({ resource }) => resource === 'revoke').map(({ payload }) => payload);
    expect(sent).toEqual([{ certificate: 'AQL6', reason: 4 }, { certificate: 'AQL6' }]);
  });
});
