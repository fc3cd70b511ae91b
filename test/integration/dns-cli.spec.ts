import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bind, startBind } from '../support/bind.ts';
import { type CliResult, runCli } from '../support/cli.ts';
import { startKnot } from '../support/knot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';
import { updateKey } from '../support/world.ts';

const zone = {
  name: 'example.test',
  nameServers: ['ns1.hosts.test', 'ns2.hosts.test'],
  records: ['_acme-challenge.far IN CNAME far.proofs.test.', 'nas IN A 127.0.0.1'],
};
const hosts = { name: 'hosts.test', records: ['ns1 IN A 127.0.0.1', 'ns2 IN A 127.0.0.2'] };

describeWith(['named', 'knotd', 'nsupdate'], 'the dns commands', () => {
  const folder = tempFolder();
  let first: Bind;
  let second: Awaited<ReturnType<typeof startKnot>>;
  beforeAll(async () => {
    first = await startBind({ zones: [zone, hosts, { name: 'proofs.test' }], keys: [updateKey] });
    second = await startKnot({ zones: [zone, hosts], keys: [updateKey], address: '127.0.0.2' });
  });
  afterAll(async () => {
    await Promise.all([first?.stop(), second?.stop()]);
    folder.remove();
  });
  const cli = (args: readonly string[], options: Parameters<typeof runCli>[2] = {}): Promise<CliResult> =>
    runCli(folder.path, ['dns', ...args, '--resolver', first.endpoint, '--resolver', second.endpoint], options);
  const add = (server: { readonly address: string; readonly port: number }, name: string, value: string): void => {
    const { name: key, algorithm, secret } = updateKey;
    execFileSync(tool('nsupdate'), ['-y', `${algorithm}:${key}:${secret}`], {
      input: `server ${server.address} ${server.port}\nupdate add ${name} 60 TXT "${value}"\nsend\n`,
    });
  };

  it('zone shows who serves it, and where the record belongs', async () => {
    const result = await cli(['zone', '*.far.example.test', '--json']);
    expect(result.code).toBe(0);
    expect(result.json()).toMatchObject({
      name: '*.far.example.test',
      zone: {
        name: 'example.test',
        serial: 1,
        nameServers: [
          { name: 'ns1.hosts.test', addresses: [first.endpoint] },
          { name: 'ns2.hosts.test', addresses: [second.endpoint] },
        ],
      },
      challenge: {
        fqdn: 'far.proofs.test',
        chain: ['_acme-challenge.far.example.test', 'far.proofs.test'],
        zone: { name: 'proofs.test' },
      },
    });
    const told = await cli(['zone', 'far.example.test']);
    expect(told.stdout).toContain('The TXT record belongs at far.proofs.test, in the zone proofs.test\n');
    expect(told.stdout).toContain('  by CNAME: _acme-challenge.far.example.test → far.proofs.test\n');
  });

  it('zone says so when there is none', async () => {
    const result = await cli(['zone', 'nowhere.invalid', '--json']);
    expect({ code: result.code, error: result.json() }).toMatchObject({
      code: 6,
      error: { error: { code: 'dns.zone-not-found' } },
    });
  });

  it('watch ends when the last server has the value, and says it of each', async () => {
    const name = '_acme-challenge.nas.example.test';
    add(first, name, 'v1');
    let behind = '';
    const result = await cli(['watch', name, 'v1', '--json'], {
      onStderr: (soFar) => {
        if (behind !== '' || !soFar.includes('· ns2')) return;
        behind = soFar;
        add(second, name, 'v1');
      },
    });
    expect(behind).toMatch(/✓ ns1.*\n· ns2\.hosts\.test {2}127\.0\.0\.2:\d+ {2}Not yet {2}version 1\n/);
    expect(result.code).toBe(0);
    expect(result.json()).toMatchObject({
      name,
      value: 'v1',
      zone: 'example.test',
      servers: [
        { server: 'ns1.hosts.test', state: 'has' },
        { server: 'ns2.hosts.test', state: 'has' },
      ],
    });
    const told = await cli(['watch', name, 'v1']);
    expect(told.stderr).toMatch(/^✓ ns1\.hosts\.test {2}127\.0\.0\.1:\d+ {2}Has it {2}version \d+\n✓ ns2/);
    expect(told.stdout).toMatch(/^All name servers have it; it took (under )?[\d.]+ s\.\n$/);
  });

  it('watch is ended by Ctrl-C alone, and has nothing to take away', async () => {
    const result = await cli(['watch', '_acme-challenge.never.example.test', 'v'], {
      onStderr: (soFar, pid) => {
        if (soFar.includes('· ns1')) process.kill(pid, 'SIGINT');
      },
    });
    expect(result.code).toBe(130);
    expect(result.stderr).toContain('· ns1.hosts.test');
    expect(result.stderr).not.toContain('taking our records away');
  });

  it('watch shows another value that stands there', async () => {
    const name = '_acme-challenge.mistyped.example.test';
    add(first, name, 'v2');
    const result = await cli(['watch', name, 'v1'], {
      onStderr: (soFar, pid) => {
        if (/ ns1\..*\n. ns2\..*\n/.test(soFar)) process.kill(pid, 'SIGINT');
      },
    });
    expect(result.stderr).toMatch(
      /^! ns1\.hosts\.test {2}127\.0\.0\.1:\d+ {2}Another value: "v2" {2}version \d+\n· ns2/,
    );
  });

  it('watch wants a name and a value', async () => {
    expect((await cli(['watch', 'nas.example.test'])).code).toBe(2);
  });
});
