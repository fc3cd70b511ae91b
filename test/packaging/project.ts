/** A copy of the project to pack, with things in it that must not get into a package. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativeModuleOf, type StandInSystem, standInElectron } from '../support/stand-in-electron.ts';
import type { PackRequest } from './pack.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const electronVersion: string = JSON.parse(
  readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'),
).version;

/** Planted, and looked for in every packed file. */
export const plantedSecret = 'planted-secret-4f1c';
export const planted = [
  '.env',
  'dist/main/main.js.map',
  'dist/.built/main',
  'electron/main.ts',
  'test/unit/names.spec.ts',
  'account-key.pem',
  'node_modules/left-pad/index.js',
];

const platforms = { linux: 'linux', win32: 'windows', darwin: 'macos' } as const;

export interface PackProject {
  readonly folder: string;
  readonly out: string;
  pack(
    targets: readonly string[],
    options?: { readonly env?: NodeJS.ProcessEnv; readonly prepackaged?: string },
  ): Promise<{ readonly code: number | null; readonly output: string }>;
}

/** The keychain library, what it was installed with, and some of the packages that are bundled or only build. */
const installed = ['keytar', 'prebuild-install', 'node-addon-api', 'acme-client', 'react', 'zustand', 'vitest'];

const copied = [
  'package.json',
  'LICENSE',
  'dist/main',
  'dist/renderer',
  'dist/licences.txt',
  'build/icons',
  'build/installer',
];

/** Built first if need be, as `npm run package` does. */
export const packProject = (folder: string, system: StandInSystem): PackProject => {
  buildAll();
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  const modules = join(folder, 'node_modules');
  for (const name of installed)
    cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true, dereference: true });
  writeFileSync(join(modules, 'keytar/build/Release/keytar.node'), nativeModuleOf(system));
  for (const path of planted) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), plantedSecret);
  }
  const electronDist = join(folder, 'electron-dist');
  standInElectron(electronDist, system, electronVersion);
  const out = join(folder, 'packed');
  return {
    folder,
    out,
    pack: (targets, { env = {}, prepackaged } = {}) =>
      run(
        {
          platform: platforms[system],
          arch: system === 'darwin' ? 'arm64' : 'x64',
          project: folder,
          out,
          electronDist,
          electronVersion,
          targets,
          ...(prepackaged === undefined ? {} : { prepackaged }),
        },
        env,
      ),
  };
};

/** Three specs may want it at once: the build lets one of them work, and the others wait. */
const buildAll = (): void => {
  execFileSync(process.execPath, [join(root, 'build/scripts/build.ts')], {
    // The test runner's own environment must not leak into the bundle.
    env: { ...process.env, VITEST: undefined, NODE_ENV: 'production' },
  });
};

const run = async (request: PackRequest, env: NodeJS.ProcessEnv) => {
  const script = join(root, 'test/packaging/pack.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(request)], {
    cwd: request.project,
    // The packager is silent under a test runner it knows.
    env: { ...process.env, VITEST: undefined, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
};
