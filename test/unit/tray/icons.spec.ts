import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { icnsOf, icoOf } from '../../../build/scripts/icon-files.ts';
import { icons } from '../../../build/scripts/icon-list.ts';
import { hashOfFile, hashOfList, iconFolder, madeFile, sourceFile } from '../../../build/scripts/make-icons.ts';
import { tool } from '../../support/find-tool.ts';

const content = (file: string): Buffer => readFileSync(join(iconFolder, file));
const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';
const sizeOf = (png: Buffer): readonly number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];

/** Sizes that the directory names, with what lies there. */
const readIco = (file: Buffer) => {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const offset = file.readUInt32LE(at + 12);
    return { size: file.readUInt8(at) || 256, png: file.subarray(offset, offset + file.readUInt32LE(at + 8)) };
  });
};

const readIcns = (file: Buffer) => {
  expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const entries: { readonly kind: string; readonly png: Buffer }[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    entries.push({
      kind: file.toString('latin1', at, at + 4),
      png: file.subarray(at + 8, at + file.readUInt32BE(at + 4)),
    });
  return entries;
};

describe('icon files', () => {
  it('of Windows hold a picture for each size, and `file` reads them', () => {
    const pictures = readIco(content('icon.ico'));
    expect(pictures.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);
    for (const { size, png } of pictures) expect([isPng(png), sizeOf(png)]).toEqual([true, [size, size]]);
    expect(execFileSync(tool('file'), ['-b', join(iconFolder, 'icon.ico')], { encoding: 'utf8' })).toContain(
      'MS Windows icon resource - 8 icons, 16x16 with PNG image data',
    );
  });

  it('of macOS hold the kinds that are pictures, in the size of each', () => {
    const sizes = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };
    const entries = readIcns(content('icon.icns'));
    expect(Object.fromEntries(entries.map(({ kind, png }) => [kind, sizeOf(png)[0]]))).toEqual(sizes);
    expect(entries.every(({ png }) => isPng(png))).toBe(true);
    expect(execFileSync(tool('file'), ['-b', join(iconFolder, 'icon.icns')], { encoding: 'utf8' })).toContain(
      'Mac OS X icon',
    );
  });

  it('keep the bytes they are given', () => {
    const pictures = [16, 256].map((size) => ({ size, png: Buffer.from(`picture of ${size}`) }));
    expect(readIco(icoOf(pictures))).toEqual(pictures);
    expect(readIcns(icnsOf(pictures))).toEqual(['ic08', 'ic13'].map((kind) => ({ kind, png: pictures[1]?.png })));
  });

  it('hold as many pixels as their names say', () => {
    for (const { file, kind, drawings } of icons.filter((icon) => icon.kind === 'png')) {
      expect([file, kind, ...sizeOf(content(file))]).toEqual([file, 'png', drawings[0]?.size, drawings[0]?.size]);
    }
  });

  it('are those that were drawn from the drawings as they are: else run make-icons', () => {
    const shape = z.object({ list: z.string(), files: z.record(z.string(), z.string()) });
    const made = shape.parse(JSON.parse(readFileSync(madeFile, 'utf8')));
    expect(made.list).toBe(hashOfList());
    const files = new Set(icons.flatMap(({ file, drawings }) => [file, ...drawings.map(sourceFile)]));
    expect(Object.keys(made.files).toSorted()).toEqual([...files].toSorted());
    for (const [file, hash] of Object.entries(made.files)) expect([file, hashOfFile(file)]).toEqual([file, hash]);
  });
});
