/** The lines of destinations, read by the programs they are for, from a folder whose name has all that is awkward. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choiceOf, filesByRole } from '../../shared/domain/destinations.ts';
import { explain } from '../../shared/i18n/destination-words.ts';
import { freePort } from '../support/free-port.ts';
import { openssl } from '../support/openssl-authority.ts';
import { postgresFolder } from '../support/starttls-servers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, findTool, tool } from '../support/tools.ts';

const temp = tempFolder('certwright-snippets-');
const awkward = join(temp.path, `it's a "test" folder`);
/** For programs that end a value at the line's end, or at a blank, and know no quotes. */
const blank = join(temp.path, 'a test folder');
const stem = 'example.org';

beforeAll(() => {
  const keyFile = join(temp.path, 'key.pem');
  const certFile = join(temp.path, 'cert.pem');
  openssl(['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', keyFile]);
  const alternative = 'subjectAltName=DNS:example.org,DNS:*.example.org';
  const of = ['-subj', '/CN=example.org', '-addext', alternative, '-days', '30'];
  openssl(['req', '-x509', '-key', keyFile, ...of, '-out', certFile]);
  const [key, cert] = [readFileSync(keyFile, 'utf8'), readFileSync(certFile, 'utf8')];
  const contents = { fullchain: cert, cert, chain: cert, key, combined: cert + key };
  for (const folder of [awkward, blank]) {
    mkdirSync(folder, { mode: 0o755 });
    for (const [reference] of written)
      for (const [role, name] of Object.entries(filesFor(reference)))
        writeFileSync(join(folder, name), contents[role as keyof typeof contents], { mode: 0o600 });
  }
});
afterAll(() => temp.remove());

const written = [['nginx'], ['apache'], ['apache:older'], ['haproxy'], ['lighttpd']] as const;

const choose = (reference: string) => {
  const choice = choiceOf(reference);
  if (choice === undefined) throw new Error(`no destination ${reference}`);
  return choice;
};

const filesFor = (reference: string): Readonly<Record<string, string>> => {
  const { shape } = choose(reference).variant;
  const files = shape.files?.map(({ name, holds }) => ({ name: name.replace('{stem}', stem), holds })) ?? [];
  return filesByRole(shape, files) as Readonly<Record<string, string>>;
};

const linesFor = (reference: string, folder: string, alias = stem): string => {
  const facts = { names: ['example.org', '*.example.org'], files: filesFor(reference), alias, folder };
  return `${explain(choose(reference), facts, 'en').snippet?.lines.join('\n') ?? ''}\n`;
};

/** Both streams of a program that ends well; throws with them if it does not. */
const run = (command: string, args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: temp.path, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout + stderr);
  return stdout + stderr;
};

const fileWith = (name: string, content: string): string => {
  const path = join(temp.path, name);
  writeFileSync(path, content);
  return path;
};

/** A shell in which each of these programs prints its arguments, one a line. */
const shell = (script: string, programs: readonly string[], folder: string): readonly string[] => {
  const told = programs.map((name) => `${name}() { printf '%s\\n' "$@"; }`).join('\n');
  return execFileSync('/bin/sh', ['-c', `${told}\n${script}`], { cwd: folder, encoding: 'utf8' })
    .trim()
    .split('\n');
};

describeWith(['nginx', 'openssl'], 'nginx', () => {
  it('takes the server block', async () => {
    const lines = linesFor('nginx', awkward).replace('443', `127.0.0.1:${await freePort()}`);
    const head = `pid ${join(temp.path, 'pid')}; error_log stderr; events {}\n`;
    const config = fileWith('nginx.conf', `${head}http { access_log off;\n${lines}}`);
    expect(run(tool('nginx'), ['-t', '-c', config, '-p', temp.path])).toContain('test is successful');
  });
});

describeWith(['apache2', 'openssl'], 'Apache', () => {
  it.each(['apache', 'apache:older'])('takes the virtual host (%s)', async (reference) => {
    const modules = ['mpm_event', 'authz_core', 'socache_shmcb', 'ssl'].map(
      (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
    );
    const head = [
      ...modules,
      `DefaultRuntimeDir ${temp.path}`,
      `PidFile ${join(temp.path, 'a.pid')}`,
      'ErrorLog /dev/stderr',
    ];
    const config = fileWith(
      'httpd.conf',
      [...head, `Listen 127.0.0.1:${await freePort()}`, linesFor(reference, awkward)].join('\n'),
    );
    expect(run(tool('apache2'), ['-t', '-d', temp.path, '-f', config])).toContain('Syntax OK');
    expect(run(tool('apache2'), ['-S', '-d', temp.path, '-f', config])).toMatch(/example\.org/);
  });
});

describeWith(['haproxy', 'openssl'], 'HAProxy', () => {
  it('takes the frontend, a dollar sign in the path included', () => {
    const dollar = join(temp.path, '$HOME "of" it');
    mkdirSync(dollar);
    writeFileSync(join(dollar, `${stem}.pem`), readFileSync(join(awkward, `${stem}.pem`)));
    for (const folder of [awkward, dollar])
      run(tool('haproxy'), ['-c', '-f', fileWith('haproxy.cfg', linesFor('haproxy', folder))]);
  });
});

describeWith(['lighttpd', 'openssl'], 'lighttpd', () => {
  it('takes the socket', async () => {
    const lines = linesFor('lighttpd', awkward).replace(':443', `127.0.0.1:${await freePort()}`);
    const head = `server.document-root = "${temp.path}"\nserver.port = ${await freePort()}\n`;
    run(tool('lighttpd'), ['-tt', '-f', fileWith('lighttpd.conf', head + lines)]);
    const unread = lines.replace('.pem"', '.missing"');
    expect(() => run(tool('lighttpd'), ['-tt', '-f', fileWith('lighttpd.conf', head + unread)])).toThrow();
  });
});

describeWith(['postconf'], 'Postfix', () => {
  it('reads the paths', () => {
    const folder = join(temp.path, 'postfix $one');
    mkdirSync(join(temp.path, 'mail'));
    fileWith('mail/main.cf', `compatibility_level = 3.6\n${linesFor('postfix', folder)}`);
    fileWith('mail/master.cf', '');
    const of = ['-c', join(temp.path, 'mail'), '-hx', 'smtpd_tls_cert_file', 'smtpd_tls_key_file'];
    const { fullchain, key } = filesFor('postfix');
    expect(run(tool('postconf'), of).trim().split('\n')).toEqual([`${folder}/${fullchain}`, `${folder}/${key}`]);
  });
});

describeWith(['dovecot', 'doveconf'], 'Dovecot', () => {
  const newer = findTool('dovecot') !== undefined && /^2\.([4-9]|\d\d)/.test(run(tool('dovecot'), ['--version']));
  it('reads the files', () => {
    const config = newer
      ? `dovecot_config_version = 2.4.0\ndovecot_storage_version = 2.4.0\n${linesFor('dovecot:2.4', blank)}`
      : linesFor('dovecot:2.3', blank);
    const settings = newer ? ['ssl_server_cert_file', 'ssl_server_key_file'] : ['ssl_cert', 'ssl_key'];
    const { fullchain, key } = filesFor('dovecot');
    const said = run(tool('doveconf'), ['-n', '-P', '-c', fileWith('dovecot.conf', config), ...settings]);
    const from = newer ? '' : '<';
    expect(said).toContain(`${settings[0]} = ${from}${blank}/${fullchain}\n`);
    expect(said).toContain(`${settings[1]} = ${from}${blank}/${key}\n`);
  });
});

describeWith(postgresFolder() === undefined ? ['postgres'] : [], 'PostgreSQL', () => {
  it('reads the paths', () => {
    const folder = join(temp.path, String.raw`it's a \n "folder"`);
    const config = fileWith('postgresql.conf', linesFor('postgresql', folder));
    fileWith('postgresql.auto.conf', '');
    const said = (name: string) =>
      run(join(postgresFolder() ?? '', 'postgres'), ['-C', name, `--config-file=${config}`, '-D', temp.path]).trim();
    const { fullchain, key } = filesFor('postgresql');
    expect([said('ssl_cert_file'), said('ssl_key_file')]).toEqual([`${folder}/${fullchain}`, `${folder}/${key}`]);
  });
});

describeWith(['xmllint'], 'Tomcat', () => {
  it('is XML, with the paths as they are', () => {
    const folder = `${awkward} & <more>`;
    const config = fileWith('server.xml', linesFor('tomcat', folder));
    const said = run(tool('xmllint'), ['--xpath', 'string(//Certificate/@certificateKeyFile)', config]);
    expect(said.trim()).toBe(`${folder}/${filesFor('tomcat').key}`);
    run(tool('xmllint'), ['--noout', config]);
  });
});

describeWith(['jq'], 'Cosmos', () => {
  it('gets the text of both files and keeps what it had', () => {
    const { fullchain = '', key = '' } = filesFor('cosmos');
    const text = (name: string) => readFileSync(join(awkward, name), 'utf8');
    writeFileSync(
      join(awkward, 'cosmos.config.json'),
      JSON.stringify({ a: 1, HTTPConfig: { Hostname: 'h', TLSCert: 'x' } }),
    );
    shell(linesFor('cosmos', awkward), [], awkward);
    expect(JSON.parse(text('cosmos.config.json'))).toEqual({
      a: 1,
      HTTPConfig: { Hostname: 'h', HTTPSCertificateMode: 'PROVIDED', TLSCert: text(fullchain), TLSKey: text(key) },
    });
  });
});

describe('a shell', () => {
  it.each([
    ['proxmox', ['pvenode'], ['cert', 'set', 'fullchain', 'key', '--force', '--restart']],
    [
      'docker',
      ['docker'],
      ['secret', 'create', 'x-fullchain.pem', 'fullchain', 'secret', 'create', 'x-key.pem', 'key'],
    ],
  ])('hands %s its files', (reference, programs, meant) => {
    const folder = `${awkward} $HOME; echo \`id\``;
    const files = filesFor(reference);
    const paths = meant.map((word) => (files[word] === undefined ? word : `${folder}/${files[word]}`));
    expect(shell(linesFor(reference, folder, 'x'), programs, temp.path)).toEqual(paths);
  });

  it('hands Kubernetes its files, under a name it allows', () => {
    const script = linesFor('kubernetes', awkward, '*.Example.org').replace(' | kubectl apply -f -', '');
    const { fullchain, key } = filesFor('kubernetes');
    const files = [`--cert=${awkward}/${fullchain}`, `--key=${awkward}/${key}`];
    const meant = ['create', 'secret', 'tls', 'wildcard-example-org-tls', ...files, '--dry-run=client', '-o', 'yaml'];
    expect(shell(script, ['kubectl'], temp.path)).toEqual(meant);
  });

  it('hands OpenWrt one option a line', () => {
    const folder = `${awkward} $HOME`;
    const script = linesFor('openwrt', folder).replace('/etc/init.d/uhttpd restart', '');
    const { fullchain, key } = filesFor('openwrt');
    const meant = ['set', `uhttpd.main.cert=${folder}/${fullchain}`, 'set', `uhttpd.main.key=${folder}/${key}`];
    expect(shell(script, ['uci'], temp.path)).toEqual([...meant, 'commit', 'uhttpd']);
  });

  it('puts the bundle where Unraid looks for it', () => {
    const script = linesFor('unraid', awkward).replace('/etc/rc.d/rc.nginx', 'rc');
    const said = shell(script, ['install', 'rc', 'hostname'], temp.path);
    expect(said.slice(0, 3)).toEqual(['-m', '600', `${awkward}/${stem}.pem`]);
    expect(said[3]).toMatch(/^\/boot\/config\/ssl\/certs\/.*_unraid_bundle\.pem$/);
  });
});

describe('Node', () => {
  it('serves with what the lines hand over', () => {
    const program = fileWith(
      'server.mjs',
      linesFor('node', awkward).replace('443', '0, "127.0.0.1", () => server.close()'),
    );
    expect(run(process.execPath, [program])).toBe('');
  });
});
