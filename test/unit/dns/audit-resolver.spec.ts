import type { DecodedPacket, Packet } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { auditResolvers, type ControlView, overHttpsView } from '../../../electron/engine/dns/audit-resolver.ts';
import { type Clock, systemClock } from '../../../electron/engine/ports/index.ts';
import { type DohServer, startDohServer } from '../../support/doh-server.ts';
import { reply, type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const real = '93.184.216.34';
const name = 'nas.example.org';

/** The truth: one name with one address, and nothing else. `made` replaces the address, `missing` the "no". */
const resolving =
  (told: { readonly known?: string; readonly missing?: string } = {}) =>
  (packet: DecodedPacket): Packet => {
    const question = packet.questions?.[0];
    const address = question?.name === name ? (told.known ?? real) : told.missing;
    if (address === undefined) return reply(packet, { rcode: 3 });
    if (question?.type !== 'A') return reply(packet);
    return reply(packet, { answers: [{ type: 'A', name: question.name, ttl: 5, data: address }] });
  };

describe('the audit of resolvers', () => {
  const running: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  const resolver = async (script: Script): Promise<ScriptedServer> => {
    const server = await startScriptedServer(script);
    running.push(server);
    return server;
  };
  const outside = async (): Promise<DohServer> => {
    const server = await startDohServer(resolving());
    running.push(server);
    return server;
  };
  const viewOf = ({ url, rootPem }: DohServer): ControlView =>
    overHttpsView({ id: 'test', name: 'Test', url, addresses: ['127.0.0.1'], region: 'own' }, { rootPem });
  const audit = async (
    servers: readonly ScriptedServer[],
    told: { readonly control?: readonly ControlView[]; readonly clock?: Clock } = {},
  ) =>
    auditResolvers({
      resolvers: servers.map(({ endpoint }) => endpoint),
      control: told.control ?? [viewOf(await outside())],
      clock: told.clock ?? systemClock,
      names: [name],
      stableZone: 'example.com',
      patience: 150,
    });
  const codesOf = async (script: Script) => (await audit([await resolver(script)])).map(({ code }) => code);

  it('finds nothing wrong with an honest one, and asks it few questions', async () => {
    const honest = await resolver((packet) => [resolving()(packet)]);
    expect(await audit([honest])).toEqual([]);
    expect(honest.asked.map((line) => line.replace(/[0-9a-f]{20}/, '…')).toSorted()).toEqual([
      'tcp A nas.example.org',
      'tcp A ….example.com',
      'tcp AAAA nas.example.org',
      'udp A nas.example.org',
      'udp A ….example.com',
      'udp AAAA nas.example.org',
    ]);
  });

  it('tells the liars by their lies', async () => {
    expect(await codesOf((packet) => [resolving({ known: '198.18.0.4', missing: '198.18.0.5' })(packet)])).toEqual([
      'fake-ip',
    ]);
    expect(await codesOf((packet) => [resolving({ missing: '203.0.113.9' })(packet)])).toEqual(['nxdomain-rewritten']);
    expect(await codesOf((packet) => [resolving({ known: '192.168.1.20' })(packet)])).toEqual(['split-horizon']);
  });

  it('tells a blocked transport from a changed one and from silence', async () => {
    expect(await codesOf((packet, by) => (by === 'tcp' ? [resolving()(packet)] : []))).toEqual(['udp-blocked']);
    expect(await codesOf((packet, by) => (by === 'udp' ? [resolving()(packet)] : []))).toEqual(['tcp-blocked']);
    expect(await codesOf((packet, by) => [resolving(by === 'udp' ? { known: '203.0.113.5' } : {})(packet)])).toEqual([
      'transport-differs',
    ]);
    expect(await codesOf(() => [])).toEqual(['silent']);
    expect(await codesOf((packet) => [reply(packet, { rcode: 5 })])).toEqual(['refusing']);
  });

  it('blames each resolver for its own', async () => {
    const [honest, liar] = [
      await resolver((packet) => [resolving()(packet)]),
      await resolver((packet) => [resolving({ missing: '203.0.113.9' })(packet)]),
    ];
    const findings = await audit([liar, honest]);
    expect(findings.map(({ code, server }) => [code, server])).toEqual([['nxdomain-rewritten', liar.endpoint]]);
    expect(findings[0]?.evidence[0]).toMatchObject({ answer: ['203.0.113.9'], expected: ['NXDOMAIN'] });
  });

  it('measures by the clock it is given', async () => {
    let now = 0;
    const later = (): Date => {
      now += 1200;
      return new Date(now);
    };
    const clock: Clock = { ...systemClock, now: later };
    const honest = await resolver((packet) => [resolving()(packet)]);
    expect((await audit([honest], { clock })).map(({ code }) => code)).toEqual(['slow']);
  });

  it('does without another view: made-up ranges and invented names show by themselves', async () => {
    const told: unknown[] = [];
    const liar = await resolver((packet) => [resolving({ known: '198.18.0.4', missing: '203.0.113.9' })(packet)]);
    const findings = await auditResolvers({
      resolvers: [liar.endpoint],
      control: [{ label: 'nobody', ask: async () => undefined }],
      clock: systemClock,
      names: [name],
      patience: 150,
      onView: (label, answered) => void told.push([label, answered]),
    });
    expect(findings.map(({ code }) => code)).toEqual(['fake-ip', 'nxdomain-rewritten']);
    expect(findings[0]?.evidence[0]?.expected).toEqual([]);
    expect(told).toEqual([['nobody', false]]);
  });

  it('does not take the range of a proxy tool for the truth, whoever repeats it', async () => {
    const repeating: ControlView = { label: 'caught', ask: async () => ({ addresses: ['198.18.0.4'] }) };
    const liar = await resolver((packet) => [resolving({ known: '198.18.0.4' })(packet)]);
    expect((await audit([liar], { control: [repeating] })).map(({ code }) => code)).toEqual(['fake-ip']);
  });

  it('ends at once when it is called off', async () => {
    const stop = new AbortController();
    const silent = await resolver(() => {
      stop.abort(new Error('called off'));
      return [];
    });
    const auditing = auditResolvers({
      resolvers: [silent.endpoint],
      control: [viewOf(await outside())],
      clock: systemClock,
      signal: stop.signal,
    });
    await expect(auditing).rejects.toThrow('called off');
  });
});
