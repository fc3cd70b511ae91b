/** What is inside a packed program, however it was packed. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { plantedSecret } from './project.ts';
import { ofBuilder } from './tools-of-builder.ts';

/** Bytes. A package that becomes larger than this took something along that it should not have. */
export const largestAsar = 7 * 1024 * 1024;

const { extractFile, listPackage, statFile } = ofBuilder<typeof import('@electron/asar')>('@electron/asar');

export interface Packed {
  /** Paths without the bundle's own chunks, which have hashes in their names; folders left out. */
  readonly files: readonly string[];
  /** Paths that do not belong into any package. */
  readonly foreign: readonly string[];
  readonly asarBytes: number;
  readonly packageJson: Readonly<Record<string, unknown>>;
  /** Files anywhere in the program folder that hold what was planted. */
  readonly leaks: readonly string[];
  /** Beside the archive, from `resources`. */
  readonly unpacked: readonly string[];
}

const isForeign = (path: string): boolean =>
  !/^(?:dist\/(?:main|renderer)\/.+\.(?:js|cjs|css|html|woff2?|svg|png|ico|json|txt)|dist\/[\w.-]*licen[cs]es[\w.-]*|package\.json|node_modules\/keytar\/.+)$/i.test(
    path,
  ) || /\.(?:ts|tsx|map|pem|key|env)$|\.spec\./.test(path);

/** `folder` is the program's, `resources` where its archive lies. */
export const readPacked = (folder: string, resources: string): Packed => {
  const archive = join(resources, 'app.asar');
  const all = listPackage(archive, { isPack: false })
    .map((path) => path.replace(/^\//, ''))
    .filter((path) => !('files' in statFile(archive, path, false)));
  return {
    files: all.filter((path) => !path.startsWith('dist/')).toSorted(),
    foreign: all.filter(isForeign),
    asarBytes: statSync(archive).size,
    packageJson: JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<string, unknown>,
    leaks: filesIn(folder).filter((file) => readFileSync(file).includes(plantedSecret)),
    unpacked: filesIn(`${archive}.unpacked`).map((file) => file.slice(`${archive}.unpacked/`.length)),
  };
};

export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** What every system's package must be. */
export const expectedPackage = {
  files: [
    'node_modules/keytar/LICENSE.md',
    'node_modules/keytar/build/Release/keytar.node',
    'node_modules/keytar/lib/keytar.js',
    'node_modules/keytar/package.json',
    'package.json',
  ],
  foreign: [],
  leaks: [],
  packageJson: expect.objectContaining({ main: 'dist/main/main.js', desktopName: 'dev.certwright.Certwright.desktop' }),
  unpacked: expect.arrayContaining(['node_modules/keytar/build/Release/keytar.node']),
};

/** As the security checklist wants them (docs/packaging.md), written out again so that a change is noticed. */
export const expectedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};
