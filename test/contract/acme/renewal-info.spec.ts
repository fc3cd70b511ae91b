import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { open, problemOf, recordingClock } from './opened.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const id = 'aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE';
const now = new Date('2027-01-31T12:00:00Z');
const suggestedWindow = { start: '2027-03-01T00:00:00Z', end: '2027-03-03T00:00:00Z' };
const answer = (body: unknown, headers = {}, status = 200) => ({ kind: 'answer', status, body, headers }) as const;
const openAt = async () => (await open(server, { clock: recordingClock(() => now) })).session;

describe('renewal information (RFC 9773)', () => {
  it('is asked for without an account or a signature, by the certificate’s id', async () => {
    const session = await openAt();
    expect(await session.renewalInfo(id)).toEqual({
      start: '2027-03-01T00:00:00.000Z',
      end: '2027-03-03T00:00:00.000Z',
      askAgainAt: '2027-01-31T18:00:00.000Z',
    });
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /directory',
      `GET /renewal-info/${id}`,
    ]);
  });

  it('carries the page that explains it, if it is one, and times in any zone', async () => {
    const session = await openAt();
    const elsewhere = { start: '2027-03-01T02:00:00+02:00', end: suggestedWindow.end };
    const page = 'https://ca.example/docs/incident';
    server.plant('renewal-info', answer({ suggestedWindow: elsewhere, explanationURL: page }));
    expect(await session.renewalInfo(id)).toMatchObject({ start: '2027-03-01T00:00:00.000Z', explanationUrl: page });
    server.plant('renewal-info', answer({ suggestedWindow, explanationURL: 'javascript:alert(1)' }));
    expect(await session.renewalInfo(id)).not.toHaveProperty('explanationUrl');
  });

  it.each([
    ['10 seconds', '10', '2027-01-31T12:01:00.000Z'],
    ['an hour', '3600', '2027-01-31T13:00:00.000Z'],
    ['a date', 'Sun, 31 Jan 2027 14:00:00 GMT', '2027-01-31T14:00:00.000Z'],
    ['30 days', '2592000', '2027-02-01T12:00:00.000Z'],
    ['nonsense', 'soon', '2027-01-31T18:00:00.000Z'],
  ])('is to be asked for again after %s, but within a minute and a day', async (_name, header, askAgainAt) => {
    const session = await openAt();
    server.plant('renewal-info', answer({ suggestedWindow }, { 'Retry-After': header }));
    expect((await session.renewalInfo(id))?.askAgainAt).toBe(askAgainAt);
  });

  it('is absent where the directory offers none', async () => {
    await server.stop();
    server = await startFaultServer({ without: ['renewalInfo'] });
    expect(await (await openAt()).renewalInfo(id)).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [
      'a window that ends before it starts',
      { suggestedWindow: { start: suggestedWindow.end, end: suggestedWindow.start } },
    ],
    ['a window of no length', { suggestedWindow: { start: suggestedWindow.end, end: suggestedWindow.end } }],
    ['no window', {}],
    ['times that are none', { suggestedWindow: { start: 'tomorrow', end: 'later' } }],
    ['a page', '<html>'],
  ])('with %s is no answer', async (_name, body) => {
    const session = await openAt();
    server.plant('renewal-info', answer(body));
    expect((await problemOf(session.renewalInfo(id))).code).toBe('acme.bad-answer');
  });

  it('is refused by name, asked for again while the CA is down, and left when it wants us to wait long', async () => {
    const session = await openAt();
    const problem = { type: 'urn:ietf:params:acme:error:malformed', detail: 'no such certificate' };
    server.plant('renewal-info', answer(problem, {}, 404));
    expect(await problemOf(session.renewalInfo(id))).toMatchObject({
      code: 'acme.malformed',
      details: { detail: 'no such certificate', status: 404 },
    });
    server.plant('renewal-info', answer('', {}, 502), 2);
    expect(await session.renewalInfo(id)).toBeDefined();
    const asked = server.requests.length;
    server.plant('renewal-info', answer('', { 'Retry-After': '86400' }, 429));
    expect(await problemOf(session.renewalInfo(id))).toMatchObject({
      code: 'acme.rateLimited',
      retryAt: '2027-02-01T12:00:00.000Z',
    });
    expect(server.requests.length - asked).toBe(1);
  });
});
