/**
 * On a slow link the number of round trips that wait for each other is what an issuance costs. The server answers in
 * rounds: it holds requests until as many wait as we mean to have under way, so a lane that does not start hangs.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acmeLanes } from '../../../electron/engine/issuance/lanes.ts';
import { type FaultServer, startFaultServer } from '../../support/fault-server.ts';
import { issue, open } from './opened.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `n${index}.example.org`);

describe('round trips that wait for each other', () => {
  it('are one for each kind of request with one name', async () => {
    const steps = ['directory', 'new-nonce', 'new-account', 'new-order', 'authorization', 'challenge'] as const;
    const rounds = steps.map((resource) => server.inRounds(resource, 1, Number.POSITIVE_INFINITY));
    await issue((await open(server)).session);
    expect(rounds.map((count) => count())).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it.each([
    [50, acmeLanes],
    [100, acmeLanes],
    [3, 3],
  ])('are as few for %i names as %i lanes allow', async (names, lanes) => {
    const authorizations = server.inRounds('authorization', lanes, names);
    const challenges = server.inRounds('challenge', lanes, names);
    await issue((await open(server, { lanes })).session, namesOf(names), lanes);
    const rounds = Math.ceil(names / lanes);
    expect([authorizations(), challenges(), server.complaints]).toEqual([rounds, rounds, []]);
  });

  it('are none for the nonces of the other lanes: they are fetched while the account is opened', async () => {
    // The registration is answered only when the nonces of all lanes have been asked for, side by side.
    const nonces = server.inRounds('new-nonce', 8, 8);
    await issue((await open(server, { lanes: 8 })).session, namesOf(16), 8);
    const seen = server.requests.map(({ resource }) => resource);
    expect([nonces(), seen.lastIndexOf('new-nonce') < seen.indexOf('new-account')]).toEqual([1, true]);
    expect(seen.filter((resource) => resource === 'new-nonce')).toHaveLength(8);
  });

  it('stay the same when fetching ahead fails: whoever needs a nonce asks again', async () => {
    // All four are there before the first is answered, so that it is those that fail and not the one asked for later.
    server.inRounds('new-nonce', 4, 4);
    server.plant('new-nonce', { kind: 'answer', status: 500, body: '' }, 4);
    const { session, clock } = await open(server, { lanes: 4 });
    await issue(session, namesOf(8), 4);
    expect([server.complaints, clock.slept]).toEqual([[], []]);
  });
});
