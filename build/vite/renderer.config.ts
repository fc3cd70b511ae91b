/**
 * The page: one bundle for the desktop window and for the web host.
 * `CSP_NONCE` stands in the page for a value that the host puts in anew for every response.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { notePackages } from '../scripts/licences.ts';

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// biome-ignore lint/style/noDefaultExport: the tool asks for it
export default defineConfig({
  root: from('../../renderer'),
  base: './',
  plugins: [react(), notePackages(from('../..'), 'renderer')],
  // Each language is loaded when it is asked for.
  resolve: {
    alias: [{ find: /^(\.|.*\/shared\/i18n)\/(packs|topics)\.ts$/, replacement: from('../../renderer/i18n/packs.ts') }],
  },
  html: { cspNonce: 'CSP_NONCE' },
  build: {
    outDir: from('../../dist/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    // Strict content security: nothing as data URL, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
