import { join } from 'node:path';
import { build } from 'vite';
import { withoutMachineCode } from '../../build/vite/without-machine-code.ts';

const root = join(import.meta.dirname, '../..');

/**
 * One file with a program of this folder and all it imports, for specs that start it a hundred times: several hundred
 * sources cost each process half a second.
 */
export const bundled = async (program: string): Promise<string> => {
  const outDir = join(root, 'test-results/bundled');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [withoutMachineCode()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(import.meta.dirname, `${program}.ts`),
        external: ['electron', 'keytar', /^node:/],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return join(outDir, `${program}.js`);
};
