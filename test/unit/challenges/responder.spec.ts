import { describe, expect, it } from 'vitest';
import {
  openResponder,
  type Responder,
  type Served,
  servedAt,
  shareResponders,
} from '../../../electron/engine/challenges/responder.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { freePort } from '../../support/free-port.ts';

const served = (token: string): Served => ({
  identifier: { type: 'dns', value: 'example.test' },
  token,
  keyAuthorization: `${token}.thumb`,
});
const statusOf = async (port: number, token: string): Promise<number | string> => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/.well-known/acme-challenge/${token}`)).status;
  } catch {
    return 'closed';
  }
};

describe('runs that need the same port', () => {
  it('share it; answers end with the run they belong to, the port with the last', async () => {
    const share = shareResponders(openResponder);
    const port = await freePort();
    const proof = { method: 'http-01', port, address: '127.0.0.1' } as const;
    const [one, other] = await Promise.all([share(proof), share(proof)]);
    await one.put(served('a'));
    await other.put(served('b'));
    const seen = async () => [await statusOf(port, 'a'), await statusOf(port, 'b')];
    const during = await seen();
    await one.close();
    const after = await seen();
    await other.close();
    expect([during, after, await seen()]).toEqual([
      [200, 200],
      [404, 200],
      ['closed', 'closed'],
    ]);
    // The next run may have it at once, also while the last one lets go of it.
    const next = await share(proof);
    const leaving = next.close();
    const again = await share(proof);
    await leaving;
    await again.put(served('c'));
    expect(await statusOf(port, 'c')).toBe(200);
    await again.close();
  });

  it('are all told when it cannot be had, and may try again', async () => {
    let attempts = 0;
    const share = shareResponders(async (proof): Promise<Responder> => {
      attempts++;
      if (attempts === 1) throw new Error('not yet');
      return openResponder(proof);
    });
    const proof = { method: 'http-01', port: await freePort(), address: '127.0.0.1' } as const;
    const failures = await Promise.all([share(proof).catch(toProblem), share(proof).catch(toProblem)]);
    expect([failures, attempts]).toMatchObject([[{ code: 'internal' }, { code: 'internal' }], 1]);
    const opened = await share(proof);
    await opened.close();
    expect(attempts).toBe(2);
  });
});

describe('where the authority will look', () => {
  it.each([
    ['http-01', 'dns', 'example.test', 'http://example.test/.well-known/acme-challenge/tok'],
    ['http-01', 'ip', '2001:db8::1', 'http://[2001:db8::1]/.well-known/acme-challenge/tok'],
    ['tls-alpn-01', 'dns', 'example.test', 'example.test:443'],
    ['tls-alpn-01', 'ip', '2001:db8::1', '[2001:db8::1]:443'],
  ] as const)('%s for the %s identifier %s: %s', (method, type, value, place) => {
    expect(servedAt(method, { type, value }, 'tok')).toBe(place);
  });
});
