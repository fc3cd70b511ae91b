/** DNS servers of the settings: asked where none is named, and not where one is. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bind, startBind } from '../support/bind.ts';
import { runCli } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../support/tools.ts';

const zones = [
  { name: 'example.test', nameServers: ['ns.hosts.test'], records: ['nas IN A 127.0.0.1'] },
  { name: 'hosts.test', records: ['ns IN A 127.0.0.1'] },
];

describeWith(['named'], 'usual DNS servers', () => {
  const folder = tempFolder();
  let server: Bind;
  beforeAll(async () => {
    server = await startBind({ zones });
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });
  const cli = (...args: string[]) => runCli(folder.path, [...args, '--json']);

  it('are kept, asked and overridden, and names are none', async () => {
    const set = await cli('resolvers', 'set', server.endpoint);
    expect([set.code, set.json()]).toEqual([0, { resolvers: [server.endpoint] }]);
    const zone = await cli('dns', 'zone', 'nas.example.test');
    expect([zone.code, zone.json()]).toMatchObject([0, { zone: { name: 'example.test' } }]);
    const elsewhere = await cli('dns', 'zone', 'nas.example.test', '--resolver', '127.0.0.1:9');
    expect(elsewhere.code).toBe(6);
    const wrong = await cli('resolvers', 'set', 'dns.example.org');
    expect([wrong.code, wrong.json()]).toMatchObject([2, { error: { code: 'input.usage' } }]);
    expect((await cli('resolvers')).json()).toEqual({ resolvers: [server.endpoint] });
    expect((await cli('resolvers', 'clear')).json()).toEqual({ resolvers: [] });
  });
});
