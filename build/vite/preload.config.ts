/** The preload: one CommonJS file, since a sandboxed preload is not a module and may require nothing but `electron`. */
import type { InlineConfig } from 'vite';
import { notePackages } from '../scripts/licences.ts';

export const preloadConfig = (root: string): InlineConfig => ({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  plugins: [notePackages(root, 'preload')],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'chrome140',
    outDir: 'dist/main',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: { preload: 'electron/preload.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
