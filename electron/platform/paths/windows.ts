import { win32 } from 'node:path';

/** APPDATA is missing in some service sessions; the folder it names by default is not. */
export const defaultProfileFolder = (env: Readonly<NodeJS.ProcessEnv>, home: string): string => {
  const roaming = env.APPDATA;
  const base = roaming !== undefined && roaming !== '' ? roaming : win32.join(home, 'AppData', 'Roaming');
  return win32.join(base, 'Certwright');
};
