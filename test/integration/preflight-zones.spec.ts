/** Zones in every condition, served by real name servers, and what the checks before an order say of them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeDnssec, judgeShadows, judgeZone, type PlaceFacts } from '../../electron/engine/preflight/judge/zone.ts';
import { zoneInspectionSchema } from '../../shared/domain/dns-inspection.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { type DistantEye, startDistantEye } from '../support/distant-eye.ts';
import { hosts, internetNeeds, type SmallInternet, startSmallInternet } from '../support/small-internet.ts';
import { describeWith } from '../support/tools.ts';

describeWith(internetNeeds, 'the checks of a zone before an order', () => {
  let internet: SmallInternet;
  let eye: DistantEye;
  beforeAll(async () => {
    internet = await startSmallInternet([{ kind: 'tcp-only', address: hosts.tcpOnly, target: hosts.bind }]);
    eye = startDistantEye(internet.network);
  });
  afterAll(async () => {
    await eye?.stop();
    await internet?.stop();
  });
  const placeOf = async (name: string): Promise<PlaceFacts> => {
    const settings = { resolvers: [hosts.resolver], explicit: true };
    try {
      const inspection = zoneInspectionSchema.parse(await eye.ask({ call: 'inspect', name, eye: settings }));
      return { kind: 'seen', name, inspection };
    } catch (problem) {
      return { kind: 'failed', name, problem: problem as Problem };
    }
  };
  const told = async (name: string) => {
    const place = await placeOf(name);
    return [...judgeZone(place), ...judgeDnssec(place, true), ...judgeShadows({ place, challengeAddresses: [] })].map(
      ({ code, verdict, cause }) => [code, verdict, cause],
    );
  };

  it.each(['up.test', 'tcp.test', 'six.test', 'rsa.test', 'p256.test', 'p384.test', 'ed25519.test', 'www.up.test'])(
    'say nothing of %s, which is in order',
    async (name) => {
      expect(await told(name)).toEqual([]);
    },
  );

  it.each([
    ['mismatch.test', 'no-matching-key'],
    ['expired.test', 'signature-expired'],
    ['early.test', 'signature-not-yet-valid'],
    ['stripped.test', 'signature-missing'],
  ])('find the broken signatures of %s', async (name, why) => {
    const place = await placeOf(name);
    expect(judgeDnssec(place, true)).toMatchObject([
      { code: 'dnssec-broken', cause: 'dnssec-servfail', detail: { why } },
    ]);
    expect(judgeZone(place)).toEqual([]);
  });

  it('find servers that are dead or lame, and one that only the zone above still names', async () => {
    expect((await told('dead.test')).toSorted()).toEqual([
      ['server-lame', 'warning', 'nameserver-unreachable'],
      ['server-silent', 'warning', 'nameserver-unreachable'],
    ]);
    expect((await told('moved.test')).map(([code, , cause]) => [code, cause])).toContainEqual([
      'delegation-differs',
      'nameserver-unreachable',
    ]);
  });

  it('find wildcards over the place of proof', async () => {
    expect(await told('a.text.wild.test')).toEqual([['wildcard-text', 'warning', 'wildcard-cname-swallows-challenge']]);
    expect(await told('a.alias.wild.test')).toEqual([
      ['wildcard-alias', 'warning', 'wildcard-cname-swallows-challenge'],
    ]);
  });

  it('find that there is no such domain', async () => {
    expect(await told('nothing.invalid')).toEqual([['zone-missing', 'blocks', 'domain-expired-or-held']]);
  });
});
