import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDnsEye } from '../../electron/engine/dns/open-eye.ts';
import { watchTxt } from '../../electron/engine/dns/watch.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { startKnot } from '../support/knot.ts';
import { describeWith } from '../support/tools.ts';

const key = { name: 'certwright', algorithm: 'hmac-sha256', secret: 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0' } as const;
const twoServers = ['ns1.hosts.test', 'ns2.hosts.test'];
const hosts = { name: 'hosts.test', records: ['ns1 IN A 127.0.0.1', 'ns2 IN A 127.0.0.2'] };
const loops = Array.from(
  { length: 12 },
  (_, index) => `_acme-challenge.long${index} IN CNAME _acme-challenge.long${index + 1}`,
);

/** Two name servers of one zone that do not copy each other, so that one can be behind. */
const startPair = async () => {
  const zone = {
    name: 'example.test',
    nameServers: twoServers,
    records: [
      'www IN A 192.0.2.1',
      '_acme-challenge.delegated IN CNAME delegated.challenges.test.',
      '_acme-challenge.far IN CNAME _acme-challenge.delegated',
      '_acme-challenge.loop IN CNAME loop2',
      'loop2 IN CNAME _acme-challenge.loop',
      '*.dyn IN CNAME www',
      'sub IN NS ns1.sub',
      'ns1.sub IN A 127.0.0.1',
      ...loops,
    ],
  };
  const first = await startBind({
    zones: [zone, hosts, { name: 'challenges.test' }, { name: 'sub.example.test' }],
    keys: [key],
  });
  const second = await startKnot({ zones: [zone, hosts], keys: [key], address: '127.0.0.2' });
  return { first, second };
};

describeWith(['named', 'knotd'], 'the eye on real name servers', () => {
  let first: Bind;
  let second: Bind;
  const eye = () => openDnsEye({ resolvers: [first.endpoint, second.endpoint], explicit: true, clock: systemClock });
  const writer = (server: Bind) =>
    rfc2136.create({ nameserver: server.endpoint, tsigKeyName: key.name, tsigSecret: key.secret }, systemClock);
  const record = (name: string, value: string) => ({
    zone: 'example.test',
    fqdn: `_acme-challenge.${name}`,
    value,
    ttl: 60,
  });
  const { signal } = new AbortController();
  beforeAll(async () => {
    ({ first, second } = await startPair());
  });
  afterAll(async () => {
    await Promise.all([first?.stop(), second?.stop()]);
  });

  it('finds the zone, its servers on the ports the resolvers have, serial and negative TTL', async () => {
    expect(await eye().findZone('deep.below.www.example.test')).toEqual({
      name: 'example.test',
      serial: 1,
      negativeTtl: 5,
      nameServers: [
        { name: 'ns1.hosts.test', addresses: [first.endpoint] },
        { name: 'ns2.hosts.test', addresses: [second.endpoint] },
      ],
    });
  });

  it('stops at a zone cut inside the zone', async () => {
    expect((await eye().locateChallenge('host.sub.example.test')).zone.name).toBe('sub.example.test');
  });

  it('follows CNAMEs into another zone', async () => {
    expect(await eye().locateChallenge('*.far.example.test')).toMatchObject({
      fqdn: 'delegated.challenges.test',
      chain: [
        '_acme-challenge.far.example.test',
        '_acme-challenge.delegated.example.test',
        'delegated.challenges.test',
      ],
      zone: { name: 'challenges.test' },
    });
  });

  it('does not follow a CNAME that only a wildcard makes up', async () => {
    expect(await eye().locateChallenge('home.dyn.example.test')).toMatchObject({
      fqdn: '_acme-challenge.home.dyn.example.test',
      zone: { name: 'example.test' },
    });
  });

  it.each(['loop.example.test', 'long0.example.test'])('gives up on the endless CNAMEs of %s', async (name) => {
    const failure = await eye().locateChallenge(name).catch(toProblem);
    expect(failure).toMatchObject({ code: 'dns.zone-not-found', details: { name: `_acme-challenge.${name}` } });
  });

  it('tells the server that has the record from the one that has not, by their serials', async () => {
    await writer(first).add(record('behind.example.test', 'v'), signal);
    const zone = await eye().findZone('example.test');
    const sightings = await eye().lookAt(zone, '_acme-challenge.behind.example.test', 'v');
    expect(sightings).toMatchObject([
      { server: 'ns1.hosts.test', state: 'has', values: ['v'] },
      { server: 'ns2.hosts.test', state: 'not-yet', values: [], rcode: 'NXDOMAIN', serial: 1 },
    ]);
    expect(sightings[0]?.serial).toBeGreaterThan(1);
  });

  it('ends the watch when the second server has caught up, and not before', async () => {
    const look = eye();
    const { fqdn, zone } = await look.locateChallenge('slow.example.test');
    const states: string[] = [];
    const catchUp = new AbortController();
    const caughtUp = once(catchUp.signal, 'abort').then(() =>
      writer(second).add(record('slow.example.test', 'v'), signal),
    );
    await writer(first).add(record('slow.example.test', 'v'), signal);
    await watchTxt({
      eye: look,
      targets: [{ zone, fqdn, value: 'v' }],
      clock: systemClock,
      signal,
      typicalSeconds: 2,
      until: new Date(Date.now() + 20_000),
      onLookNow: () => () => undefined,
      onSight: (_target, sightings) => {
        states.push(sightings.map(({ state }) => state).join(' '));
        if (states.length === 3) catchUp.abort();
      },
      onNextLook: () => undefined,
    });
    await caughtUp;
    expect(states.slice(0, 3)).toEqual(['has not-yet', 'has not-yet', 'has not-yet']);
    expect(states.at(-1)).toBe('has has');
  });

  it('goes on without a server that is down', async () => {
    const look = eye();
    const { fqdn, zone } = await look.locateChallenge('down.example.test');
    await writer(first).add(record('down.example.test', 'v'), signal);
    await second.stop();
    const states: string[] = [];
    await watchTxt({
      eye: look,
      targets: [{ zone, fqdn, value: 'v' }],
      clock: systemClock,
      signal,
      typicalSeconds: 2,
      until: new Date(Date.now() + 20_000),
      onLookNow: () => () => undefined,
      onSight: (_target, sightings) => states.push(sightings.map(({ state }) => state).join(' ')),
      onNextLook: () => undefined,
    });
    expect(states).toEqual(['has unreachable', 'has unreachable', 'has unreachable']);
  });
});
