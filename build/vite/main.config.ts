/** The main side: desktop entry, command line and web host, sharing chunks; what is imported dynamically stays apart. */
import type { InlineConfig } from 'vite';
import { withoutForge } from './without-forge.ts';

export const mainConfig = (root: string, version: string): InlineConfig => ({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  define: { CERTWRIGHT_VERSION: JSON.stringify(version) },
  plugins: [withoutForge()],
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
        // Every start that opens a profile reads all descriptors: one file in place of seventy-five.
        codeSplitting: {
          groups: [{ name: 'descriptors', test: /engine\/providers\/(?:[^/]+\/descriptor|registry)\.ts$/ }],
        },
      },
    },
  },
});
