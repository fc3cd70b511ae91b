import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasPrivateNetworks, openPrivateNetwork, type PrivateNetwork, privateNetworkNeeds } from '../support/private-network.ts';
import { describeWith } from '../support/tools.ts';

const needs = [
  ...privateNetworkNeeds,
  ...['named', 'pebble', 'nsupdate', 'dig', 'nft'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
];

describeWith(needs, 'S3', () => {
  let network: PrivateNetwork;
  let scenes: any;
  beforeAll(async () => {
    network = await openPrivateNetwork();
    // Addresses of loopback count for nothing, so there has to be a device.
    network.run('ip', ['link', 'add', 'line', 'type', 'veth', 'peer', 'name', 'beyond']);
    for (const address of ['203.0.113.5/32', '203.0.113.6/32'])
      network.run('ip', ['address', 'add', address, 'dev', 'line']);
    network.run('ip', ['address', 'add', '2001:db8:5::5/128', 'dev', 'line', 'nodad']);
    for (const device of ['line', 'beyond']) network.run('ip', ['link', 'set', device, 'up']);
    const worker = network.inside(process.execPath, [join(import.meta.dirname, '../support/scenario-s3-worker.ts')]);
    const child = spawn(worker.command, [...worker.args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    scenes = JSON.parse(await text(child.stdout));
    await ended;
  }, 180_000);
  afterAll(() => network?.stop());
  it('dump', () => {
    writeFileSync('/tmp/s3.json', JSON.stringify(scenes, null, 1));
    expect(1).toBe(1);
  });
});
