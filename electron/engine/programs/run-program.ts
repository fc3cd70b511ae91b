/** Starts a program without a shell and waits for its end. */
import { spawn } from 'node:child_process';
import { endFamily } from './end-family.ts';

export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
  /** Beside what programs need to run at all. */
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string;
  readonly folder?: string | undefined;
  /** Milliseconds. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  /** Characters of output that are kept. */
  readonly most: number;
}

export type ProgramEnd =
  | { readonly kind: 'ended'; readonly code: number; readonly output: string }
  /** By a signal; `timeout` when it took too long, `aborted` when it was told to stop. */
  | { readonly kind: 'killed'; readonly by: string; readonly output: string }
  /** `reason`: the system's error code. */
  | { readonly kind: 'not-started'; readonly reason: string };

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

/** Never rejects. */
export const runProgram = (call: ProgramCall): Promise<ProgramEnd> =>
  new Promise((resolve) => {
    const { program, args, environment, input, folder, limit, signal, most } = call;
    const inherited = passedOn.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    const child = spawn(program, [...args], {
      shell: false,
      // A group of its own, so that it can be ended with everything it has started.
      detached: true,
      windowsHide: true,
      env: { ...Object.fromEntries(inherited), ...environment },
      ...(folder === undefined ? {} : { cwd: folder }),
    });
    let output = '';
    let killer: string | undefined;
    const kill = (by: string): void => {
      killer ??= by;
      endFamily(child);
    };
    const timer = setTimeout(() => kill('timeout'), limit);
    const aborted = (): void => kill('aborted');
    signal?.addEventListener('abort', aborted, { once: true });
    const end = (how: ProgramEnd): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      // What it started in turn may hold its output open for ever.
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(how);
    };
    const keep = (chunk: Buffer): void => {
      if (output.length < most) output += chunk.toString('utf8').slice(0, most - output.length);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) =>
      end({ kind: 'not-started', reason: 'code' in error ? String(error.code) : error.message }),
    );
    child.once('exit', (code, by) => {
      // What it wrote last may still be on its way.
      setImmediate(() =>
        end(code === null ? { kind: 'killed', by: killer ?? String(by), output } : { kind: 'ended', code, output }),
      );
    });
    // A program need not read what it is handed.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    if (signal?.aborted === true) aborted();
  });
