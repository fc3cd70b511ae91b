/** Servers that load what was exported, and clients that trust nothing but the root. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { writeExport } from '../../electron/engine/export/write-export.ts';
import type { ExportShape } from '../../shared/domain/export.ts';
import { type ChainKey, type Chains, makeChains } from '../support/chains.ts';
import { exportOf, exportPassword, sourceOf } from '../support/made-export.ts';
import { startNginx } from '../support/nginx.ts';
import { openssl } from '../support/openssl-authority.ts';
import { isRoot, type ServedFiles, startStartTls } from '../support/starttls-servers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startApache, startHaproxy, startJavaServer, startLighttpd } from '../support/tls-servers.ts';
import { describeWith } from '../support/tools.ts';

const programs = ['nginx', 'apache2', 'haproxy', 'lighttpd', 'postfix', 'dovecot', 'java', 'javac', 'openssl'];

describeWith(programs, 'a server that loads an export', () => {
  const target = tempFolder();
  let chains: Chains;
  let count = 0;
  const open: { stop(): Promise<void> }[] = [];
  beforeAll(() => {
    chains = makeChains(['ec256', 'rsa2048']);
  }, 30_000);
  afterEach(async () => {
    for (const server of open.splice(0)) await server.stop();
  });
  afterAll(() => {
    chains.remove();
    target.remove();
  });

  const write = async (key: ChainKey, shape: ExportShape, password?: string): Promise<string> => {
    count += 1;
    const folder = join(target.path, String(count));
    await writeExport(await exportOf(sourceOf(chains.of(key, 2)), shape, { password }), folder);
    return folder;
  };
  const serving = <S extends { stop(): Promise<void> }>(server: S): S => {
    open.push(server);
    return server;
  };
  /** What a client says that trusts the root alone, and the certificates it was sent. */
  const ask = (port: number, starttls?: 'smtp' | 'imap') => {
    const said = openssl([
      ...['s_client', '-connect', `127.0.0.1:${port}`, '-servername', 'localhost', '-no-CApath', '-no-CAstore'],
      ...['-CAfile', join(chains.folder, 'root.pem'), '-verify_hostname', 'shop.example.org', '-showcerts'],
      ...(starttls === undefined ? [] : ['-starttls', starttls]),
    ]);
    return {
      verdict: /Verify return code: (.+)/.exec(said)?.[1],
      sent: [...said.matchAll(/^ *\d s:(.*)$/gm)].map(([, subject = '']) => subject),
    };
  };
  const right = {
    verdict: '0 (ok)',
    sent: [
      'CN = shop.example.org',
      'O = Test Trust, CN = Test Intermediate 2',
      'O = Test Trust, CN = Test Intermediate 1',
    ],
  };

  it('nginx: full chain and key, with either kind of key and key form', async () => {
    for (const [key, keyForm] of [
      ['ec256', 'pkcs8'],
      ['ec256', 'traditional'],
      ['rsa2048', 'traditional'],
    ] as const) {
      const folder = await write(key, { format: 'pem', keyForm, lineEnds: 'crlf' });
      const files = { chain: join(folder, 'fullchain.pem'), key: join(folder, 'privkey.pem') };
      expect(ask(serving(await startNginx(files)).port)).toEqual(right);
    }
  });

  it('Apache: a key under a password', async () => {
    const folder = await write('rsa2048', { format: 'pem', encryptKey: true }, exportPassword);
    const passphrase = join(folder, 'passphrase.sh');
    writeFileSync(passphrase, `#!/bin/sh\nprintf '%s\\n' '${exportPassword}'\n`, { mode: 0o700 });
    const files = { chain: join(folder, 'fullchain.pem'), key: join(folder, 'privkey.pem'), passphrase };
    expect(ask(serving(await startApache(files)).port)).toEqual(right);
  });

  it('HAProxy and lighttpd: everything in one file', async () => {
    const combined = join(await write('ec256', { format: 'combined' }), 'shop.example.org.pem');
    expect(ask(serving(await startHaproxy(combined)).port)).toEqual(right);
    expect(ask(serving(await startLighttpd(combined)).port)).toEqual(right);
  });

  it.runIf(isRoot)('Postfix and Dovecot: through STARTTLS', async () => {
    const folder = await write('rsa2048', { format: 'pem' });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const files: ServedFiles = { chain: read('fullchain.pem'), key: read('privkey.pem') };
    const postfix = serving(await startStartTls('postfix', files));
    expect(ask(postfix.ports.smtp ?? 0, 'smtp')).toEqual(right);
    const dovecot = serving(await startStartTls('dovecot', files));
    expect(ask(dovecot.ports.imap ?? 0, 'imap')).toEqual(right);
  });

  it.each([
    ['JKS', { format: 'jks' }],
    ['PKCS12', { format: 'pfx', extension: 'p12' }],
    ['PKCS12', { format: 'pfx-legacy' }],
  ] as const)('Java: a keystore of type %s from %o', async (type, shape) => {
    const folder = await write('rsa2048', shape, exportPassword);
    const [file = ''] = readdirSync(folder);
    expect(ask(serving(await startJavaServer(type, join(folder, file), exportPassword)).port)).toEqual(right);
  });

  it('is told apart by the client when the chain was left out', async () => {
    const files = [
      { name: 'cert.pem', holds: ['cert'] as const },
      { name: 'key.pem', holds: ['key'] as const },
    ];
    const folder = await write('ec256', {
      format: 'pem',
      files: files.map(({ name, holds }) => ({ name, holds: [...holds] })),
    });
    const { port } = serving(await startNginx({ chain: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }));
    expect(ask(port)).toEqual({
      verdict: '21 (unable to verify the first certificate)',
      sent: ['CN = shop.example.org'],
    });
  });
});
