import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { contract as cloudflare } from '../contract/providers/cloudflare.stand-in.ts';
import { runCli } from '../support/cli.ts';
import { type ProviderStandIn, startProviderStandIn, type Zones } from '../support/provider-stand-in.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const name = '_acme-challenge.nas.example.test';
/** Both begin with a dash, as one challenge value in sixty-four does. */
const value = '-x9Xq-Rg85nM_first_47vQ2mYw8ZtKcLbNdRsUx0A';
const second = '--qXcYV8q5ONbJQ_second_hG3kPeWzTfVaBiDjMn1';

describeWith(worldNeeds, 'single records and stored credentials on the command line', () => {
  let world: World;
  let zones: Zones;
  let api: ProviderStandIn;
  let credential: string;
  beforeAll(async () => {
    world = await startWorld();
    zones = new Map([['example.test', []]]);
    api = await startProviderStandIn(cloudflare.routes(zones));
    credential = join(world.folder, 'cloudflare.json');
    writeFileSync(credential, JSON.stringify(cloudflare.fields));
  });
  afterAll(async () => {
    await api.close();
    await world.stop();
  });
  afterEach(() => zones.set('example.test', []));

  const record = (verb: 'add' | 'remove', more: readonly string[], options: { readonly input?: string } = {}) =>
    runCli(world.newProfile(), ['dns', 'record', verb, '--json', '--name', name, ...more], options);
  const atCloudflare = () => ['--provider', 'cloudflare', '--credential', credential, '--endpoint', api.endpoint];

  it('a value is added beside others and removed alone, whatever its first character', async () => {
    const added = await record('add', [...atCloudflare(), '--value', value]);
    expect(added.json()).toMatchObject({ provider: 'cloudflare', name, value, recordId: expect.stringMatching(/./) });
    expect((await record('add', [...atCloudflare(), `--value=${second}`])).code).toBe(0);
    expect(zones.get('example.test')?.map((one) => one.value)).toEqual([value, second]);
    const removed = await record('remove', [...atCloudflare(), '--value', value]);
    expect(removed.json()).toEqual({ provider: 'cloudflare', name, value, removed: true });
    expect(zones.get('example.test')?.map((one) => one.value)).toEqual([second]);
  });

  it('the credential may come from standard input', async () => {
    const args = ['--provider', 'cloudflare', '--credential', '-', '--endpoint', api.endpoint, '--value', value];
    expect((await record('add', args, { input: JSON.stringify(cloudflare.fields) })).code).toBe(0);
    expect(zones.get('example.test')).toHaveLength(1);
  });

  it('through a real name server, whose zone is found without being told', async () => {
    const file = join(world.folder, 'credential.json');
    const args = ['--provider', 'rfc2136', '--credential', file, '--value', value];
    expect(await record('add', args)).toMatchObject({ code: 0 });
    expect(world.txt(name)).toEqual([`"${value}"`]);
    expect(await record('remove', args)).toMatchObject({ code: 0 });
    expect(world.txt(name)).toEqual([]);
  });

  it('failures have a code, a cause and an exit code, and never the key', async () => {
    const wrong = join(world.folder, 'wrong.json');
    writeFileSync(wrong, JSON.stringify(cloudflare.wrong));
    const to = ['--provider', 'cloudflare', '--endpoint', api.endpoint, '--value', value];
    const refused = await record('add', [...to, '--credential', wrong]);
    expect({ ...refused.json(), code: refused.code }).toMatchObject({
      code: 3,
      error: { code: 'provider.wrong-credentials', details: { cause: 'provider-credentials-invalid' } },
    });
    expect(`${refused.stdout}${refused.stderr}`).not.toContain(Object.values(cloudflare.wrong)[0]);
    const missing = await runCli(world.newProfile(), [
      ...['dns', 'record', 'add', '--json', '--name', '_acme-challenge.elsewhere.test', ...atCloudflare()],
      ...['--value', value],
    ]);
    expect({ ...missing.json(), code: missing.code }).toMatchObject({
      code: 6,
      error: { code: 'provider.zone-not-found', details: { cause: 'provider-zone-not-found' } },
    });
  });

  it.each([
    ['no value', ['--provider', 'cloudflare'], 'input.usage'],
    ['a provider that writes nothing', ['--provider', 'manual', '--value', value], 'input.usage'],
    ['an unknown provider', ['--provider', 'nobody', '--value', value], 'provider.unknown'],
    ['no credential', ['--provider', 'cloudflare', '--value', value], 'credential.invalid'],
    ['a word too many', ['--provider', 'cloudflare', '--value', value, 'more'], 'input.usage'],
  ])('%s is said before anything is sent', async (_name, args, code) => {
    const before = api.requests.length;
    const result = await record('add', args);
    expect({ ...result.json(), code: result.code }).toMatchObject({ error: { code } });
    expect(api.requests.length).toBe(before);
  });

  it('a credential is added, listed, tested and removed', async () => {
    const profile = world.newProfile();
    const file = join(world.folder, 'credential.json');
    const run = (...args: readonly string[]) => runCli(profile, ['credential', ...args, '--json']);
    const added = await run('add', 'rfc2136', '--credential', file, '--label', 'the zone at home');
    const { id } = added.json<{ credential: { id: string } }>().credential;
    expect((await run('list')).json()).toMatchObject({ credentials: [{ id, label: 'the zone at home' }] });
    expect((await run('list')).stdout).not.toContain(world.credential.keySecret);

    const at = ['--name', 'nas.example.test', '--resolver', world.bind.endpoint];
    const tested = await run('test', id.slice(0, 8), ...at);
    expect({ ...tested.json(), code: tested.code }).toMatchObject({ code: 0, works: true });
    const { steps } = tested.json<{ steps: { id: string; ok: boolean }[] }>();
    expect(steps.map((step) => [step.id, step.ok])).toEqual([
      ['zone', true],
      ['accepted', true],
      ['canary-written', true],
      ['canary-seen', true],
      ['canary-removed', true],
    ]);
    expect(world.txt(name)).toEqual([]);

    expect((await run('remove', id)).code).toBe(0);
    expect((await run('list')).json()).toEqual({ credentials: [] });
    expect(await run('test', id, ...at)).toMatchObject({ code: 3 });
  });

  it('a credential that does not work says at which step, without being stored', async () => {
    const profile = world.newProfile();
    const file = join(world.folder, 'bad-key.json');
    writeFileSync(file, JSON.stringify({ ...world.credential, keySecret: 'd3Jvbmc=' }));
    const tested = await runCli(profile, [
      ...['credential', 'test', '--json', '--provider', 'rfc2136', '--credential', file],
      ...['--name', 'nas.example.test', '--resolver', world.bind.endpoint],
    ]);
    expect({ ...tested.json(), code: tested.code }).toMatchObject({
      code: 3,
      works: false,
      steps: [
        { id: 'zone', ok: true },
        { id: 'accepted', ok: false, problem: { code: 'provider.wrong-credentials' } },
      ],
    });
    expect(`${tested.stdout}${tested.stderr}`).not.toContain('d3Jvbmc=');
  });
});
