import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  hasPrivateNetworks,
  openPrivateMachine,
  type PrivateNetwork,
  privateNetworkNeeds,
} from '../support/private-network.ts';
import { loopbackAddresses, proxyResolver } from '../support/scenario-s4-world.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const needs = [
  ...privateNetworkNeeds,
  ...['named', 'pebble', 'nsupdate', 'dig', 'mount'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
];

describeWith(needs, 'a resolver that lies, then a signature that fails', () => {
  const folder = tempFolder('certwright-s4-');
  let network: PrivateNetwork;
  let scenes: any;
  beforeAll(async () => {
    network = await openPrivateMachine();
    for (const address of loopbackAddresses) network.run('ip', ['address', 'add', address, 'dev', 'lo']);
    const resolvers = join(folder.path, 'resolv.conf');
    writeFileSync(resolvers, `nameserver ${proxyResolver}\n`);
    network.run('mount', ['--bind', resolvers, '/etc/resolv.conf']);
    const worker = network.inside(process.execPath, [join(import.meta.dirname, '../support/scenario-s4-worker.ts')]);
    const child = spawn(worker.command, [...worker.args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    scenes = JSON.parse(await text(child.stdout));
    await ended;
  }, 180_000);
  afterAll(async () => {
    await network?.stop();
    folder.remove();
  });
  it('dump', () => {
    writeFileSync('/tmp/s4.json', JSON.stringify(scenes, null, 1));
    expect(1).toBe(1);
  });
});
