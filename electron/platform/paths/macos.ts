import { posix } from 'node:path';

export const defaultProfileFolder = (_env: Readonly<NodeJS.ProcessEnv>, home: string): string =>
  posix.join(home, 'Library', 'Application Support', 'Certwright');
