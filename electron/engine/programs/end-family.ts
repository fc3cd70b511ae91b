/** Ends a program with everything it has started; it must have been started `detached`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** By the group where there are groups; by Windows' own tool where there are none. */
export const endFamily = (child: ChildProcess): void => {
  const { pid } = child;
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    const { SystemRoot: windows } = process.env;
    if (windows !== undefined) {
      const taskkill = spawn(join(windows, 'System32', 'taskkill.exe'), ['/pid', String(pid), '/t', '/f'], {
        stdio: 'ignore',
        windowsHide: true,
      });
      taskkill.once('error', () => child.kill('SIGKILL'));
    } else child.kill('SIGKILL');
  }
};
