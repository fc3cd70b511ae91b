import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acmeProblemTypes } from '../../../shared/errors/codes.ts';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { issue, oneName, open, problemOf, recordingClock } from './opened.ts';
import { refuse, urn } from './refusals.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const count = (resource: string) => server.requests.filter((request) => request.resource === resource).length;

const goodOrder = (origin: string) =>
  JSON.stringify({
    status: 'processing',
    identifiers: oneName.identifiers,
    authorizations: [`${origin}/authorization/1`],
    finalize: `${origin}/finalize/1`,
  });

describe('a nonce that the CA refuses', () => {
  it('costs one more request for each refusal, signed anew, and nobody hears of it', async () => {
    const { session, clock } = await open(server);
    for (const resource of ['new-account', 'new-order', 'finalize'] as const)
      server.plant(resource, { kind: 'bad-nonce' });
    server.plant('challenge', { kind: 'bad-nonce' }, 3);
    await issue(session);
    const nonces = server.requests.flatMap(({ nonce }) => (nonce === undefined ? [] : [nonce]));
    expect([nonces.length, new Set(nonces).size]).toEqual([12, 12]);
    expect([count('new-nonce'), clock.slept, server.complaints]).toEqual([1, [], []]);
  });

  it('leaves none behind that was used, though several requests draw on what is kept', async () => {
    const { session } = await open(server);
    const { url } = await session.createOrder(oneName);
    server.plant('order', { kind: 'bad-nonce' }, 2);
    await session.order(url);
    await Promise.all([1, 2, 3, 4].map(() => session.order(url)));
    expect(server.complaints).toEqual([]);
  });

  it('is typed when the CA never accepts one, after pauses of a second and more', async () => {
    const { session, clock } = await open(server);
    server.plant('new-account', { kind: 'bad-nonce' }, 99);
    expect((await problemOf(session.account())).code).toBe('acme.badNonce');
    expect(clock.slept).toHaveLength(2);
    expect(Math.min(...clock.slept)).toBeGreaterThanOrEqual(1000);
  });

  it('is replaced by a fresh one when the answer brings none that can be used', async () => {
    const { session } = await open(server);
    server.plant('new-order', refuse(400, { type: urn('badNonce') }, { 'Replay-Nonce': 'not*base64url' }));
    expect((await session.createOrder(oneName)).status).toBe('pending');
    expect(server.complaints).toEqual([]);
  });
});

describe('a problem the CA reports', () => {
  it.each(acmeProblemTypes.filter((type) => type !== 'badNonce'))('%s has a code of its own', async (type) => {
    const { session } = await open(server);
    await session.account();
    // accountDoesNotExist is answered by registering again, so it has to come twice.
    server.plant('new-order', refuse(type === 'rateLimited' ? 429 : 403, { type: urn(type), detail: 'because' }), 2);
    const failure = await problemOf(session.createOrder(oneName));
    expect(failure).toMatchObject({
      code: `acme.${type}`,
      details: { type, detail: 'because', url: `${server.origin}/new-order`, subproblems: [] },
    });
  });

  it('keeps what it says about each name, and the page for people', async () => {
    const { session } = await open(server);
    const link = [`<${server.origin}/directory>;rel="index"`, '</help, really>; title="a, b"; rel="help"'];
    server.plant(
      'new-order',
      refuse(
        400,
        {
          type: urn('compound'),
          detail: 'two names',
          subproblems: [
            { type: urn('caa'), detail: 'CAA forbids', identifier: { type: 'dns', value: 'a.example.org' } },
            { type: 'https://ca.example/odd', detail: 'odd' },
          ],
        },
        { Link: link },
      ),
    );
    expect(await problemOf(session.createOrder(oneName))).toEqual({
      code: 'acme.compound',
      retryable: false,
      details: {
        type: 'compound',
        detail: 'two names',
        status: 400,
        url: `${server.origin}/new-order`,
        subproblems: [
          { type: 'caa', detail: 'CAA forbids', identifier: 'a.example.org' },
          { type: 'https://ca.example/odd', detail: 'odd' },
        ],
        helpUrl: `${server.origin}/help,%20really`,
      },
    });
  });

  it('about changed terms says where to read and agree to them', async () => {
    const { session } = await open(server);
    const terms = { Link: '<https://ca.example/terms/v2>; rel="terms-of-service"' };
    const document = { type: urn('userActionRequired'), detail: 'new terms' };
    server.plant('new-order', refuse(403, document, terms));
    server.plant('new-order', refuse(403, { ...document, instance: 'https://ca.example/agree' }, terms));
    const authority = new URL(server.origin).host;
    const failure = { code: 'account.terms-changed', retryable: false };
    expect([await problemOf(session.createOrder(oneName)), await problemOf(session.createOrder(oneName))]).toEqual([
      { ...failure, details: { authority, url: 'https://ca.example/terms/v2' } },
      { ...failure, details: { authority, url: 'https://ca.example/agree' } },
    ]);
  });

  it('that wants something else of a person leads to its page', async () => {
    const { session } = await open(server);
    const document = { type: urn('userActionRequired'), detail: 'call us', instance: 'https://ca.example/call' };
    server.plant('new-order', refuse(403, document));
    expect(await problemOf(session.createOrder(oneName))).toMatchObject({
      code: 'acme.userActionRequired',
      details: { helpUrl: 'https://ca.example/call' },
    });
  });

  it('of a foreign type keeps its URI and is acme.other', async () => {
    const { session } = await open(server);
    server.plant('new-order', refuse(403, { type: 'https://ca.example/errors/unpaid', title: 'Unpaid' }));
    expect(await problemOf(session.createOrder(oneName))).toMatchObject({
      code: 'acme.other',
      details: { type: 'https://ca.example/errors/unpaid', detail: 'Unpaid' },
    });
  });
});

describe('a CA that asks us to come back later', () => {
  const now = new Date('2027-01-31T12:00:00Z');
  const limited = { type: urn('rateLimited'), detail: 'too many certificates' };
  it.each([
    ['30 days in seconds', '2592000', '2027-03-02T12:00:00.000Z'],
    ['an HTTP date', 'Mon, 01 Feb 2027 12:00:00 GMT', '2027-02-01T12:00:00.000Z'],
    ['a number beyond all calendars', '99999999999999999999', '2028-01-31T12:00:00.000Z'],
  ])('is typed at once with the time, given as %s, and nothing is slept', async (_name, header, retryAt) => {
    const clock = recordingClock(() => now);
    const { session } = await open(server, { clock });
    server.plant('new-order', refuse(429, limited, { 'Retry-After': header }), 9);
    expect(await problemOf(session.createOrder(oneName))).toMatchObject({
      code: 'acme.rateLimited',
      retryable: true,
      retryAt,
    });
    expect([clock.slept, count('new-order')]).toEqual([[], 1]);
  });

  it('in a few seconds is waited for, and asked again with a new signature', async () => {
    const { session, clock } = await open(server);
    server.plant('new-order', refuse(503, 'busy', { 'Retry-After': '4' }));
    await session.createOrder(oneName);
    expect(clock.slept).toHaveLength(1);
    expect(clock.slept[0]).toBeGreaterThanOrEqual(3900);
    expect(clock.slept[0]).toBeLessThan(4600);
    expect(server.complaints).toEqual([]);
  });

  it('without saying when is not asked again', async () => {
    const { session, clock } = await open(server);
    server.plant('new-order', refuse(429, '<html>slow down</html>'), 9);
    const failure = await problemOf(session.createOrder(oneName));
    expect(failure).toMatchObject({
      code: 'acme.rateLimited',
      details: { detail: '<html>slow down</html>', status: 429 },
    });
    expect(failure.retryAt).toBeUndefined();
    expect([clock.slept, count('new-order')]).toEqual([[], 1]);
  });

  it('says so on good answers too', async () => {
    const clock = recordingClock(() => now);
    const { session } = await open(server, { clock });
    const { url } = await session.createOrder(oneName);
    const later = { 'Retry-After': '7' };
    server.plant('order', refuse(200, { ...JSON.parse(goodOrder(server.origin)) }, later));
    expect((await session.order(url)).retryAt).toBe('2027-01-31T12:00:07.000Z');
  });
});
