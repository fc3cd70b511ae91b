import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkFiles } from '../../../electron/engine/export/check-files.ts';
import type { MadeExport } from '../../../electron/engine/export/make-files.ts';
import type { ExportSource } from '../../../electron/engine/export/material.ts';
import { madePassword } from '../../../electron/engine/export/password.ts';
import type { ExportLimits, ExportShape } from '../../../shared/domain/export.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { type Chains, makeChains } from '../../support/chains.ts';
import { exportOf, exportPassword as password, sourceOf } from '../../support/made-export.ts';
import { describeWith } from '../../support/tools.ts';

describeWith(['openssl'], 'an export in the making', () => {
  let chains: Chains;
  let source: ExportSource;
  beforeAll(() => {
    chains = makeChains(['ec256', 'rsa2048']);
    source = sourceOf(chains.of('ec256', 2));
  }, 30_000);
  afterAll(() => chains.remove());

  const problemOf = async (work: Promise<unknown>): Promise<unknown> => {
    const { code, details } = toProblem(
      await work.then(
        () => new Error('done'),
        (thrown: unknown) => thrown,
      ),
    );
    return [code, details];
  };
  const namesOf = ({ written }: MadeExport) =>
    written.map(({ name, mode, holds }) => `${name} ${mode.toString(8)} ${holds.join('+')}`);
  const asRead = (made: MadeExport) => new Map(made.written.map(({ name, bytes }) => [name, Buffer.from(bytes)]));
  const text = (made: MadeExport, name: string) =>
    Buffer.from(made.written.find((file) => file.name === name)?.bytes ?? '').toString();

  it('has the usual files of its form', async () => {
    const usual = async (shape: ExportShape) => namesOf(await exportOf(source, shape));
    expect(await usual({ format: 'pem' })).toEqual([
      'fullchain.pem 644 fullchain',
      'chain.pem 644 chain',
      'cert.pem 644 cert',
      'privkey.pem 600 key',
    ]);
    expect(await usual({ format: 'pem', namePattern: 'shop', keyMode: 0o640 })).toContain('shop-privkey.pem 640 key');
    expect(await usual({ format: 'combined', fileMode: 0o444 })).toEqual(['shop.example.org.pem 600 fullchain+key']);
    expect(await usual({ format: 'der' })).toEqual([
      'shop.example.org.der 644 cert',
      'shop.example.org-chain1.der 644 chain',
      'shop.example.org-chain2.der 644 chain',
      'shop.example.org-key.der 600 key',
    ]);
    expect(await usual({ format: 'p7b', extension: 'p7c' })).toEqual(['shop.example.org.p7c 644 fullchain']);
    expect(await usual({ format: 'zip' })).toEqual(['shop.example.org.zip 600 fullchain+chain+cert+key']);
    expect(namesOf(await exportOf(source, { format: 'jks', extension: 'keystore' }, { password }))).toEqual([
      'shop.example.org.keystore 600 key+fullchain',
    ]);
  });

  it('has the certificates in the files that are named after them', async () => {
    const made = await exportOf(source, { format: 'pem', withRoot: true });
    const blocks = source.chainPem.split(/(?<=-----END CERTIFICATE-----\n)/).filter((block) => block !== '');
    const [leaf = '', ...above] = [...blocks, chains.rootPem].map((pem) => new X509Certificate(pem).toString());
    expect(['cert.pem', 'chain.pem', 'fullchain.pem'].map((name) => text(made, name))).toEqual([
      leaf,
      above.join(''),
      leaf + above.join(''),
    ]);
  });

  it('without its key is what is left, or nothing where the form needs one', async () => {
    const { privateKeyPem: _, ...rest } = source;
    const keyless = { ...rest, hasKey: false };
    const made = await exportOf(keyless, { format: 'pem' });
    expect(made.written.map(({ name }) => name)).toEqual(['fullchain.pem', 'chain.pem', 'cert.pem']);
    expect(made.material.warnings).toEqual(['no-key']);
    const missing = ['export.key-missing', { name: 'shop.example.org' }];
    expect(await problemOf(exportOf(keyless, { format: 'pfx' }, { password }))).toEqual(missing);
    const keyOnly = { format: 'pem', files: [{ name: 'a.key', holds: ['key'] }] } satisfies ExportShape;
    expect(await problemOf(exportOf(keyless, keyOnly))).toEqual(missing);
  });

  it('has the root where it is asked for, left out where it is not wanted, and is honest where it is not known', async () => {
    const counts = async (given: ExportSource, withRoot?: boolean) => {
      const made = await exportOf(given, { format: 'pem', ...(withRoot === undefined ? {} : { withRoot }) });
      return [made.material.certificates.length, ...made.material.warnings];
    };
    const withSentRoot = { ...source, chainPem: source.chainPem + chains.rootPem, root: undefined };
    const unknown = { ...source, root: undefined };
    expect(await Promise.all([counts(source), counts(source, true), counts(source, false)])).toEqual([[3], [4], [3]]);
    expect(await Promise.all([counts(withSentRoot), counts(withSentRoot, true), counts(withSentRoot, false)])).toEqual([
      [4],
      [4],
      [3],
    ]);
    expect(await counts(unknown, true)).toEqual([3, 'root-not-known']);
    const rootFile = { format: 'pem', files: [{ name: 'root.pem', holds: ['root'] }] } satisfies ExportShape;
    expect(text(await exportOf(source, rootFile), 'root.pem')).toBe(new X509Certificate(chains.rootPem).toString());
  });

  it('writes the key and the lines as they are wanted', async () => {
    const rsa = sourceOf(chains.of('rsa2048', 1));
    const keyOf = async (given: ExportSource, shape: Partial<ExportShape>) =>
      text(await exportOf(given, { format: 'pem', ...shape }), 'privkey.pem');
    expect(await keyOf(source, {})).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(await keyOf(source, { keyForm: 'traditional' })).toMatch(/^-----BEGIN EC PRIVATE KEY-----\n/);
    expect(await keyOf(rsa, { keyForm: 'traditional' })).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    const crlf = await keyOf(rsa, { lineEnds: 'crlf' });
    expect(crlf.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const locked = await exportOf(rsa, { format: 'pem', encryptKey: true, keyForm: 'traditional' }, { password });
    expect(text(locked, 'privkey.pem')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
  });

  it('takes no password that some reader would not', async () => {
    const refusal = (shape: ExportShape, given?: string) => problemOf(exportOf(source, shape, { password: given }));
    const refused = (reason: string) => ['export.password-refused', { reason }];
    expect(await refusal({ format: 'pfx' })).toEqual(['export.password-needed', { format: 'pfx' }]);
    expect(await refusal({ format: 'pem', encryptKey: true })).toEqual(['export.password-needed', { format: 'pem' }]);
    expect(await refusal({ format: 'pfx' }, '密码密码密码')).toEqual(refused('characters'));
    expect(await refusal({ format: 'pfx' }, 'line\nbreak')).toEqual(refused('characters'));
    expect(await refusal({ format: 'jks' }, 'short')).toEqual(refused('too-short'));
    expect(await refusal({ format: 'pfx' }, 'x'.repeat(129))).toEqual(refused('too-long'));
    expect(await refusal({ format: 'pem' }, 'unused')).toEqual(refused('not-used'));
    const made = Array.from({ length: 200 }, madePassword);
    expect(new Set(made).size).toBe(200);
    expect(made.filter((one) => !/^[A-HJ-NP-Za-km-np-z2-9]{24}$/.test(one))).toEqual([]);
  });

  it('takes nothing that its place would not', async () => {
    const rsa = sourceOf(chains.of('rsa2048', 2));
    const unfit = (limits: ExportLimits, given = rsa) =>
      problemOf(exportOf(given, { format: 'pfx-legacy' }, { password, limits }));
    const told = (reason: string, limit: string) => ['export.not-fitting', { reason, limit }];
    expect(await unfit({ keyTypes: ['rsa2048'] }, source)).toEqual(told('key-type', 'ec256'));
    expect(await unfit({ largestRsa: 1024 })).toEqual(told('rsa-size', '1024'));
    expect(await unfit({ longestChain: 2 })).toEqual(told('chain-length', '2'));
    expect(await unfit({ largestFile: 1000 })).toEqual(told('file-size', '1000'));
    expect(await unfit({ longestPassword: 8 })).toEqual(told('password-long', '8'));
    expect(await unfit({ shortestPassword: 80 })).toEqual(told('password-short', '80'));
    expect(await unfit({ plainPassword: true })).toEqual(told('password-characters', ''));
    const wide: ExportLimits = { keyTypes: ['rsa2048'], largestRsa: 2048, longestChain: 3, largestFile: 50_000 };
    expect(await unfit(wide)).toEqual(['internal', { message: 'done' }]);
  });

  it('refuses a shape that contradicts itself', async () => {
    const der = (name: string, ...holds: ('chain' | 'cert')[]): ExportShape => ({
      format: 'der',
      files: [{ name, holds }],
    });
    expect(await problemOf(exportOf(source, der('a.der', 'cert', 'chain')))).toMatchObject(['input.invalid', {}]);
    expect(await problemOf(exportOf(source, der('a.der', 'chain')))).toMatchObject(['input.invalid', {}]);
  });

  it.each(['pem', 'pfx', 'pfx-legacy', 'jks', 'p7b', 'der', 'combined', 'zip'] as const)(
    'as %s is proven by reading it, and not when it is another export, or half of this one',
    async (format) => {
      const needs = ['pfx', 'pfx-legacy', 'jks'].includes(format);
      const shape = { format, rounds: 1000 } as const;
      const made = await exportOf(source, shape, needs ? { password } : {});
      const hasKey = format !== 'p7b';
      expect(await checkFiles(made, asRead(made), '/t')).toEqual([
        ...['bytes', 'format', ...(needs ? ['password'] : []), ...(hasKey ? ['key'] : []), 'chain-order'],
      ]);
      const other = await exportOf(sourceOf(chains.of('rsa2048', 2)), shape, needs ? { password } : {});
      const reasonFor = async (read: ReadonlyMap<string, Buffer>) => await problemOf(checkFiles(made, read, '/t'));
      const renamed = new Map(made.written.map(({ name }, at) => [name, Buffer.from(other.written[at]?.bytes ?? '')]));
      expect(await reasonFor(renamed)).toEqual(['export.read-back-failed', { path: '/t', reason: 'format' }]);
      const halves = new Map([...asRead(made)].map(([name, bytes]) => [name, bytes.subarray(0, bytes.length / 2)]));
      expect(await reasonFor(halves)).toMatchObject(['export.read-back-failed', { path: '/t' }]);
    },
  );

  it('is not proven when the password is another, the key is, or the chain is out of order', async () => {
    const reason = (made: MadeExport, read = asRead(made)) => problemOf(checkFiles(made, read, '/t'));
    const failed = (reason: string) => ['export.read-back-failed', { path: '/t', reason }];
    for (const format of ['pfx', 'pfx-legacy', 'jks'] as const) {
      const made = await exportOf(source, { format, rounds: 1000 }, { password });
      expect(await reason({ ...made, password: 'another' })).toEqual(failed('password'));
    }
    const made = await exportOf(source, { format: 'pem' });
    const other = await exportOf(sourceOf(chains.of('rsa2048', 2)), { format: 'pem' });
    const mixed = asRead(made).set('privkey.pem', Buffer.from(text(other, 'privkey.pem')));
    expect(await reason(made, mixed)).toEqual(failed('key'));
    const blocks = source.chainPem.split(/(?<=-----END CERTIFICATE-----\n)/);
    const shuffled = { ...source, chainPem: [blocks[0], blocks[2], blocks[1]].join('') };
    expect(await reason(await exportOf(shuffled, { format: 'pem' }))).toEqual(failed('chain-order'));
    const marked = asRead(made).set('fullchain.pem', Buffer.from(`\uFEFF${text(made, 'fullchain.pem')}`));
    expect(await reason(made, marked)).toEqual(failed('format'));
  });
});
