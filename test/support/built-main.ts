import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const script = pathToFileURL(join(root, 'build/scripts/build-targets.ts')).href;

/** The folder of the built main side, made anew if its sources changed: a production build, as it ships. */
export const builtMain = (): string => {
  const program = `import { buildStale } from ${JSON.stringify(script)}; await buildStale(['main', 'preload']);`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
    // The test runner's own environment must not leak into the bundle.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(stderr);
  return join(root, 'dist/main');
};
