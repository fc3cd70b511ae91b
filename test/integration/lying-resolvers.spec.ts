import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DecodedPacket, Packet } from 'dns-packet';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { type DohServer, startDohServer } from '../support/doh-server.ts';
import { openedWorkspace } from '../support/opened-workspace.ts';
import { issueIn, outcomeOf, policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';
import { reply, type ScriptedServer, soa, startScriptedServer } from '../unit/dns/scripted-server.ts';

/** Off the address of the real server, so that nobody takes them for one. */
const liarAddress = '127.0.0.3';
const invented = '203.0.113.9';

/** As some access providers run them: true about what exists, and an advertisement for everything else. */
const rewriting = (packet: DecodedPacket): Packet => {
  const { name = '', type } = packet.questions?.[0] ?? {};
  const exists = ['example.test', 'ns1.example.test', 'nas.example.test'].includes(name);
  if (!exists) return reply(packet, { flags: 0, answers: [{ type: 'A', name, ttl: 60, data: invented }] });
  if (type === 'A') return reply(packet, { flags: 0, answers: [{ type, name, ttl: 60, data: '127.0.0.1' }] });
  if (type === 'SOA' && name === 'example.test') return reply(packet, { flags: 0, answers: [soa(name, 1)] });
  if (type === 'NS' && name === 'example.test')
    return reply(packet, { flags: 0, answers: [{ type, name, ttl: 60, data: 'ns1.example.test' }] });
  return reply(packet, { flags: 0 });
};

/** As proxy tools answer: an address of theirs for every name. */
const madeUp = (packet: DecodedPacket): Packet => {
  const { name = '', type } = packet.questions?.[0] ?? {};
  return reply(packet, { flags: 0, answers: type === 'A' ? [{ type, name, ttl: 1, data: '198.18.0.7' }] : [] });
};

describeWith(worldNeeds, 'where the resolvers of this machine lie', () => {
  let world: World;
  let outside: DohServer;
  const liars: ScriptedServer[] = [];
  const [silent, rewriter, proxy] = [0, 1, 2].map((index) => () => liars[index]?.endpoint ?? '');
  beforeAll(async () => {
    world = await startWorld();
    for (const script of [
      () => [],
      (packet: DecodedPacket) => [rewriting(packet)],
      (packet: DecodedPacket) => [madeUp(packet)],
    ])
      liars.push(await startScriptedServer(script, liarAddress));
    outside = await startDohServer((packet) => {
      const { name = '', type } = packet.questions?.[0] ?? {};
      if (name !== 'nas.example.test') return reply(packet, { rcode: 3 });
      return reply(packet, { answers: type === 'A' ? [{ type, name, ttl: 60, data: '93.184.216.34' }] : [] });
    });
  });
  afterAll(async () => {
    for (const liar of liars) await liar.stop();
    await outside?.stop();
    await world?.stop();
  });

  it.each([
    ['one is silent and one rewrites what does not exist', () => [silent?.() ?? '', rewriter?.() ?? '']],
    ['a proxy tool answers for everything', () => [proxy?.() ?? '']],
  ])('a certificate is issued all the same: %s', async (_case, system) => {
    const opened = await openedWorkspace({ resolvers: { system: system(), known: [world.bind.endpoint] } });
    try {
      const { id } = await opened.workspace.credentials.save({
        provider: 'rfc2136',
        label: 'bind',
        fields: world.credential,
      });
      const policy = policyFor({
        names: ['nas.example.test'],
        authority: world.pebble,
        proof: { method: 'dns-01', provider: 'rfc2136', credentialId: id },
      });
      const watched = new Set<string>();
      const view = await issueIn(opened.workspace, policy, ({ records }) => {
        for (const { servers } of records) for (const { address } of servers) watched.add(address);
      });
      expect(outcomeOf(view)).toEqual({ status: 'succeeded' });
      // The real server was watched, not the liars.
      expect([...watched]).toEqual([world.bind.endpoint]);
      expect(world.txt('_acme-challenge.nas.example.test')).toEqual([]);
    } finally {
      await opened.remove();
    }
  });

  it('the audit says which lie each of them tells, and is no failure', async () => {
    const servers = [silent, rewriter, proxy].map((endpoint) => endpoint?.() ?? '');
    const root = join(world.folder, 'outside.pem');
    writeFileSync(root, outside.rootPem);
    const args = ['dns', 'audit', 'nas.example.test', '--https-resolver', outside.url, '--root', root];
    const named = servers.flatMap((server) => ['--resolver', server]);
    const result = await runCli(world.newProfile(), [...args, ...named, '--json']);
    expect({ code: result.code, said: result.stderr }).toEqual({ code: 0, said: '' });
    const { findings } = result.json<{ findings: { code: string; server: string }[] }>();
    expect(findings.map(({ code, server }) => [code, servers.indexOf(server)])).toEqual([
      ['silent', 0],
      ['fake-ip', 1],
      ['nxdomain-rewritten', 1],
      ['fake-ip', 2],
    ]);
    const told = await runCli(world.newProfile(), [...args, '--resolver', proxy?.() ?? '']);
    expect(told.stdout).toContain(`! ${servers[2]} gives made-up addresses: 198.18.0.7 for nas.example.test\n`);
    expect(told.stdout).toContain('    Others say: 93.184.216.34\n');
    expect(told.stdout).toMatch(/Compared with: .*localhost:\d+\n$/);
  });
});
