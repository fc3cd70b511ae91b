/**
 * `node --import <this file> dist/main/main.js` runs the unmodified desktop program with the double in the place of
 * `electron`, for machines without Electron's binary. What the double lacks fails at link time or throws.
 */
import { registerHooks } from 'node:module';

const double = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
});
process.stderr.write('This run uses the Electron test double, not Electron.\n');
