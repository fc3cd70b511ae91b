import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WrittenFile } from '../../../electron/engine/export/make-files.ts';
import { ownFolderName } from '../../../electron/engine/export/own-folder.ts';
import { zipMany } from '../../../electron/engine/export/zip-many.ts';
import { createExportBundles } from '../../../electron/ipc/export-bundles.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

const file = (name: string, text: string, mode = 0o644): WrittenFile => ({
  ...{ name, mode, holds: ['cert'] },
  bytes: Buffer.from(text),
});
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (thrown) {
    return toProblem(thrown).code;
  }
};

/** From the central directory (APPNOTE 4.3.12): the mode stands in the upper half of the external attributes. */
const modesIn = (zip: Buffer): readonly string[] => {
  const modes: string[] = [];
  for (let at = zip.indexOf('PK\x01\x02'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 1))
    modes.push(((zip.readUInt32LE(at + 38) >>> 16) & 0o777).toString(8));
  return modes;
};

describe('the folder of a certificate among many', () => {
  it('has its name, as every system takes it', () => {
    expect(ownFolderName({ id: 'a', name: 'shop.example.org' }, ['a'])).toBe('shop.example.org');
    expect(ownFolderName({ id: 'a', name: '*.Example.org' }, ['a'])).toBe('_wildcard.example.org');
    expect(ownFolderName({ id: 'a', name: '2001:db8::7' }, ['a'])).toBe('2001-db8--7');
    expect(ownFolderName({ id: 'a', name: '../up' }, ['a'])).toMatch(/^__?_up-[0-9a-f]{8}$/);
  });

  it('is no other’s where two are called alike, and stays when a third comes', () => {
    const named = (id: string, namesakes: readonly string[]) =>
      ownFolderName({ id, name: 'nas.example.org' }, namesakes);
    expect(named('a', ['a', 'b'])).toBe('nas.example.org');
    const second = named('b', ['a', 'b']);
    expect(second).toMatch(/^nas\.example\.org-[0-9a-f]{8}$/);
    expect(named('b', ['a', 'b', 'c'])).toBe(second);
    expect(named('c', ['a', 'b', 'c'])).not.toBe(second);
  });
});

describe('many in one zip', () => {
  it('have a folder each, and keys that only their owner may read', () => {
    const zip = zipMany(
      [
        { folder: 'a.example', files: [file('cert.pem', 'one'), file('a.pfx', 'two', 0o600)] },
        { folder: 'b.example', files: [file('cert.pem', 'three')] },
      ],
      new Date('2026-11-28T12:00:00Z'),
    );
    const texts = Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]);
    expect(texts).toEqual([
      ['a.example/cert.pem', 'one'],
      ['a.example/a.pfx', 'two'],
      ['b.example/cert.pem', 'three'],
    ]);
    expect(modesIn(Buffer.from(zip))).toEqual(['644', '600', '644']);
  });
});

describe('what is held for one file', () => {
  afterEach(() => void vi.useRealTimers());

  it('comes out as it came, only whole, and as often as it is asked for', () => {
    const bundles = createExportBundles();
    const [first, second] = ['a', 'b'].map((folder) => ({ folder, files: [file('x', folder)] }));
    if (first === undefined || second === undefined) throw new Error('two were made');
    bundles.add('one', 'a', { folder: 'a', files: [] });
    bundles.add('one', 'b', second);
    bundles.add('one', 'a', first);
    expect(bundles.take('one', 2)).toEqual([first, second]);
    expect(bundles.take('one', 2)).toHaveLength(2);
    expect(codeOf(() => bundles.take('one', 3))).toBe('export.bundle-gone');
    expect(codeOf(() => bundles.take('other', 1))).toBe('export.bundle-gone');
    bundles.clear();
    expect(codeOf(() => bundles.take('one', 2))).toBe('export.bundle-gone');
    expect(Buffer.from(first.files[0]?.bytes ?? []).toString()).toBe('\0');
  });

  it('is overwritten when it is dropped, when nobody asks any more, and when there are too many', () => {
    vi.useFakeTimers();
    const bundles = createExportBundles(1000);
    const made = (id: string) => {
      const one = file('key', 'secret');
      bundles.add(id, 'a', { folder: 'a', files: [one] });
      return () => Buffer.from(one.bytes).toString() === '\0'.repeat(6);
    };
    const dropped = made('dropped');
    bundles.drop('dropped');
    expect(dropped()).toBe(true);
    const [early, late] = [made('early'), made('late')];
    vi.advanceTimersByTime(900);
    bundles.take('late', 1);
    vi.advanceTimersByTime(900);
    expect([early(), late()]).toEqual([true, false]);
    for (const id of ['1', '2', '3']) made(id);
    expect(late()).toBe(false);
    made('4');
    expect(late()).toBe(true);
  });
});
