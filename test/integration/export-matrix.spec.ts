/** Every form of every kind of key and chain, opened by programs that others wrote. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeExport } from '../../electron/engine/export/write-export.ts';
import { type ExportFormat, type ExportShape, exportFormats, passwordFormats } from '../../shared/domain/export.ts';
import { type ChainKey, type Chains, chainKeys, makeChains } from '../support/chains.ts';
import { exportOf, exportPassword, sourceOf } from '../support/made-export.ts';
import { openssl } from '../support/openssl-authority.ts';
import { runTool } from '../support/run-tool.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';

interface Cell {
  readonly key: ChainKey;
  readonly intermediates: 1 | 2;
  readonly withRoot: boolean;
  readonly folder: string;
  /** Certificates in the export. */
  readonly count: number;
}

describeWith(['openssl', 'keytool', 'javac', 'certutil', 'pk12util', 'unzip'], 'an export', () => {
  const target = tempFolder();
  let chains: Chains;
  let cells: readonly Cell[];
  beforeAll(async () => {
    chains = makeChains();
    cells = chainKeys.flatMap((key) =>
      ([1, 2] as const).flatMap((intermediates) =>
        [true, false].map((withRoot) => ({
          ...{ key, intermediates, withRoot, count: 1 + intermediates + (withRoot ? 1 : 0) },
          folder: join(target.path, `${key}-${intermediates}-${withRoot ? 'root' : 'bare'}`),
        })),
      ),
    );
    // The usual 100,000 rounds once; they take a third of a second each time.
    for (const [index, cell] of cells.entries())
      for (const format of exportFormats)
        await write(cell, { format, ...(format === 'pfx' && index > 0 ? { rounds: 2000 } : {}) });
  }, 60_000);
  afterAll(() => {
    chains.remove();
    target.remove();
  });

  const folderOf = ({ folder }: Cell, format: ExportFormat) => join(folder, format);
  const fileOf = (cell: Cell, format: ExportFormat, name: string) => join(folderOf(cell, format), name);
  const write = async (cell: Cell, shape: ExportShape): Promise<void> => {
    const source = sourceOf(chains.of(cell.key, cell.intermediates));
    const password = passwordFormats.has(shape.format) ? exportPassword : undefined;
    const made = await exportOf(source, { ...shape, withRoot: cell.withRoot }, { password });
    await writeExport(made, folderOf(cell, shape.format));
  };
  const publicKey = (cell: Cell) => openssl(['pkey', '-in', join(chains.folder, `${cell.key}.key`), '-pubout']);
  const countIn = (text: string) => text.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0;
  const all = <T>(look: (cell: Cell) => T): readonly T[] => cells.map(look);
  const counts = () => all(({ count }) => count);
  const keys = () => all(publicKey);

  it('is PEM that openssl reads and verifies: leaf, chain, full chain, key', () => {
    const verified = all((cell) =>
      openssl([
        ...['verify', '-CAfile', join(chains.folder, 'root.pem'), '-untrusted', fileOf(cell, 'pem', 'chain.pem')],
        fileOf(cell, 'pem', 'fullchain.pem'),
      ]).trim(),
    );
    expect(verified.filter((line) => !line.endsWith('fullchain.pem: OK'))).toEqual([]);
    expect(all((cell) => openssl(['pkey', '-in', fileOf(cell, 'pem', 'privkey.pem'), '-pubout']))).toEqual(keys());
    expect(all((cell) => countIn(readFileSync(fileOf(cell, 'pem', 'fullchain.pem'), 'utf8')))).toEqual(counts());
  });

  it('is one PEM file, and a zip of the PEM files', () => {
    const combined = (cell: Cell) => fileOf(cell, 'combined', 'shop.example.org.pem');
    expect(all((cell) => openssl(['pkey', '-in', combined(cell), '-pubout']))).toEqual(keys());
    expect(all((cell) => countIn(readFileSync(combined(cell), 'utf8')))).toEqual(counts());
    const inZip = all((cell) => runTool('unzip', ['-p', fileOf(cell, 'zip', 'shop.example.org.zip'), 'fullchain.pem']));
    expect(inZip).toEqual(all((cell) => readFileSync(fileOf(cell, 'pem', 'fullchain.pem'), 'utf8')));
  });

  it('is DER: each certificate and the key in a file of its own', () => {
    const leaf = (cell: Cell) => fileOf(cell, 'der', 'shop.example.org.der');
    expect(all((cell) => openssl(['x509', '-inform', 'DER', '-in', leaf(cell), '-noout', '-pubkey']))).toEqual(keys());
    expect(
      all((cell) =>
        openssl(['pkey', '-inform', 'DER', '-in', fileOf(cell, 'der', 'shop.example.org-key.der'), '-pubout']),
      ),
    ).toEqual(keys());
    const last = all((cell) => fileOf(cell, 'der', `shop.example.org-chain${cell.count - 1}.der`));
    const subjects = last.map((path) => openssl(['x509', '-inform', 'DER', '-in', path, '-noout', '-subject']).trim());
    expect(subjects).toEqual(
      all(({ withRoot }) =>
        withRoot
          ? 'subject=C = XX, O = Test Trust, CN = Test Root'
          : 'subject=O = Test Trust, CN = Test Intermediate 1',
      ),
    );
  });

  it('is PKCS#7 with the certificates in order', () => {
    const printed = all((cell) =>
      openssl(['pkcs7', '-inform', 'DER', '-print_certs', '-in', fileOf(cell, 'p7b', 'shop.example.org.p7b')]),
    );
    expect(printed.map(countIn)).toEqual(counts());
    expect(printed.filter((text) => !text.startsWith('subject=CN = shop.example.org'))).toEqual([]);
  });

  it.each(['pfx', 'pfx-legacy'] as const)('is %s that openssl opens with its password and no other', (format) => {
    const file = (cell: Cell) => fileOf(cell, format, 'shop.example.org.pfx');
    const legacy = format === 'pfx-legacy' ? ['-legacy'] : [];
    const open = (cell: Cell, password: string, ...what: readonly string[]) =>
      openssl(['pkcs12', '-in', file(cell), '-passin', `pass:${password}`, ...legacy, ...what]);
    const opened = all((cell) => open(cell, exportPassword, '-nodes'));
    expect(opened.map(countIn)).toEqual(counts());
    expect(opened.map((pem) => runTool('openssl', ['pkey', '-pubout'], pem))).toEqual(keys());
    const [one] = cells;
    if (one === undefined) throw new Error('no cell');
    expect(() => open(one, 'another', '-nodes')).toThrow(/invalid password/);
    const info = execFileSync(
      'sh',
      [
        '-c',
        'openssl pkcs12 -in "$1" -passin "pass:$2" -info -noout $3 2>&1',
        'sh',
        file(one),
        exportPassword,
        ...legacy,
      ],
      { encoding: 'utf8' },
    );
    const kind = /pbeWith\S+|PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256/g;
    expect([...new Set(info.match(kind))]).toEqual([
      format === 'pfx-legacy'
        ? 'pbeWithSHA1And3-KeyTripleDES-CBC,'
        : 'PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256',
    ]);
  });

  it('is a keystore that Java opens, signs with, and whose chain it verifies: JKS and both kinds of PKCS#12', () => {
    const stores = all((cell) => [
      `JKS ${fileOf(cell, 'jks', 'shop.example.org.jks')}`,
      `PKCS12 ${fileOf(cell, 'pfx', 'shop.example.org.pfx')}`,
      `PKCS12 ${fileOf(cell, 'pfx-legacy', 'shop.example.org.pfx')}`,
    ]).flat();
    const opening = (password: string) => (store: string) => store.replace(' ', ` ${password} `);
    const read = readByJava([...stores.map(opening(exportPassword)), ...stores.slice(0, 3).map(opening('wrong'))]);
    const expected = cells.flatMap(({ key, count }) => {
      const line = `1 shop.example.org ${key.startsWith('rsa') ? 'RSA' : 'EC'} ${count}`;
      return [line, line, line];
    });
    expect(read).toEqual([...expected, 'IOException', 'IOException', 'IOException']);
  });

  it('is a keystore for keytool, by its format and alias', () => {
    const [one] = cells;
    if (one === undefined) throw new Error('no cell');
    const list = (format: ExportFormat, ending: string) =>
      runTool('keytool', [
        ...['-J-Duser.language=en', '-list', '-alias', 'shop.example.org', '-storepass', exportPassword, '-v'],
        ...['-keystore', fileOf(one, format, `shop.example.org.${ending}`)],
      ]);
    for (const listed of [list('jks', 'jks'), list('pfx', 'pfx'), list('pfx-legacy', 'pfx')]) {
      expect(listed).toContain('Entry type: PrivateKeyEntry');
      expect(listed).toContain(`Certificate chain length: ${one.count}`);
    }
  });

  it.each(['pfx', 'pfx-legacy'] as const)('is %s that NSS imports with key and chain', (format) => {
    for (const [index, cell] of cells.entries()) {
      const own = join(target.path, `nss-${format}-${index}`);
      mkdirSync(own);
      runTool('certutil', ['-N', '-d', own, '--empty-password']);
      const file = fileOf(cell, format, 'shop.example.org.pfx');
      expect(runTool('pk12util', ['-i', file, '-W', exportPassword, '-d', own])).toContain('IMPORT SUCCESSFUL');
      expect(runTool('certutil', ['-K', '-d', own])).toContain('shop.example.org');
      expect(runTool('certutil', ['-L', '-d', own]).match(/,u?,/g)).toHaveLength(cell.count);
    }
  });
});

const readByJava = (lines: readonly string[]): readonly string[] =>
  execFileSync(tool('java'), [join(import.meta.dirname, '../support/java/ReadStores.java')], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
