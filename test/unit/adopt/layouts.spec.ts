/** Folders of clients that cannot be run here, written after their published layouts. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCertbot } from '../../../electron/engine/adopt/certbot/read.ts';
import { findCertificates } from '../../../electron/engine/adopt/find.ts';
import { NotRead, openFolder } from '../../../electron/engine/adopt/folder.ts';
import { viewOfFound } from '../../../electron/engine/adopt/judge.ts';
import { writeAcmeSh } from '../../support/acme-sh-layout.ts';
import { besideClients } from '../../support/beside-clients.ts';
import { madeCertificate } from '../../support/made-certificate.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { treeHash } from '../../support/tree-hash.ts';

const directory = 'https://acme-v02.api.letsencrypt.org/directory';
let folder: ReturnType<typeof tempFolder>;
beforeEach(() => {
  folder = tempFolder('certwright-layout-');
});
afterEach(() => folder.remove());

const write = (path: string, content: string | object): void => {
  const file = join(folder.path, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
};

const look = async (beside = besideClients({})) => {
  const before = treeHash(folder.path);
  const { found, unread } = await findCertificates(
    { port: beside.port, adoptions: [], isManaged: () => false },
    { folders: [folder.path] },
  );
  expect(treeHash(folder.path)).toBe(before);
  return { found: found.map((one) => viewOfFound(one, found, new Date())), states: found, unread };
};

describe('Caddy', () => {
  it('is read from its data folder, and goes on by itself', async () => {
    const { certificatePem, keyPem } = await madeCertificate('caddy.example.org', 80);
    const place = 'certificates/acme-v02.api.letsencrypt.org-directory/caddy.example.org/caddy.example.org';
    write(`${place}.crt`, certificatePem);
    write(`${place}.key`, keyPem);
    write(`${place}.json`, { sans: ['caddy.example.org'], issuer_data: { ca: directory, url: 'https://x' } });
    const user = 'acme/acme-v02.api.letsencrypt.org-directory/users/me@example.org/me';
    write(`${user}.json`, { status: 'valid', contact: ['mailto:me@example.org'], location: 'https://ca/acct/7' });
    write(`${user}.key`, keyPem);
    const { found, unread } = await look();
    expect(unread).toEqual([]);
    expect(found).toMatchObject([
      {
        client: 'caddy',
        name: 'caddy.example.org',
        key: 'readable',
        account: { url: 'https://ca/acct/7', key: 'readable' },
        authority: { directoryUrl: directory },
        findings: [{ code: 'renews-itself' }, { code: 'proof-unknown' }],
      },
    ]);
  });
});

describe('Posh-ACME', () => {
  it('is read with its account and what its plugin was given', async () => {
    const { certificatePem, keyPem, keyJwk } = await madeCertificate('posh.example.org', 80);
    write('current-server.txt', directory);
    write('LE_PROD/dir.json', { location: directory });
    write('LE_PROD/11111/acct.json', { id: '11111', location: 'https://ca/acct/1', contact: [], key: keyJwk });
    const order = { MainDomain: 'posh.example.org', SANs: [], Plugin: ['Route53'] };
    write('LE_PROD/11111/posh.example.org/order.json', order);
    write('LE_PROD/11111/posh.example.org/pluginargs.json', { R53AccessKey: 'AK', R53SecretKeyInsecure: 'SK' });
    write('LE_PROD/11111/posh.example.org/cert.key', keyPem);
    write('LE_PROD/11111/posh.example.org/fullchain.cer', certificatePem);
    // Never came to a certificate.
    write('LE_PROD/11111/new.example.org/order.json', { ...order, MainDomain: 'new.example.org' });
    const { found, states } = await look();
    expect(found).toMatchObject([
      {
        client: 'posh-acme',
        account: { url: 'https://ca/acct/1', key: 'readable' },
        proof: { method: 'dns-01', provider: 'route53' },
        credential: 'readable',
        findings: [{ code: 'no-job' }],
      },
    ]);
    expect(states[0]?.state.credential).toEqual({ fields: { accessKeyId: 'AK', secretAccessKey: 'SK' } });
    expect(JSON.stringify(found)).not.toContain('SK');
  });
});

describe('win-acme', () => {
  const renewal = (store: object) => ({
    Id: 'abc',
    LastFriendlyName: '[Manual] win.example.org',
    TargetPluginOptions: { CommonName: 'win.example.org', AlternativeNames: ['win.example.org', 'www.example.org'] },
    ValidationPluginOptions: { Plugin: '1c77b3a4-5310-4c46-92c6-00d866e84d6b', Path: 'C:\\inetpub\\wwwroot' },
    StorePluginOptions: [store],
    History: [{ ExpireDate: '2020-01-02T03:04:05Z', Success: true }],
  });
  const server = 'acme-v02.api.letsencrypt.org';

  it('says that Windows keeps its keys for itself', async () => {
    write(`${server}/abc.renewal.json`, renewal({ Plugin: 'e30adc8e-d756-4e16-a6f2-450f784b1a97' }));
    write(`${server}/Signer_v2`, 'enc-AQAAANCMnd8BFdERjHoAwE');
    const task = { kind: 'task', name: '\\win-acme renew', system: true, on: true, writable: true } as const;
    const places = [{ client: 'win-acme', folder: folder.path }] as const;
    const beside = besideClients({
      places,
      units: [{ ...task, command: '"C:\\Program Files\\win-acme\\wacs.exe" --renew' }],
    });
    const { found } = await look(beside);
    expect(found).toMatchObject([
      {
        client: 'win-acme',
        name: 'win.example.org',
        identifiers: [{ value: 'win.example.org' }, { value: 'www.example.org' }],
        notAfter: '2020-01-02T03:04:05.000Z',
        authority: { directoryUrl: directory },
        account: { key: 'protected' },
        key: 'protected',
        proof: { method: 'http-01', webroot: 'C:\\inetpub\\wwwroot' },
        jobs: [{ kind: 'task', place: '\\win-acme renew', serves: ['win.example.org'] }],
      },
    ]);
    expect(found[0]?.findings.map(({ code }) => code)).toEqual([
      'certificate-unreadable',
      'key-protected',
      'account-key-protected',
    ]);
  });

  it('can be taken over where it wrote PEM files', async () => {
    const { certificatePem, keyPem } = await madeCertificate('win.example.org', 80);
    write('pem/win.example.org-chain.pem', certificatePem);
    write('pem/win.example.org-key.pem', keyPem);
    write(`${server}/abc.renewal.json`, renewal({ Path: join(folder.path, 'pem') }));
    const { found } = await look();
    expect(found).toMatchObject([{ key: 'readable', keyType: 'ec256' }]);
  });
});

describe('Certimate', () => {
  it('is read from a copy of its database', async () => {
    const { certificatePem, keyPem } = await madeCertificate('mate.example.org', 80);
    mkdirSync(join(folder.path, 'pb_data'));
    const database = new DatabaseSync(join(folder.path, 'pb_data', 'data.db'));
    database.exec(`
      CREATE TABLE certificate (id TEXT, source TEXT, certificate TEXT, privateKey TEXT, subjectAltNames TEXT,
        acmeAcctUrl TEXT, isRenewed BOOLEAN, isRevoked BOOLEAN, deleted TEXT);
      CREATE TABLE acme_accounts (id TEXT, ca TEXT, email TEXT, privateKey TEXT, acmeDirUrl TEXT, acmeAcctUrl TEXT);`);
    const insert = database.prepare('INSERT INTO certificate VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)');
    insert.run('1', 'request', certificatePem, keyPem, 'mate.example.org', 'https://ca/acct/9', 0, '');
    insert.run('2', 'request', certificatePem, keyPem, 'older.example.org', 'https://ca/acct/9', 1, '');
    database
      .prepare('INSERT INTO acme_accounts VALUES (?, ?, ?, ?, ?, ?)')
      .run('a', 'letsencrypt', 'me@example.org', keyPem, directory, 'https://ca/acct/9');
    database.close();
    const { found } = await look();
    expect(found).toMatchObject([
      {
        client: 'certimate',
        name: 'mate.example.org',
        account: { url: 'https://ca/acct/9', key: 'readable' },
        authority: { directoryUrl: directory },
        key: 'readable',
      },
    ]);
  });
});

describe('what proves the names', () => {
  const chain = async (name: string) => {
    const { certificatePem, keyPem } = await madeCertificate(name, 80);
    write(`live/${name}/fullchain.pem`, certificatePem);
    write(`live/${name}/privkey.pem`, keyPem);
  };
  const params = (...lines: readonly string[]) =>
    ['version = 2.1.0', '[renewalparams]', `server = ${directory}`, ...lines, ''].join('\n');

  it('certbot names a file with the credential, or folders of web servers', async () => {
    for (const name of ['dns.example.org', 'one.example.org', 'two.example.org', 'plugin.example.org'])
      await chain(name);
    mkdirSync(join(folder.path, 'accounts'));
    write('secret.ini', '# a token\ndns_cloudflare_api_token = "0123456789abcdef"\n');
    const key = ['reuse_key = True', 'preferred_chain = ISRG Root X1'];
    const file = `dns_cloudflare_credentials = ${join(folder.path, 'secret.ini')}`;
    write(
      'renewal/dns.example.org.conf',
      params('authenticator = dns-cloudflare', file, ...key, 'pre_hook = systemctl stop x'),
    );
    const map = (...folders: readonly string[]) =>
      params(
        'authenticator = webroot',
        '[[webroot_map]]',
        ...folders.map((path, index) => `n${index}.example.org = ${path}`),
      );
    write('renewal/one.example.org.conf', map('/var/www', '/var/www'));
    write('renewal/two.example.org.conf', map('/var/www', '/srv/other'));
    write('renewal/plugin.example.org.conf', params('authenticator = nginx'));
    const { found, states } = await look();
    expect(found.map(({ name, proof, credential }) => [name, proof, credential])).toEqual([
      ['dns.example.org', { method: 'dns-01', provider: 'cloudflare' }, 'readable'],
      ['one.example.org', { method: 'http-01', webroot: '/var/www' }, 'not-needed'],
      ['plugin.example.org', undefined, 'not-needed'],
      ['two.example.org', undefined, 'not-needed'],
    ]);
    expect(states[0]?.state.credential).toEqual({ fields: { apiToken: '0123456789abcdef' } });
    const terms = { keyPolicy: 'reuse', preferredChain: { kind: 'root', name: 'ISRG Root X1' } };
    expect(states.map(({ state }) => state.terms)).toEqual([terms, {}, {}, {}]);
    expect(states[0]?.state.serving?.unfollowed).toEqual(['systemctl stop x']);
    expect(JSON.stringify(found)).not.toContain('0123456789abcdef');
  });

  it('acme.sh names a key file of BIND', async () => {
    const { certificatePem, keyPem } = await madeCertificate('bind.example.org', 80);
    write('update.key', 'key "certs" {\n\talgorithm hmac-sha256;\n\tsecret "c2VjcmV0";\n};\n');
    writeAcmeSh({
      ...{ home: folder.path, names: ['bind.example.org'], directoryUrl: directory, webroot: 'dns_nsupdate' },
      ...{ accountUrl: '', accountKeyPem: keyPem, keyPem, chainPem: certificatePem },
      saved: { SAVED_NSUPDATE_SERVER: 'ns.example.org', SAVED_NSUPDATE_KEY: join(folder.path, 'update.key') },
    });
    const { states } = await look();
    expect(states[0]?.state.credential).toEqual({
      fields: {
        ...{ nameserver: 'ns.example.org', tsigKeyName: 'certs' },
        ...{ tsigSecret: 'c2VjcmV0', tsigAlgorithm: 'hmac-sha256' },
      },
    });
  });
});

describe('what only an administrator may read', () => {
  it('is named all the same, and said to be', async () => {
    write('renewal/closed.example.org.conf', `[renewalparams]\nauthenticator = standalone\nserver = ${directory}\n`);
    const opened = await openFolder(folder.path);
    if (opened === undefined) throw new Error('no folder');
    // As certbot leaves it: 0700 for root.
    const text = (file: string) =>
      file.startsWith('live/') ? Promise.reject(new NotRead(file, 'denied')) : opened.text(file);
    const { certificates, unread } = await readCertbot({ folder: { ...opened, text }, commands: [] });
    expect(unread).toEqual([]);
    const found = certificates.map((state) => ({ id: '', state, jobs: [], adoption: undefined, forgotten: false }));
    const views = found.map((one) => viewOfFound(one, found, new Date()));
    expect(views.map(({ name, key, findings }) => [name, key, findings.map(({ code }) => code)])).toEqual([
      ['closed.example.org', 'denied', ['no-job', 'administrator-only', 'account-key-missing']],
    ]);
  });
});

describe('a folder that is not what it should be', () => {
  const renewal = (name: string) => `[renewalparams]\nauthenticator = standalone\nserver = ${directory}\n# ${name}\n`;

  it('costs the broken file alone, and is never followed out of the folder', async () => {
    const { certificatePem, keyPem } = await madeCertificate('good.example.org', 3);
    const outside = tempFolder();
    try {
      mkdirSync(join(folder.path, 'accounts'), { recursive: true });
      write('renewal/good.example.org.conf', renewal('good'));
      write('live/good.example.org/fullchain.pem', certificatePem);
      write('live/good.example.org/privkey.pem', keyPem);
      write('renewal/bad.example.org.conf', '[renewalparams]\nserver = not an address\n');
      write('renewal/large.example.org.conf', 'x'.repeat(600_000));
      write('renewal/out.example.org.conf', renewal('out'));
      writeFileSync(join(outside.path, 'fullchain.pem'), certificatePem);
      symlinkSync(outside.path, join(folder.path, 'live/out.example.org'));
      const { found, unread } = await look();
      expect(found.map(({ name, notAfter }) => [name, notAfter !== undefined])).toEqual([['good.example.org', true]]);
      // Three days of ninety are left.
      expect(found[0]?.findings.map(({ code }) => code)).toContain('overdue');
      expect(unread.map(({ path, reason }) => [path.replace(/.*\//, ''), reason])).toEqual([
        ['bad.example.org.conf', 'broken'],
        ['large.example.org.conf', 'too-large'],
        ['fullchain.pem', 'outside'],
      ]);
    } finally {
      outside.remove();
    }
  });
});
