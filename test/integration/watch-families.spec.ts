/** A server that was reloaded for IPv4 only, seen where both families and their addresses are real. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EndpointReport } from '../../shared/domain/watch.ts';
import {
  hasPrivateNetworks,
  openPrivateNetwork,
  type PrivateNetwork,
  privateNetworkNeeds,
} from '../support/private-network.ts';
import { describeWith } from '../support/tools.ts';

const needs = [...privateNetworkNeeds, ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks'])];
const addresses = ['203.0.113.5', '2001:db8:5::5'] as const;

describeWith(needs, 'a host with two addresses', () => {
  let network: PrivateNetwork;
  beforeAll(async () => {
    network = await openPrivateNetwork([...addresses]);
  });
  afterAll(() => network?.stop());

  it('is told to be behind on IPv6, and which address cannot be reached from here', () => {
    const worker = network.inside(process.execPath, [
      join(import.meta.dirname, '../support/watch-worker.ts'),
      ...addresses,
    ]);
    const report = JSON.parse(execFileSync(worker.command, [...worker.args]).toString()) as EndpointReport;
    expect(report.findings.map(({ code, severity, address }) => [code, severity, address])).toEqual([
      ['old-on-ipv6-only', 'warning', '2001:db8:5::5'],
      ['not-from-here', 'note', '2001:db8:9::9'],
    ]);
    expect(report.addresses.map(({ address, family, outcome }) => [address, family, outcome])).toEqual([
      ['203.0.113.5', 4, 'fine'],
      ['2001:db8:5::5', 6, 'wrong'],
      ['2001:db8:9::9', 6, 'silent'],
    ]);
  });
});
