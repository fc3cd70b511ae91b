/** Proofs that answer on ports 80 and 443, checked where those ports, other machines' addresses and IPv6 are real. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PreflightFinding, PreflightReport, Verdict } from '../../shared/domain/preflight.ts';
import {
  hasPrivateNetworks,
  openPrivateNetwork,
  type PrivateNetwork,
  privateNetworkNeeds,
} from '../support/private-network.ts';
import { describeWith } from '../support/tools.ts';

const needs = [
  ...privateNetworkNeeds,
  ...['named', 'pebble'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
];

describeWith(needs, 'the checks before an order that is proven over port 80 or 443', () => {
  let network: PrivateNetwork;
  let reports: Readonly<Record<string, PreflightReport>>;
  beforeAll(async () => {
    network = await openPrivateNetwork();
    // Addresses of loopback count for nothing, so there has to be a device.
    network.run('ip', ['link', 'add', 'outside', 'type', 'veth', 'peer', 'name', 'beyond']);
    for (const address of ['203.0.113.5/32', '203.0.113.6/32'])
      network.run('ip', ['address', 'add', address, 'dev', 'outside']);
    network.run('ip', ['address', 'add', '2001:db8:5::5/128', 'dev', 'outside', 'nodad']);
    for (const device of ['outside', 'beyond']) network.run('ip', ['link', 'set', device, 'up']);
    const worker = network.inside(process.execPath, [join(import.meta.dirname, '../support/preflight-worker.ts')]);
    const child = spawn(worker.command, [...worker.args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    reports = JSON.parse(await text(child.stdout)) as typeof reports;
    await ended;
  });
  afterAll(() => network?.stop());

  const reportOf = (name: string): PreflightReport => {
    const report = reports[name];
    if (report === undefined) throw new Error(name);
    return report;
  };
  /** Without remarks about the keychain, which a test has none of. */
  const findings = (name: string): readonly PreflightFinding[] =>
    reportOf(name)
      .checks.flatMap((check) => (check.id === 'keychain' ? [] : check.findings))
      .filter(({ code }) => code !== 'not-looked-at');
  const told = (name: string) => findings(name).map(({ check, code, verdict, cause }) => [check, code, verdict, cause]);

  it.each(['good', 'alias', 'moved', 'webroot', 'tls'])('has nothing to say where all is well: %s', (name) => {
    expect(told(name)).toEqual([]);
    expect(reportOf(name).verdict).toBe('note');
    expect(reportOf(name).checks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['port', 'reachable', 'addresses']),
    );
  });

  it('calls both families, each by itself', () => {
    const lines = reportOf('good').checks.find(({ id }) => id === 'reachable')?.evidence;
    expect(lines).toEqual(['www.example.test 203.0.113.5: answer', 'www.example.test 2001:db8:5::5: answer']);
  });

  it.each<[string, Verdict, readonly (readonly string[])[]]>([
    ['taken', 'blocks', [['port', 'port-taken', 'blocks', 'http-port-in-use']]],
    [
      'dead6',
      'warning',
      [
        ['addresses', 'address-elsewhere-6', 'warning', 'ipv6-aaaa-broken'],
        ['reachable', 'unreached-6', 'warning', 'ipv6-aaaa-broken'],
      ],
    ],
    ['none', 'blocks', [['addresses', 'no-address', 'blocks', 'no-address-record']]],
    ['notForwarded', 'warning', [['reachable', 'unreached', 'warning', 'port80-unreachable']]],
    ['wrong', 'blocks', [['reachable', 'wrong-server', 'blocks', 'a-record-points-elsewhere']]],
    ['port', 'blocks', [['reachable', 'redirect-other-port', 'blocks', 'http-redirect-broken']]],
    ['circle', 'blocks', [['reachable', 'redirect-circle', 'blocks', 'http-redirect-broken']]],
    ['hidden', 'blocks', [['reachable', 'path-refused', 'blocks', 'challenge-blocked-by-rule']]],
    [
      'unserved',
      'warning',
      [
        ['port', 'nobody-on-port', 'warning', 'port80-unreachable'],
        ['reachable', 'unreached', 'warning', 'port80-unreachable'],
      ],
    ],
    ['tlsElsewhere', 'blocks', [['reachable', 'tls-ended-elsewhere', 'blocks', 'tls-alpn-intercepted']]],
  ])('finds exactly what is wrong: %s', (name, verdict, expected) => {
    expect(told(name)).toEqual(expected);
    expect(reportOf(name).verdict).toBe(verdict);
  });

  it('names the program that holds the port', () => {
    expect(findings('taken')[0]?.detail.holder).toMatch(/^(node|MainThread) \(\d+\)$/);
  });

  it('takes less than ten seconds each time', () => {
    expect(Object.entries(reports).filter(([, { milliseconds }]) => milliseconds >= 10_000)).toEqual([]);
  });
});
