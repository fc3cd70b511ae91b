import type { Plugin } from 'vite';

const empty = '\0no-forge';

/** acme-client carries a second cryptography library for callers we do not have: 0.7 MB that would be parsed for nothing. */
export const withoutForge = (): Plugin => ({
  name: 'certwright:without-forge',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './crypto/forge' && importer?.includes('acme-client') === true ? empty : undefined,
  load: (id) => (id === empty ? 'module.exports = {};' : undefined),
});
