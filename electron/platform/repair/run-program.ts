/** One program, run to its end: how it ended and what it printed. */
import { spawn } from 'node:child_process';
import { programEnvironment } from '../network/run-command.ts';

export interface Program {
  readonly program: string;
  readonly args: readonly string[];
}

export interface Outcome {
  /** Exit code; `ENOENT` and the like where it could not be started, a signal's name where one ended it. */
  readonly code: number | string;
  /** The end of what it printed on either stream. */
  readonly printed: string;
}

/** Characters that are kept of what a program prints. */
const kept = 4000;
/** Milliseconds for what was printed last to arrive. */
const patience = 300;

/**
 * No shell, no terminal, and as long as a person takes to type a password. Rejects with the reason of `signal`, and does
 * not wait then: a program with more rights than ours cannot be ended from here.
 */
export const runProgram = ({ program, args }: Program, signal: AbortSignal): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const env = programEnvironment();
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let printed = '';
    const take = (chunk: Buffer): void => {
      printed = (printed + chunk.toString()).slice(-kept);
    };
    const end = (finish: () => void): void => {
      clearTimeout(grace);
      signal.removeEventListener('abort', stop);
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      finish();
    };
    const stop = (): void => {
      child.kill();
      end(() => reject(signal.reason));
    };
    let grace: NodeJS.Timeout | undefined;
    signal.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error: NodeJS.ErrnoException) =>
      end(() => resolve({ code: error.code ?? 'ENOENT', printed })),
    );
    const ended = (code: number | null, killed: string | null): void =>
      end(() => resolve({ code: code ?? killed ?? '', printed }));
    child.once('close', ended);
    // A service that was started keeps what it inherited open, and must not keep us.
    child.once('exit', (code, killed) => {
      grace = setTimeout(() => ended(code, killed), patience);
    });
  });
