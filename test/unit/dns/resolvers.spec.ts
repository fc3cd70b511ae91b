import type { DecodedPacket, Packet } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { openResolvers } from '../../../electron/engine/dns/resolvers.ts';
import { type DohServer, startDohServer } from '../../support/doh-server.ts';
import { reply, type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const question = { name: 'ns1.example.test', type: 'A' } as const;
const giving =
  (address: string) =>
  (packet: DecodedPacket): Packet =>
    reply(packet, { answers: [{ ...question, ttl: 60, data: address }] });
const isUnchecked = (packet: DecodedPacket): boolean => packet.flag_cd;

describe('asking resolvers', () => {
  const running: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  const start = async (script: Script): Promise<ScriptedServer> => {
    const server = await startScriptedServer(script);
    running.push(server);
    return server;
  };
  const operator = async (answer: (packet: DecodedPacket) => Packet) => {
    const server: DohServer = await startDohServer(answer);
    running.push(server);
    const { url, rootPem } = server;
    return { server, operator: { id: 'o', name: 'O', url, rootPem, addresses: ['127.0.0.1'], region: 'own' } as const };
  };
  const addressFrom = async (resolvers: ReturnType<typeof openResolvers>) => {
    const answer = await resolvers.ask(question);
    return answer?.answers.map((record) => ('value' in record ? record.value : ''));
  };

  it('does not ask over HTTPS while a resolver knows', async () => {
    const good = await start((packet) => [giving('192.0.2.1')(packet)]);
    const outside = await operator(giving('192.0.2.9'));
    expect(await addressFrom(openResolvers([good.endpoint], [outside.operator]))).toEqual(['192.0.2.1']);
    expect(outside.server.asked).toEqual([]);
  });

  it.each<[string, Script]>([
    ['gives an address of a proxy tool', (packet) => [giving('198.18.0.7')(packet)]],
    ['refuses', (packet) => [reply(packet, { rcode: 5 })]],
  ])('asks over HTTPS where the resolver %s', async (_title, script) => {
    const own = await start(script);
    const outside = await operator(giving('192.0.2.9'));
    const resolvers = openResolvers([own.endpoint], [outside.operator]);
    expect(await addressFrom(resolvers)).toEqual(['192.0.2.9']);
    // What stands in for name servers is on port 53.
    expect(resolvers.latest).toBeUndefined();
  });

  it('does not wait for a silent one to the end, and asks it last from then on', async () => {
    const silent = await start(() => []);
    const good = await start((packet) => [giving('192.0.2.1')(packet)]);
    const resolvers = openResolvers([silent.endpoint, good.endpoint]);
    const began = performance.now();
    expect(await addressFrom(resolvers)).toEqual(['192.0.2.1']);
    expect(performance.now() - began).toBeLessThan(3500);
    const asked = silent.asked.length;
    expect(await addressFrom(resolvers)).toEqual(['192.0.2.1']);
    expect(silent.asked).toHaveLength(asked);
  });

  it('gets from a validating one what it holds back as bogus', async () => {
    const validating = await start((packet) => [
      isUnchecked(packet) ? giving('192.0.2.1')(packet) : reply(packet, { rcode: 2 }),
    ]);
    expect(await addressFrom(openResolvers([validating.endpoint]))).toEqual(['192.0.2.1']);
  });

  it('ends with nothing when there is nobody, and at once when it is called off', async () => {
    expect(await openResolvers([]).ask(question)).toBeUndefined();
    const stop = new AbortController();
    const silent = await start(() => {
      stop.abort(new Error('called off'));
      return [];
    });
    await expect(openResolvers([silent.endpoint]).ask(question, stop.signal)).rejects.toThrow('called off');
  });
});
