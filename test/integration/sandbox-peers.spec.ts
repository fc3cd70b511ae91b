import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../electron/engine/sandbox/open-sandbox.ts';
import { freePort } from '../support/free-port.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';

const run = promisify(execFile);
const hmac = Buffer.alloc(32, 5).toString('base64url');

let folder: ReturnType<typeof tempFolder>;
let sandbox: Sandbox;
let control: Server;
/** `present <fqdn> <value>` and `cleanup <fqdn> <value>`, as lego calls it; certbot's hooks are made to. */
let hook: string;
let rootFile: string;

/** The peers change the practice DNS through a door of this test: one request per record. */
const openControl = async (): Promise<string> => {
  control = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [fqdn, value] = [url.searchParams.get('fqdn') ?? '', url.searchParams.get('value') ?? ''];
    if (url.pathname === '/present') sandbox.setTxt(fqdn, value);
    else sandbox.removeTxt(fqdn, value);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(control, 'listening');
  const bound = control.address();
  return `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
};

beforeAll(async () => {
  folder = tempFolder();
  const base = await openControl();
  const script = join(folder.path, 'hook.mjs');
  writeFileSync(
    script,
    `const [action, fqdn, value] = process.argv.slice(2);
     const answer = await fetch('${base}/' + action + '?' + new URLSearchParams({ fqdn, value }));
     if (!answer.ok) process.exit(1);`,
  );
  hook = join(folder.path, 'hook.sh');
  writeFileSync(hook, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`, { mode: 0o755 });
  rootFile = join(folder.path, 'root.pem');
});
afterAll(() => {
  control.close();
  folder.remove();
});
beforeEach(async () => {
  sandbox = await openSandbox({ httpPort: 0, alternateRoot: true, externalAccounts: { 'practice-kid': hmac } });
  writeFileSync(rootFile, sandbox.rootPem);
});
afterEach(() => sandbox.close());

const openssl = async (...args: readonly string[]) => (await run(tool('openssl'), args)).stdout;
const verify = (root: string, chain: string, leaf: string, host: string) =>
  openssl(
    ...['verify', '-x509_strict', '-purpose', 'sslserver', '-verify_hostname', host],
    ...['-CAfile', root, '-untrusted', chain, leaf],
  );
const namesOf = async (leaf: string) =>
  (await openssl('x509', '-in', leaf, '-noout', '-ext', 'subjectAltName'))
    .split('\n')[1]
    ?.trim()
    .split(', ')
    .toSorted();

describeWith(['certbot', 'openssl'], 'certbot issues from the practice authority', () => {
  let home: ReturnType<typeof tempFolder>;
  beforeEach(() => {
    home = tempFolder();
  });
  afterEach(() => home.remove());

  const certbot = async (...args: readonly string[]) => {
    const at = (name: string) => [`--${name}-dir`, join(home.path, name)];
    const common = ['-n', '--server', sandbox.directoryUrl, ...at('config'), ...at('work'), ...at('logs')];
    const env = { ...process.env, REQUESTS_CA_BUNDLE: rootFile };
    const { stdout, stderr } = await run(tool('certbot'), [...args, ...common], { env });
    return stdout + stderr;
  };
  const account = ['--agree-tos', '-m', 'me@example.test', '--no-eff-email', '--eab-kid', 'practice-kid'];
  const register = [...account, '--eab-hmac-key', hmac];
  const live = (name: string, file: string) => join(home.path, 'config', 'live', name, file);

  it('by DNS for a name and its wildcard, renews it, revokes it and closes the account', async () => {
    const dns = (action: string) => `${hook} ${action} "_acme-challenge.$CERTBOT_DOMAIN" "$CERTBOT_VALIDATION"`;
    const hooks = ['--manual-auth-hook', dns('present'), '--manual-cleanup-hook', dns('cleanup')];
    const names = ['-d', 'example.test', '-d', '*.example.test'];
    await certbot('certonly', '--manual', '--preferred-challenges', 'dns', ...hooks, ...register, ...names);
    const [chain, leaf] = [live('example.test', 'chain.pem'), live('example.test', 'cert.pem')];
    expect(await verify(rootFile, chain, leaf, 'www.example.test')).toContain(': OK');
    expect(await namesOf(leaf)).toEqual(['DNS:*.example.test', 'DNS:example.test']);
    expect(sandbox.records()).toEqual([]);

    const before = readFileSync(leaf, 'utf8');
    await certbot('renew', '--force-renewal', '--no-random-sleep-on-renew');
    expect(readFileSync(leaf, 'utf8')).not.toBe(before);
    expect(await certbot('update_account', '-m', 'other@example.test')).toContain('was updated');
    const revoked = ['revoke', '--cert-path', leaf, '--reason', 'superseded', '--no-delete-after-revoke'];
    expect(await certbot(...revoked)).toContain('successfully revoked');
    expect(await certbot('unregister')).toContain('deactivated');
  });

  it('by HTTP, with the alternate chain it prefers, and revokes by the key of the certificate', async () => {
    const alternate = join(home.path, 'alternate.pem');
    writeFileSync(alternate, sandbox.alternateRootPem ?? '');
    const subject = await openssl('x509', '-in', alternate, '-noout', '-subject', '-nameopt', 'multiline');
    const root = /commonName\s*= (.*)/.exec(subject)?.[1] ?? '';
    const listener = ['--standalone', '--http-01-address', '127.0.0.1', '--http-01-port', String(sandbox.httpPort)];
    const names = ['-d', 'a.example.test', '-d', 'b.example.home.arpa'];
    await certbot('certonly', ...listener, '--preferred-chain', root, '--key-type', 'rsa', ...register, ...names);
    const file = (name: string) => live('a.example.test', name);
    expect(await verify(alternate, file('chain.pem'), file('cert.pem'), 'b.example.home.arpa')).toContain(': OK');
    const byKey = ['--cert-path', file('cert.pem'), '--key-path', file('privkey.pem')];
    expect(await certbot('revoke', ...byKey, '--no-delete-after-revoke')).toContain('successfully revoked');
  });

  it('and is told in the words of the server why a name was refused', async () => {
    const listener = ['--standalone', '--http-01-address', '127.0.0.1', '--http-01-port', String(await freePort())];
    const failure = await certbot('certonly', ...listener, ...register, '-d', 'c.example.test').then(
      () => 'certbot had no objection',
      ({ stdout }: { readonly stdout: string }) => stdout,
    );
    expect(failure).toContain('Fetching http://c.example.test/.well-known/acme-challenge/');
    expect(failure).toContain('Connection refused');
  });
});

describeWith(['lego', 'openssl'], 'lego issues from the practice authority', () => {
  let home: ReturnType<typeof tempFolder>;
  beforeEach(() => {
    home = tempFolder();
  });
  afterEach(() => home.remove());

  const lego = async (options: readonly string[], ...command: readonly string[]) => {
    const account = ['--accept-tos', '--email', 'me@example.test', '--eab', '--kid', 'practice-kid', '--hmac', hmac];
    const common = ['--server', sandbox.directoryUrl, '--path', home.path, ...account];
    const env = { ...process.env, LEGO_CA_CERTIFICATES: rootFile, EXEC_PATH: hook, EXEC_SEQUENCE_INTERVAL: '1' };
    const { stdout, stderr } = await run(tool('lego'), [...common, ...options, ...command], { env });
    return stdout + stderr;
  };
  const file = (ending: string) => {
    const folderOfCertificates = join(home.path, 'certificates');
    const found = readdirSync(folderOfCertificates).find((name) => name.endsWith(ending)) ?? '';
    return join(folderOfCertificates, found);
  };

  it('by DNS for a wildcard, finding the zone itself, and revokes it', async () => {
    const dns = ['--dns', 'exec', '--dns.resolvers', sandbox.dnsEndpoint, '--dns.disable-cp'];
    const names = ['--domains', '*.nas.example.test', '--domains', 'nas.example.test'];
    await lego([...dns, ...names, '--key-type', 'ec384'], 'run');
    const leaf = file('example.test.crt');
    expect(await verify(rootFile, file('.issuer.crt'), leaf, 'x.nas.example.test')).toContain(': OK');
    expect(await namesOf(leaf)).toEqual(['DNS:*.nas.example.test', 'DNS:nas.example.test']);
    expect(sandbox.records()).toEqual([]);
    expect(await lego(names.slice(0, 2), 'revoke')).toContain('Certificate was revoked');
  });

  it('by HTTP with its own listener', async () => {
    const http = ['--http', '--http.port', `127.0.0.1:${sandbox.httpPort}`, '--domains', 'web.example.test'];
    await lego([...http, '--key-type', 'rsa2048'], 'run');
    expect(await verify(rootFile, file('.issuer.crt'), file('example.test.crt'), 'web.example.test')).toContain(': OK');
  });
});
