import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startBind } from '../support/bind.ts';
import { runCli } from '../support/cli.ts';
import { startPebble } from '../support/pebble.ts';
import { startPowerDns } from '../support/powerdns.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';
import { startWorld, updateKey, worldNeeds } from '../support/world.ts';

const dig = (endpoint: string, ...question: readonly string[]): readonly string[] => {
  const [address = '', port = ''] = endpoint.split(':');
  const answer = execFileSync(tool('dig'), [`@${address}`, '-p', port, '+short', '+norec', ...question]).toString();
  return answer.split('\n').filter((line) => line !== '' && !line.startsWith(';'));
};

describeWith([...worldNeeds, 'pdns_server'], 'proof by DNS where records are kept in different ways', () => {
  it('through the PowerDNS interface: apex and wildcard side by side, and nothing left', async () => {
    const pdns = await startPowerDns({ zones: [{ name: 'example.test' }] });
    const pebble = await startPebble({ dnsServer: pdns.dnsEndpoint });
    const folder = tempFolder();
    try {
      const credential = join(folder.path, 'credential.json');
      writeFileSync(credential, JSON.stringify({ apiUrl: pdns.apiUrl, apiKey: pdns.apiKey }));
      const result = await runCli(join(folder.path, 'profile'), [
        ...['issue', '--json', '--name', 'example.test', '--name', '*.example.test', '--resolver', pdns.dnsEndpoint],
        ...['--directory', pebble.directoryUrl, '--root', pebble.rootFile],
        ...['--provider', 'powerdns', '--credential', credential],
      ]);
      expect({ code: result.code, said: result.stderr }).toMatchObject({ code: 0 });
      expect(dig(pdns.dnsEndpoint, 'TXT', '_acme-challenge.example.test')).toEqual([]);
    } finally {
      await pebble.stop();
      await pdns.stop();
      folder.remove();
    }
  });

  it('delegated: _acme-challenge is a CNAME into another zone, and only that one is written', async () => {
    const bind = await startBind({
      zones: [
        { name: 'example.test', records: ['_acme-challenge.nas IN CNAME nas.proofs.test.'] },
        { name: 'proofs.test', updatePolicy: [`grant ${updateKey.name} zonesub ANY`] },
      ],
      keys: [updateKey],
      recursive: true,
    });
    const pebble = await startPebble({ dnsServer: bind.endpoint });
    const folder = tempFolder();
    try {
      const credential = join(folder.path, 'credential.json');
      const fields = { nameserver: bind.endpoint, keyName: updateKey.name, keySecret: updateKey.secret };
      writeFileSync(credential, JSON.stringify(fields));
      const result = await runCli(join(folder.path, 'profile'), [
        ...['issue', '--json', '--name', 'nas.example.test', '--resolver', bind.endpoint],
        ...['--directory', pebble.directoryUrl, '--root', pebble.rootFile],
        ...['--provider', 'rfc2136', '--credential', credential],
      ]);
      expect({ code: result.code, said: result.stderr }).toMatchObject({ code: 0 });
      const { run } = result.json<{ run: { records: { location: string; zone: string }[] } }>();
      expect({ code: result.code, at: run.records.map(({ location, zone }) => [location, zone]) }).toEqual({
        code: 0,
        at: [['nas.proofs.test', 'proofs.test']],
      });
      expect(dig(bind.endpoint, 'TXT', 'nas.proofs.test')).toEqual([]);
    } finally {
      await pebble.stop();
      await bind.stop();
      folder.remove();
    }
  });

  it('by hand: the record is shown, a mistyped one too, and the order waits until a person has added it', async () => {
    const world = await startWorld();
    const location = '_acme-challenge.nas.example.test';
    try {
      const args = ['issue', '--json', '--name', 'nas.example.test', '--provider', 'manual'];
      const where = ['--directory', world.pebble.directoryUrl, '--root', world.pebble.rootFile];
      const cli = join(import.meta.dirname, '../../dist/main/cli.js');
      const child = spawn(process.execPath, [cli, ...args, ...where, '--resolver', world.bind.endpoint], {
        env: { ...process.env, LANG: 'C', CERTWRIGHT_HOME: world.newProfile() },
      });
      let stderr = '';
      let stdout = '';
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
      });
      const shown = Promise.withResolvers<RegExpExecArray>();
      const compared = Promise.withResolvers<RegExpExecArray>();
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
        const record = /TXT record: (\S+)\s+value (\S+)/.exec(stderr);
        if (record) shown.resolve(record);
        const mistake = /Another value is at .*\n/.exec(stderr);
        if (mistake) compared.resolve(mistake);
      });
      const publish = (text: string): void => {
        const { name, algorithm, secret } = updateKey;
        execFileSync('nsupdate', ['-y', `${algorithm}:${name}:${secret}`], {
          input: `server ${world.bind.address} ${world.bind.port}\nupdate add ${location} 60 TXT "${text}"\nsend\n`,
        });
      };
      const ended = once(child, 'close');
      const [, announced, value = ''] = await shown.promise;
      expect(announced).toBe(location);
      publish(`${value.slice(0, -1)}-`);
      expect((await compared.promise)[0]).toBe(`Another value is at ${location}: ${value.slice(0, -1)}-\n`);
      publish(value);
      const [code] = await ended;
      expect({ code, status: (JSON.parse(stdout) as { certificate: { status: string } }).certificate.status }).toEqual({
        code: 0,
        status: 'fine',
      });
      // What a person added is theirs to remove.
      expect(world.txt(location)).toContain(`"${value}"`);
    } finally {
      await world.stop();
    }
  });

  it('fifty names in one order', async () => {
    const world = await startWorld();
    try {
      const names = Array.from({ length: 50 }, (_, index) => ['--name', `host${index}.example.test`]).flat();
      const result = await runCli(world.newProfile(), ['issue', '--json', ...names, ...world.dnsArgs]);
      expect({ code: result.code, said: result.stderr }).toMatchObject({ code: 0 });
      expect(world.txt('_acme-challenge.host49.example.test')).toEqual([]);
    } finally {
      await world.stop();
    }
  });
});
