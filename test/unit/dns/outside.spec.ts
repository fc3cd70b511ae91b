import type { DecodedPacket } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { openDnsEye } from '../../../electron/engine/dns/open-eye.ts';
import { isSeenOutside } from '../../../electron/engine/dns/outside.ts';
import type { DohOperator } from '../../../electron/engine/dns/over-https.ts';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import type { OutsideSighting } from '../../../shared/domain/dns-watch.ts';
import { type DohAnswer, type DohServer, startDohServer } from '../../support/doh-server.ts';
import { reply, soa, txt } from './scripted-server.ts';

const name = '_acme-challenge.example.test';

describe('the view from outside', () => {
  const running: DohServer[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  const operator = async (id: string, answer: (packet: DecodedPacket) => DohAnswer): Promise<DohOperator> => {
    const server = await startDohServer(answer);
    running.push(server);
    const { url, rootPem } = server;
    return { id, name: id.toUpperCase(), url, rootPem, addresses: ['127.0.0.1'], region: 'own' };
  };
  const eyeWith = (operators: readonly DohOperator[] | undefined, explicit = true) =>
    openDnsEye({
      ...{ resolvers: ['127.0.0.1'], explicit, clock: systemClock, publicResolvers: [] },
      ...(operators === undefined ? {} : { operators }),
    });

  it('says of each operator what it sees, and for how long it will say so', async () => {
    const operators = [
      await operator('a', (packet) => reply(packet, { answers: [txt(name, 'old'), txt(name, 'v')] })),
      await operator('b', (packet) => reply(packet, { answers: [txt(name, 'old')] })),
      await operator('c', (packet) => reply(packet, { rcode: 3, authorities: [soa('example.test', 4)] })),
      await operator('d', (packet) => reply(packet, { rcode: 2 })),
      await operator('e', () => ({ status: 503, type: 'text/plain', body: Buffer.from('') })),
    ];
    expect(await eyeWith(operators).outsideView(`${name}.`, 'v')).toEqual([
      { operator: 'a', name: 'A', state: 'has', ttl: 5 },
      { operator: 'b', name: 'B', state: 'not-yet', ttl: 5 },
      { operator: 'c', name: 'C', state: 'not-yet', ttl: 7, reason: 'NXDOMAIN' },
      { operator: 'd', name: 'D', state: 'failed', reason: 'SERVFAIL' },
      { operator: 'e', name: 'E', state: 'failed', reason: 'refused' },
    ]);
  });

  it('asks nobody where the resolvers were chosen by hand, or nobody was named', async () => {
    expect(await eyeWith(undefined).outsideView(name, 'v')).toEqual([]);
    expect(await eyeWith(undefined, false).outsideView(name, 'v')).toEqual([]);
  });

  it.each([
    [['has', 'has', 'not-yet'], true],
    [['has', 'failed', 'failed'], true],
    [['has', 'not-yet', 'failed'], false],
    [['not-yet'], false],
    [['failed', 'failed'], false],
    [[], false],
  ] as const)('%j is enough: %s', (states, enough) => {
    const sightings = states.map((state): OutsideSighting => ({ operator: 'o', name: 'O', state }));
    expect(isSeenOutside(sightings)).toBe(enough);
  });
});
