/** Starts a program without a shell, hands it the notice, and waits for its end. */
import { spawn } from 'node:child_process';
import { fail } from '../../../shared/errors/problem.ts';
import { excerpt } from '../providers/http-call.ts';
import type { CommandCall } from './channel.ts';

/** Of our own environment: what programs need to run at all, and no more. */
const passedOn = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'USERPROFILE',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XDG_RUNTIME_DIR',
  'DBUS_SESSION_BUS_ADDRESS',
];
/** Characters of output that are kept. */
const most = 4_000;

/** What it printed. `notify.command-failed` when it cannot be started, ends otherwise than with 0, or takes too long. */
export const runCommand = ({ program, args, environment, input, limit }: CommandCall): Promise<string> =>
  new Promise((resolve, reject) => {
    const inherited = passedOn.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    const child = spawn(program, [...args], {
      shell: false,
      windowsHide: true,
      timeout: limit,
      killSignal: 'SIGKILL',
      env: { ...Object.fromEntries(inherited), ...environment },
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      if (output.length < most) output += chunk.toString('utf8').slice(0, most);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const failed = (detail: string) => reject(fail('notify.command-failed', { program, detail: excerpt(detail) }));
    child.once('error', (error) => failed('code' in error ? String(error.code) : error.message));
    child.once('exit', (code, signal) => {
      // What it started in turn may hold its output open for ever.
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve(excerpt(output));
      else failed(`${code ?? (signal === 'SIGKILL' ? `timeout ${limit / 1000} s` : signal)} ${output}`);
    });
    // A program need not read what it is handed.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
