import { RECURSION_AVAILABLE } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import type { TxtSighting, Zone } from '../../../electron/engine/dns/eye.ts';
import { type InspectionParts, inspectZone } from '../../../electron/engine/dns/inspect.ts';
import { openDnsEye } from '../../../electron/engine/dns/open-eye.ts';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { zoneInspectionSchema } from '../../../shared/domain/dns-inspection.ts';
import { reply, type ScriptedServer, startScriptedServer, txt } from './scripted-server.ts';

const zone: Zone = {
  name: 'example.test',
  serial: 1,
  negativeTtl: 5,
  nameServers: [
    { name: 'a.test', addresses: ['192.0.2.1:53'] },
    { name: 'b.test', addresses: ['192.0.2.2:53', '[2001:db8::2]:53'] },
    { name: 'c.test', addresses: [] },
  ],
};
const fqdn = '_acme-challenge.example.test';
const silent = { state: 'unreachable', values: [], silence: 'timeout' } as const;
const caught = { state: 'not-serving', values: [], rcode: 'NOERROR', authoritative: false, resolves: true } as const;
const fine = { state: 'not-yet', values: [], rcode: 'NXDOMAIN', authoritative: true, serial: 1 } as const;

const inspect = async (
  states: readonly Omit<TxtSighting, 'server' | 'address'>[],
  more: Partial<InspectionParts> = {},
) => {
  const addresses = zone.nameServers.flatMap(({ name, addresses: all }) =>
    all.map((address) => ({ server: name, address })),
  );
  const inspection = await inspectZone({
    location: { zone, fqdn, chain: [fqdn] },
    quickest: undefined,
    lookAt: async () => [
      ...addresses.flatMap((where, index) => (states[index] ? [{ ...where, ...states[index] }] : [])),
      { server: 'c.test', address: '', state: 'unreachable', values: [] },
    ],
    dnssec: async () => ({ state: 'unknown', why: 'no-answer', zone: zone.name, keyTags: [], validators: [] }),
    delegation: async () => undefined,
    ...more,
  });
  expect(zoneInspectionSchema.parse(inspection)).toEqual(inspection);
  return inspection.findings;
};
const unresolvable = { code: 'server-unresolvable', server: 'c.test' };

describe('what is noteworthy about a zone', () => {
  it('says of which address which server cannot be reached', async () => {
    expect(await inspect([fine, fine, silent])).toEqual([
      unresolvable,
      { code: 'server-unreachable', server: 'b.test', address: '[2001:db8::2]:53', reason: 'timeout' },
    ]);
  });

  it('says once that port 53 is blocked, or that something on the way answers for all', async () => {
    expect((await inspect([silent, silent, silent]))[0]).toEqual({ code: 'port-53-blocked' });
    expect((await inspect([caught, caught, caught]))[0]).toEqual({
      code: 'port-53-caught',
      servers: ['a.test', 'b.test'],
    });
    expect((await inspect([fine, caught, caught])).map(({ code }) => code)).not.toContain('port-53-caught');
  });

  it('says that the servers have different versions', async () => {
    expect(await inspect([fine, { ...fine, serial: 2 }, fine])).toContainEqual({
      code: 'serials-differ',
      servers: [
        { server: 'a.test', address: '192.0.2.1:53', serial: 1 },
        { server: 'b.test', address: '192.0.2.2:53', serial: 2 },
        { server: 'b.test', address: '[2001:db8::2]:53', serial: 1 },
      ],
    });
  });
});

describe('something on the way that answers for name servers', () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  it('is no server of the zone, whatever it remembers', async () => {
    server = await startScriptedServer((packet) => [
      reply(packet, { flags: RECURSION_AVAILABLE, answers: [txt(fqdn, 'v')] }),
    ]);
    const eye = openDnsEye({ resolvers: ['127.0.0.1'], explicit: true, clock: systemClock });
    const there: Zone = { ...zone, nameServers: [{ name: 'a.test', addresses: [server.endpoint] }] };
    expect(await eye.lookAt(there, fqdn, 'v')).toEqual([
      {
        ...{ server: 'a.test', address: server.endpoint, state: 'not-serving', values: ['v'] },
        ...{ rcode: 'NOERROR', authoritative: false, resolves: true, transport: 'udp' },
      },
    ]);
  });
});
