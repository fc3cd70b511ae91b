import type { Plugin } from 'vite';

const missing = '\0no-machine-code';
/** Compiled parts of ssh2 and of what it asks about the processor: both are looked for in a `try`, and done without. */
const compiled = ['./crypto/build/Release/sshcrypto.node', 'cpu-features'];

/** One bundle runs on every system: what is compiled for one of them stays out, and Node's own cryptography is used. */
export const withoutMachineCode = (): Plugin => ({
  name: 'certwright:without-machine-code',
  enforce: 'pre',
  resolveId: (source, importer) =>
    compiled.includes(source) && importer?.includes('ssh2') === true ? missing : undefined,
  // Where it lies it asks for two helpers that we do not use, and a module of the bundle is not told.
  transform: (code, id) =>
    /[\\/]ssh2[\\/]lib[\\/]/.test(id) && code.includes('__dirname')
      ? { code: code.replaceAll('__dirname', "''"), map: null }
      : undefined,
  load: (id) => (id === missing ? "module.exports = {}; throw new Error('not in the bundle');" : undefined),
});
