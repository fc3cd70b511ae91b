/** What is built from what. A target is built again only when the content of its inputs has changed. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeLicences } from './licences.ts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export type TargetName = 'main' | 'preload' | 'renderer';

interface Target {
  /** Files and folders, from the root. */
  readonly inputs: readonly string[];
  /** There whenever the target is. */
  readonly output: string;
  build(): Promise<void>;
}

const common = ['package.json', 'package-lock.json', 'build/scripts/build-targets.ts', 'build/scripts/licences.ts'];

const targets: Readonly<Record<TargetName, Target>> = {
  main: {
    inputs: [
      'electron',
      'shared',
      'build/icons/tray',
      'build/vite/main.config.ts',
      'build/vite/without-forge.ts',
      ...common,
    ],
    output: 'dist/main/main.js',
    build: async () => {
      const [{ build }, { mainConfig }] = await Promise.all([import('vite'), import('../vite/main.config.ts')]);
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
      removeAllBut('dist/main', 'preload.cjs');
      await build(mainConfig(root, version, sourceUrlOf(process.env)));
      // Their names tell Electron what they are, so the bundler must not rename them.
      cpSync(join(root, 'build/icons/tray'), join(root, 'dist/main/icons'), { recursive: true });
    },
  },
  preload: {
    inputs: ['electron/preload.ts', 'shared/ipc', 'build/vite/preload.config.ts', ...common],
    output: 'dist/main/preload.cjs',
    build: async () => {
      const [{ build }, { preloadConfig }] = await Promise.all([import('vite'), import('../vite/preload.config.ts')]);
      await build(preloadConfig(root));
    },
  },
  renderer: {
    inputs: ['renderer', 'shared', 'build/vite/renderer.config.ts', ...common],
    output: 'dist/renderer/index.html',
    build: async () => {
      const { build } = await import('vite');
      await build({ configFile: join(root, 'build/vite/renderer.config.ts'), logLevel: 'warn' });
    },
  },
};

/** The repository whose workflow builds this; elsewhere nobody can say where the source is published. */
const sourceUrlOf = ({ GITHUB_REPOSITORY: repository = '' }: NodeJS.ProcessEnv): string =>
  repository === '' ? '' : `https://github.com/${repository}`;

export const allTargets = Object.keys(targets) as readonly TargetName[];

/**
 * Builds those of `names` that are out of date, one after the other, and answers with which they were. Processes that
 * want the same at once wait for the first.
 */
export const buildStale = async (names: readonly TargetName[] = allTargets): Promise<readonly TargetName[]> => {
  if (staleOf(names).length === 0) return [];
  return whileLocked(async () => {
    const stale = staleOf(names);
    // Tools behind the bundler choose production code by this.
    process.env.NODE_ENV ??= 'production';
    for (const { name, hash } of stale) {
      rmSync(stampOf(name), { force: true });
      await targets[name].build();
      writeFileSync(stampOf(name), hash);
    }
    writeLicences(root, allTargets);
    return stale.map(({ name }) => name);
  });
};

const staleOf = (names: readonly TargetName[]): readonly { readonly name: TargetName; readonly hash: string }[] =>
  names
    .map((name) => ({ name, hash: hashOf(targets[name].inputs) }))
    .filter(({ name, hash }) => !isCurrent(name, hash));

const lockFile = join(root, 'dist/.built/lock');

const whileLocked = async <T>(work: () => Promise<T>): Promise<T> => {
  mkdirSync(dirname(lockFile), { recursive: true });
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
};

/** A process that was killed leaves its lock behind: one whose owner is gone counts for nothing. */
const takeLock = (): boolean => {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!ownerLives()) rmSync(lockFile, { force: true });
    return false;
  }
};

const ownerLives = (): boolean => {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    // Empty for the moment between making and writing.
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const stampOf = (name: TargetName): string => join(root, 'dist/.built', name);

const isCurrent = (name: TargetName, hash: string): boolean =>
  existsSync(join(root, targets[name].output)) &&
  existsSync(stampOf(name)) &&
  readFileSync(stampOf(name), 'utf8') === hash;

const filesIn = (path: string): readonly string[] => {
  const entries = readdirSync(join(root, path), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const hashOf = (inputs: readonly string[]): string => {
  const hash = createHash('sha256');
  const files = inputs.flatMap((path) =>
    /\.\w+$/.test(path) ? [join(root, path)].filter((file) => existsSync(file)) : filesIn(path),
  );
  for (const file of files.toSorted()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const removeAllBut = (folder: string, kept: string): void => {
  if (!existsSync(join(root, folder))) return;
  for (const name of readdirSync(join(root, folder))) {
    if (name !== kept) rmSync(join(root, folder, name), { recursive: true });
  }
};
