import { createRequire } from 'node:module';

/** A package that the packager itself uses: of the same version, and without a line of our own in package.json. */
export const ofBuilder = <T>(name: string): T => {
  const require = createRequire(import.meta.url);
  return createRequire(require.resolve('app-builder-lib/package.json'))(name) as T;
};
