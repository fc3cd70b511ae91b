/** The main side: desktop entry, command line and web host, sharing chunks; what is imported dynamically stays apart. */
import type { InlineConfig } from 'vite';
import { notePackages } from '../scripts/licences.ts';
import { withoutForge } from './without-forge.ts';
import { withoutMachineCode } from './without-machine-code.ts';

export const mainConfig = (root: string, version: string, sourceUrl = ''): InlineConfig => ({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  define: { CERTWRIGHT_VERSION: JSON.stringify(version), CERTWRIGHT_SOURCE: JSON.stringify(sourceUrl) },
  plugins: [withoutForge(), withoutMachineCode(), notePackages(root, 'main')],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/main',
    emptyOutDir: false,
    // Less to read and parse at every start; names stay for stack traces.
    minify: 'oxc',
    rolldownOptions: {
      input: { main: 'electron/main.ts', cli: 'electron/cli.ts', serve: 'electron/web/serve.ts' },
      external: ['electron', 'keytar', /^node:/],
      // Beside the entries, so that `import.meta.dirname` is the same folder in all of them.
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        keepNames: true,
        codeSplitting: {
          // What they import belongs to those who need no descriptor as well.
          includeDependenciesRecursively: false,
          // One file in place of seventy-five.
          groups: [{ name: 'descriptors', test: /engine\/providers\/(?:[^/]+\/descriptor|registry)\.ts$/ }],
        },
      },
    },
  },
});
