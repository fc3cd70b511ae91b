/** Answers on PATH in the place of the session bus: whether anybody shows icons there. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const statusNotifierStandIn = (folder: string, shows: boolean, path: string): { readonly PATH: string } => {
  const bin = join(folder, 'session-bus');
  mkdirSync(bin, { recursive: true });
  const program = join(bin, 'gdbus');
  writeFileSync(program, `#!/bin/sh\necho '(${shows},)'\n`);
  chmodSync(program, 0o755);
  return { PATH: `${bin}${delimiter}${path}` };
};
