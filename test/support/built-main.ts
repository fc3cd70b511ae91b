import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const script = pathToFileURL(join(root, 'build/scripts/build-targets.ts')).href;

/** Made anew where its sources changed: a production build, as it ships. */
const built = (...targets: readonly ('main' | 'preload' | 'renderer')[]): void => {
  const program = `import { buildStale } from ${JSON.stringify(script)}; await buildStale(${JSON.stringify(targets)});`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
    // The test runner's own environment must not leak into the bundle.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(stderr);
};

/** The folder of the built main side. */
export const builtMain = (): string => {
  built('main', 'preload');
  return join(root, 'dist/main');
};

/** The folder of the built page. */
export const builtRenderer = (): string => {
  built('renderer');
  return join(root, 'dist/renderer');
};
