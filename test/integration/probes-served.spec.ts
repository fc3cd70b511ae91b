/** Probes of ports 80 and 443, of addresses and of a lying resolver, where all of these are real. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProbeReport } from '../../shared/domain/diagnosis.ts';
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

describeWith(needs, 'probes of what others find at this machine', () => {
  let network: PrivateNetwork;
  let reports: Readonly<Record<string, ProbeReport>>;
  beforeAll(async () => {
    network = await openPrivateNetwork();
    // Addresses of loopback count for nothing, so there has to be a device.
    network.run('ip', ['link', 'add', 'outside', 'type', 'veth', 'peer', 'name', 'beyond']);
    network.run('ip', ['address', 'add', '203.0.113.5/32', 'dev', 'outside']);
    network.run('ip', ['address', 'add', '2001:db8:5::5/128', 'dev', 'outside', 'nodad']);
    for (const device of ['outside', 'beyond']) network.run('ip', ['link', 'set', device, 'up']);
    const worker = network.inside(process.execPath, [join(import.meta.dirname, '../support/probe-worker.ts')]);
    const child = spawn(worker.command, [...worker.args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    reports = JSON.parse(await text(child.stdout)) as typeof reports;
    await ended;
  });
  afterAll(() => network?.stop());

  it.each([
    ['an IPv6 address that nobody has', 'dead6', 'ipv6', 'ipv6-aaaa-broken'],
    ['another program on port 80', 'held', 'in-use', 'http-port-in-use'],
    ['a resolver that makes answers up', 'lied', 'fake-ip', 'resolver-fake-ip'],
    ['a server without the intermediate certificate', 'incomplete', 'incomplete', 'chain-incomplete'],
    ['a server that still has the certificate of before', 'older', 'older', 'server-not-reloaded'],
    ['a server with a certificate for other names', 'stranger', 'other-names', 'name-not-covered'],
    ['a public name in a text', 'fromText', 'other-names', 'name-not-covered'],
  ])('%s', (_case, name, result, cause) => {
    const report = reports[name];
    expect([report?.outcome, report?.result, report?.causes[0]?.id]).toEqual(['result', result, cause]);
    expect(report?.evidence).not.toEqual([]);
  });

  it.each([
    ['a port that is free', 'free', 'nothing-wrong'],
    ['a server that shows what is in use', 'served', 'nothing-wrong'],
    ['a name at which nobody answers', 'nobody', 'unmeasured'],
    ['a public name in a text that leads inside', 'innerText', 'unmeasured'],
  ])('%s', (_case, name, outcome) => {
    expect([reports[name]?.outcome, reports[name]?.result]).toEqual([outcome, undefined]);
  });
});
