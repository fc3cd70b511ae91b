import type { DecodedPacket, Packet } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import type { Zone } from '../../../electron/engine/dns/eye.ts';
import { openDnsEye } from '../../../electron/engine/dns/open-eye.ts';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { type DnssecState, dnssecStateSchema } from '../../../shared/domain/dns-dnssec.ts';
import { startDohServer } from '../../support/doh-server.ts';
import { freePort } from '../../support/free-port.ts';
import { reply, soa, startScriptedServer } from './scripted-server.ts';

const name = 'example.test';
const unsigned = (packet: DecodedPacket): Packet =>
  packet.questions?.[0]?.type === 'SOA'
    ? reply(packet, { answers: [soa(name, 4)] })
    : reply(packet, { authorities: [soa(name, 4)] });
/** Holds back the SOA unless checking is off. */
const refusing = (packet: DecodedPacket): Packet =>
  packet.questions?.[0]?.type === 'SOA' && !packet.flag_cd ? reply(packet, { rcode: 2 }) : unsigned(packet);
const vouching = (packet: DecodedPacket): Packet => {
  const answer = unsigned(packet);
  // the AD bit
  return { ...answer, flags: (answer.flags ?? 0) | 0x20 };
};

describe('whether a zone is signed, by questions', () => {
  const running: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  const judge = async (
    own: (packet: DecodedPacket) => Packet,
    outside?: (packet: DecodedPacket) => Packet,
  ): Promise<DnssecState> => {
    const server = await startScriptedServer((packet) => [own(packet)]);
    running.push(server);
    const operators = [];
    if (outside !== undefined) {
      const { url, rootPem, stop } = await startDohServer(outside);
      running.push({ stop });
      operators.push({ id: 'o', name: 'Outside', url, rootPem, addresses: ['127.0.0.1'], region: 'own' as const });
    }
    const eye = openDnsEye({ resolvers: [server.endpoint], explicit: true, clock: systemClock, operators });
    const zone: Zone = {
      ...{ name, serial: 4, negativeTtl: 5 },
      nameServers: [{ name: 'ns1.example.test', addresses: [server.endpoint] }],
    };
    return dnssecStateSchema.parse(await eye.dnssec(zone));
  };

  it('is unsigned when nobody above vouches for it', async () => {
    expect(await judge(unsigned)).toMatchObject({ state: 'unsigned', keys: false, keyTags: [] });
  });

  it('is broken when a validator hands it over with checking off only', async () => {
    const state = await judge(unsigned, refusing);
    expect(state).toMatchObject({ state: 'broken', why: 'validator-refuses' });
    expect(state.validators.slice(1)).toEqual([{ name: 'Outside', verdict: 'refuses' }]);
  });

  it('is not broken for what one validator says while another vouches for it', async () => {
    expect(await judge(vouching, refusing)).toMatchObject({ state: 'unsigned' });
  });

  it('is unknown when nobody answers', async () => {
    expect(await judge((packet) => reply(packet, { rcode: 5 }))).toMatchObject({ state: 'unknown', why: 'no-answer' });
    const endpoint = `127.0.0.1:${await freePort()}`;
    const eye = openDnsEye({ resolvers: [endpoint], explicit: true, clock: systemClock });
    expect(await eye.dnssec({ name, serial: 1, negativeTtl: 1, nameServers: [] })).toMatchObject({
      ...{ state: 'unknown', why: 'no-answer' },
      validators: [{ name: endpoint, verdict: 'failed' }],
    });
  });
});
