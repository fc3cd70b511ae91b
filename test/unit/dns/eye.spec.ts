import { RECURSION_AVAILABLE } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import type { Zone } from '../../../electron/engine/dns/eye.ts';
import { openDnsEye } from '../../../electron/engine/dns/open-eye.ts';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { freePort } from '../../support/free-port.ts';
import { reply, type Script, type ScriptedServer, soa, startScriptedServer, txt } from './scripted-server.ts';

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
const start = async (script: Script) => {
  const server = await startScriptedServer(script);
  servers.push(server);
  return server;
};
const explicitEye = (...resolvers: readonly string[]) => openDnsEye({ resolvers, explicit: true, clock: systemClock });
const questionOf = (packet: Parameters<Script>[0]) => packet.questions?.[0];

/** A resolver that knows one zone, whose name servers have no address that answers. */
const resolverOf =
  (zone: string): Script =>
  (packet) => {
    const question = questionOf(packet);
    const parts = { flags: RECURSION_AVAILABLE };
    if (question?.type === 'SOA' && question.name === zone)
      return [reply(packet, { ...parts, answers: [soa(zone, 4)] })];
    if (question?.type === 'NS' && question.name === zone)
      return [reply(packet, { ...parts, answers: [{ type: 'NS', name: zone, ttl: 60, data: `ns1.${zone}` }] })];
    if (question?.type === 'TXT') return [reply(packet, { ...parts, answers: [txt(question.name, 'v')] })];
    return [reply(packet, { ...parts, rcode: 3, authorities: [soa(zone, 4)] })];
  };

describe('finding the zone', () => {
  it('goes straight to the zone that a negative answer names', async () => {
    const server = await start(resolverOf('example.test'));
    await explicitEye(server.endpoint).findZone('a.b.c.example.test');
    expect(server.asked.slice(0, 2)).toEqual(['udp SOA a.b.c.example.test', 'udp SOA example.test']);
  });

  it('does not believe a negative answer from beside the name', async () => {
    const server = await start((packet) =>
      questionOf(packet)?.name === 'example.test'
        ? resolverOf('example.test')(packet, 'udp')
        : [reply(packet, { rcode: 3, authorities: [soa('elsewhere.test', 1)] })],
    );
    expect(await explicitEye(server.endpoint).findZone('www.example.test')).toMatchObject({ name: 'example.test' });
  });

  it.each([
    ['co.uk', 'dns.zone-not-found'],
    ['com', 'dns.zone-not-found'],
    ['home.arpa', 'home.arpa'],
    ['lan', 'lan'],
  ])('takes %s for one of ours or not', async (zone, expected) => {
    const server = await start(resolverOf(zone));
    const options = { resolvers: [server.endpoint], clock: systemClock, publicResolvers: [] };
    const find = (explicit: boolean) =>
      openDnsEye({ ...options, explicit })
        .findZone(`www.unregistered.${zone}`)
        .then(
          ({ name }) => name,
          (thrown: unknown) => toProblem(thrown).code,
        );
    // resolvers chosen by hand may serve any zone
    expect([await find(false), await find(true)]).toEqual([expected, zone]);
  });

  it('asks the next resolver when one refuses or does not exist', async () => {
    const refusing = await start((packet) => [reply(packet, { rcode: 5 })]);
    const good = await start(resolverOf('example.test'));
    const eye = explicitEye(`127.0.0.1:${await freePort()}`, refusing.endpoint, good.endpoint);
    expect(await eye.findZone('example.test')).toMatchObject({ name: 'example.test', serial: 4, negativeTtl: 7 });
  });

  it('turns to public resolvers only when the machine’s own fail', async () => {
    const own = await start((packet) => [reply(packet, { rcode: 2 })]);
    const known = await start(resolverOf('example.test'));
    const options = { resolvers: [own.endpoint], clock: systemClock, publicResolvers: [known.endpoint] };
    expect(await openDnsEye({ ...options, explicit: false }).findZone('example.test')).toMatchObject({ serial: 4 });
    const failure = await openDnsEye({ ...options, explicit: true })
      .findZone('example.test')
      .catch(toProblem);
    expect(failure).toMatchObject({ code: 'dns.zone-not-found' });
  });

  it('says that nobody answered, and whom it asked', async () => {
    const endpoint = `127.0.0.1:${await freePort()}`;
    const failure = await explicitEye(endpoint).findZone('example.test').catch(toProblem);
    expect(failure).toMatchObject({
      code: 'dns.no-answer',
      retryable: true,
      details: { name: 'example.test', servers: [endpoint] },
    });
  });

  it('refuses a resolver that is no address', () => {
    expect(() => explicitEye('dns.example.org')).toThrow('input.invalid');
  });
});

describe('name servers out of reach', () => {
  it('looks at the resolvers that were chosen by hand in their place', async () => {
    const server = await start(resolverOf('example.test'));
    const eye = explicitEye(server.endpoint);
    const zone = await eye.findZone('example.test');
    expect(zone.nameServers).toEqual([{ name: server.endpoint, addresses: [server.endpoint] }]);
    expect(await eye.lookAt(zone, '_acme-challenge.example.test', 'v')).toMatchObject([
      { server: server.endpoint, state: 'has', values: ['v'] },
    ]);
  });

  it('shows them beside the machine’s own resolver, which nobody chose', async () => {
    const server = await start(resolverOf('example.test'));
    const options = { resolvers: [server.endpoint], explicit: false, clock: systemClock, publicResolvers: [] };
    const eye = openDnsEye(options);
    const zone = await eye.findZone('example.test');
    const sightings = await eye.lookAt(zone, '_acme-challenge.example.test', 'v');
    expect(sightings.map(({ server: name, state }) => ({ name, state }))).toEqual([
      { name: 'ns1.example.test', state: 'unreachable' },
      { name: server.endpoint, state: 'has' },
    ]);
  });
});

describe('what one look says', () => {
  const zoneOn = (endpoint: string): Zone => ({
    name: 'example.test',
    serial: 1,
    negativeTtl: 5,
    nameServers: [{ name: 'ns1.example.test', addresses: [endpoint] }],
  });
  const lookAt = async (script: Script) => {
    const server = await start(script);
    const eye = explicitEye('127.0.0.1');
    const sightings = await eye.lookAt(zoneOn(server.endpoint), '_acme-challenge.example.test', 'v');
    return { sighting: sightings[0], asked: server.asked };
  };

  it.each<[string, Script, object]>([
    ['refuses', (packet) => [reply(packet, { rcode: 5 })], { state: 'not-serving', rcode: 'REFUSED' }],
    ['fails', (packet) => [reply(packet, { rcode: 2 })], { state: 'not-serving', rcode: 'SERVFAIL' }],
    ['refers elsewhere', (packet) => [reply(packet, { flags: 0 })], { state: 'not-serving', rcode: 'NOERROR' }],
    [
      'has no such name',
      (packet) => [reply(packet, { rcode: 3, authorities: [soa('example.test', 8)] })],
      { state: 'not-yet', rcode: 'NXDOMAIN', serial: 8 },
    ],
    [
      'has the name without the type',
      (packet) => [reply(packet, { authorities: [soa('example.test', 8)] })],
      { state: 'not-yet', rcode: 'NOERROR', serial: 8 },
    ],
  ])('a server that %s', async (_title, script, expected) => {
    const { sighting, asked } = await lookAt(script);
    expect(sighting).toMatchObject({ server: 'ns1.example.test', values: [], ...expected });
    expect(asked).toEqual(['udp TXT _acme-challenge.example.test']);
  });

  it('a server with the value among others, and its serial', async () => {
    const { sighting } = await lookAt((packet) => {
      const question = questionOf(packet);
      if (question?.type === 'SOA') return [reply(packet, { answers: [soa('example.test', 12)] })];
      return [
        reply(packet, {
          answers: [txt('_acme-challenge.example.test', 'w'), txt('_acme-challenge.example.test', 'v')],
        }),
      ];
    });
    expect(sighting).toMatchObject({ state: 'has', values: ['w', 'v'], serial: 12 });
  });

  it('a server whose name does not resolve', async () => {
    const zone = { ...zoneOn('127.0.0.1:1'), nameServers: [{ name: 'ns.gone.test', addresses: [] }] };
    expect(await explicitEye('127.0.0.1').lookAt(zone, '_acme-challenge.example.test', 'v')).toEqual([
      { server: 'ns.gone.test', address: '', state: 'unreachable', values: [] },
    ]);
  });
});
