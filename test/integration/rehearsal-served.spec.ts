/** Certificates proven over port 80, and a world that changes long before they are due: each change has its own cause. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RehearsalReport, RehearsalVerdict } from '../../shared/domain/rehearsals.ts';
import {
  hasPrivateNetworks,
  openPrivateNetwork,
  type PrivateNetwork,
  privateNetworkNeeds,
} from '../support/private-network.ts';
import type { Rehearsed } from '../support/rehearsal-worker.ts';
import { describeWith } from '../support/tools.ts';

const needs = [
  ...privateNetworkNeeds,
  ...['named', 'pebble', 'nsupdate'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
];

describeWith(needs, 'the rehearsal of a renewal that is proven over port 80', () => {
  let network: PrivateNetwork;
  let rehearsed: Rehearsed;
  beforeAll(async () => {
    network = await openPrivateNetwork();
    // Addresses of loopback count for nothing, so there has to be a device.
    network.run('ip', ['link', 'add', 'outside', 'type', 'veth', 'peer', 'name', 'beyond']);
    for (const address of ['203.0.113.5/32', '203.0.113.6/32'])
      network.run('ip', ['address', 'add', address, 'dev', 'outside']);
    network.run('ip', ['address', 'add', '2001:db8:5::5/128', 'dev', 'outside', 'nodad']);
    for (const device of ['outside', 'beyond']) network.run('ip', ['link', 'set', device, 'up']);
    const worker = network.inside(process.execPath, [join(import.meta.dirname, '../support/rehearsal-worker.ts')]);
    const child = spawn(worker.command, [...worker.args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    rehearsed = JSON.parse(await text(child.stdout)) as Rehearsed;
    await ended;
  });
  afterAll(() => network?.stop());

  const reportOf = (name: string): RehearsalReport => {
    const report = rehearsed.reports[name];
    if (report === undefined) throw new Error(name);
    return report;
  };

  it.each<[string, RehearsalVerdict, readonly (readonly (string | undefined)[])[]]>([
    ['good', 'will-renew', []],
    ['again', 'will-renew', []],
    ['taken', 'will-fail', [['port-taken', 'http-port-in-use']]],
    [
      'moved',
      'at-risk',
      [
        ['address-elsewhere', 'a-record-points-elsewhere'],
        ['unreached', 'port80-unreachable'],
      ],
    ],
    [
      'dead6',
      'at-risk',
      [
        ['address-elsewhere-6', 'ipv6-aaaa-broken'],
        ['unreached-6', 'ipv6-aaaa-broken'],
      ],
    ],
    ['wrong', 'will-fail', [['wrong-server', 'a-record-points-elsewhere']]],
    ['redirected', 'will-fail', [['redirect-other-port', 'http-redirect-broken']]],
    ['both', 'will-renew-by-fallback', [['port-taken', 'http-port-in-use']]],
  ])('says what would become of it, and why: %s', (name, verdict, why) => {
    const { because, ...report } = reportOf(name);
    expect(because.map(({ code, cause }) => [code, cause])).toEqual(why);
    expect(report.verdict).toBe(verdict);
  });

  it('knows it long before it is due', () => {
    const left = Date.parse(rehearsed.dueAt ?? '') - Date.parse(reportOf('taken').at);
    expect(left).toBeGreaterThan(30 * 86_400_000);
  });

  it('names the program that holds the port, and the way that takes over', () => {
    expect(reportOf('taken').because[0]?.detail.holder).toMatch(/^(node|MainThread) \(\d+\)$/);
    expect(reportOf('both').way?.method).toBe('dns-01');
  });

  it('tells people once, and that it is over when it is', () => {
    const [failing, over] = rehearsed.notices;
    expect(failing).toEqual([
      { code: 'will-fail', subject: { certificateId: reportOf('taken').certificateId, name: 'www.example.test' } },
    ]);
    expect(over?.map(({ code, endedAt }) => [code, typeof endedAt])).toEqual([['will-fail', 'string']]);
  });
});
