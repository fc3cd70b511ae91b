/** What fails a build before a wrong package leaves it. */
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFuses, setFuses } from '../../build/hooks/fuses.ts';
import { checkMachineCode, machineCodesOf } from '../../build/hooks/machine-code.ts';
import { nativeModuleOf } from '../support/stand-in-electron.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expectedFuses } from './packed.ts';
import { root } from './project.ts';

const universal = (...types: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(256);
  bytes.writeUInt32BE(0xcafebabe, 0);
  bytes.writeUInt32BE(types.length, 4);
  for (const [index, type] of types.entries()) bytes.writeUInt32BE(type, 8 + index * 20);
  return bytes;
};

/** Programs are a hundred times longer than what tells them apart. */
const startOf = (path: string): Buffer => {
  const bytes = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  readSync(file, bytes);
  closeSync(file);
  return bytes;
};

describe('the packager', () => {
  const folder = tempFolder();
  afterAll(() => folder.remove());

  const withWire = (wire: string): string => {
    const file = join(folder.path, `electron-${wire}`);
    writeFileSync(
      file,
      Buffer.concat([
        Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
        Buffer.from([1, wire.length]),
        Buffer.from(wire),
      ]),
    );
    return file;
  };

  it('sets all nine fuses, whatever they were', async () => {
    const inverse = Object.values(expectedFuses)
      .map((on) => (on ? '0' : '1'))
      .join('');
    for (const wire of ['000000000', '111111111', inverse]) {
      const file = withWire(wire);
      await setFuses(file);
      expect(await readFuses(file)).toEqual(expectedFuses);
    }
  });

  it('refuses an Electron with a fuse that nobody decided on, and one that lacks a fuse', async () => {
    await expect(setFuses(withWire('1111111111'))).rejects.toThrow('10 fuses');
    await expect(setFuses(withWire('11111111'))).rejects.toThrow('WasmTrapHandlers');
  });

  it('refuses an Electron whose fuse was taken away', async () => {
    await expect(setFuses(withWire('r11111111'))).resolves.toBeUndefined();
    expect(await readFuses(withWire('1111r1111'))).toMatchObject({ EnableEmbeddedAsarIntegrityValidation: false });
  });

  it('knows for which system and processor a native module is', () => {
    expect([
      machineCodesOf(nativeModuleOf('linux')),
      machineCodesOf(nativeModuleOf('win32')),
      machineCodesOf(nativeModuleOf('darwin')),
      machineCodesOf(universal(16777223, 16777228)),
      machineCodesOf(universal(7)),
      machineCodesOf(Buffer.alloc(4096)),
      machineCodesOf(Buffer.from('MZ')),
    ]).toEqual([
      [{ platform: 'linux', arch: 'x64' }],
      [{ platform: 'win32', arch: 'x64' }],
      [{ platform: 'darwin', arch: 'arm64' }],
      [
        { platform: 'darwin', arch: 'x64' },
        { platform: 'darwin', arch: 'arm64' },
      ],
      [],
      [],
      [],
    ]);
  });

  it('takes the module that npm put here for this machine, and for no other', () => {
    const file = join(root, 'node_modules/keytar/build/Release/keytar.node');
    const [here] = machineCodesOf(startOf(process.execPath));
    if (here === undefined) throw new Error('This Node is for no system that is known');
    expect(() => checkMachineCode(file, here)).not.toThrow();
    expect(() => checkMachineCode(file, { platform: 'sunos', arch: 'x64' })).toThrow(
      `The keychain library is for ${here.platform} ${here.arch}, and the package for sunos x64.`,
    );
  });

  it('says what to install where the module is missing', () => {
    expect(() => checkMachineCode(join(folder.path, 'none'), { platform: 'linux', arch: 'x64' })).toThrow(
      'libsecret-1-dev',
    );
  });
});
