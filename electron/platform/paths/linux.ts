import { posix } from 'node:path';

/** XDG Base Directory Specification: a relative XDG_DATA_HOME is invalid and has to be ignored. */
export const defaultProfileFolder = (env: Readonly<NodeJS.ProcessEnv>, home: string): string => {
  const data = env.XDG_DATA_HOME;
  const base = data !== undefined && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share');
  return posix.join(base, 'certwright');
};
