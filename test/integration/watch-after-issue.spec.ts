/** From an order to what the server shows: nginx, Pebble and BIND, by the command line alone. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EndpointView } from '../../shared/domain/watch.ts';
import { runCli } from '../support/cli.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const name = 'nas.example.test';

describeWith([...worldNeeds, 'nginx'], 'the watch after an order', () => {
  let world: World;
  let profile: string;
  let server: Nginx;
  const cli = (...args: readonly string[]) => runCli(profile, [...args, '--json']);
  const issue = () =>
    cli('issue', '--name', name, ...world.dnsArgs, '--email', 'admin@example.test', '--out', join(profile, 'out'));
  const look = async () => {
    const { code, json } = await cli('watch', 'look');
    const { endpoints } = json<{ readonly endpoints: readonly EndpointView[] }>();
    return {
      code,
      seen: endpoints.map(({ port, verdict, report }) => [port, verdict, report?.findings.map((one) => one.code)]),
    };
  };

  beforeAll(async () => {
    world = await startWorld();
    profile = world.newProfile();
    expect((await issue()).code).toBe(0);
    server = await startNginx({
      chain: join(profile, 'live', name, 'fullchain.pem'),
      key: join(profile, 'live', name, 'privkey.pem'),
    });
  });
  afterAll(async () => {
    await server?.stop();
    await world?.stop();
  });

  it('proposes the name, and asks nothing by itself before it is switched on', async () => {
    const { json } = await cli('watch', 'list');
    const { endpoints, watched } = json<{ readonly endpoints: readonly EndpointView[]; readonly watched: unknown }>();
    expect(endpoints.map(({ host, port, active, nextAt }) => [host, port, active, nextAt])).toEqual([
      [name, 443, false, undefined],
    ]);
    expect(watched).toEqual([]);
    expect((await cli('watch', 'on', name)).code).toBe(0);
    const after = (await cli('watch', 'list')).json<{ readonly endpoints: readonly EndpointView[] }>();
    expect(after.endpoints.map(({ active, nextAt }) => [active, typeof nextAt])).toEqual([[true, 'string']]);
  });

  it('is fine, then behind after a renewal, then fine again when the server was reloaded', async () => {
    const [proposed] = (await cli('watch', 'list')).json<{ readonly endpoints: readonly EndpointView[] }>().endpoints;
    expect((await cli('watch', 'remove', proposed?.id ?? '')).code).toBe(0);
    expect((await cli('watch', 'add', `${name}:${server.port}`, '--certificate', name)).code).toBe(0);
    // Nothing listens on 443 here, and what was taken off the list stays off.
    expect(await look()).toEqual({ code: 0, seen: [[server.port, 'fine', []]] });

    expect((await issue()).code).toBe(0);
    expect(await look()).toEqual({ code: 10, seen: [[server.port, 'warning', ['old-certificate']]] });

    await server.reload();
    expect(await look()).toEqual({ code: 0, seen: [[server.port, 'fine', []]] });
  });

  it('looks at any host without keeping it', async () => {
    const foreign = await cli('watch', 'look', `127.0.0.1:${server.port}`);
    expect(foreign.code).toBe(10);
    expect(foreign.json()).toMatchObject({
      verdict: 'urgent',
      report: { findings: [{ title: expect.any(String) }, {}] },
    });
    expect((await cli('watch', 'look', '127.0.0.1:1')).code).toBe(4);
    expect((await cli('watch', 'look', 'no host')).code).toBe(2);
    expect((await cli('watch', 'remove', 'nothing')).json()).toMatchObject({
      error: { code: 'watch.endpoint-not-found' },
    });
    expect((await look()).seen).toHaveLength(1);
  });
});
