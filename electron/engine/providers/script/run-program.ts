/** One run of a program without a shell: its output kept within bounds, its whole family ended with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Clock } from '../../ports/index.ts';
import { endFamily } from '../../programs/end-family.ts';

interface Run {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly limit: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export type Ended =
  | { readonly kind: 'exited'; readonly code: number; readonly stderr: string }
  | { readonly kind: 'killed'; readonly signal: string; readonly stderr: string }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'timeout' };

/** Of what a program writes, this much of the end is kept. */
const mostOutput = 64 * 1024;
/** Milliseconds for the rest of the output, where a process that was left behind keeps the pipe open. */
const lastWords = 200;

/** Ends with how the program ended. Rejects only with the reason of `signal`, after it was ended. */
export const runProgram = async ({ command, args, env, limit, clock, signal }: Run): Promise<Ended> => {
  let child: ChildProcess;
  try {
    // A group of its own, so that it can be ended with everything it has started.
    child = spawn(command, args, {
      env,
      shell: false,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (thrown) {
    return { kind: 'not-started', reason: codeOf(thrown) };
  }
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const late = clock.sleep(limit, either).then(
    (): Ended => ({ kind: 'timeout' }),
    (): Ended | undefined => undefined,
  );
  const stderr = tailOf(child);
  const ended = await Promise.race([endOf(child, stderr), late]);
  over.abort();
  if (ended === undefined || ended.kind === 'timeout') endFamily(child);
  signal.throwIfAborted();
  return ended ?? { kind: 'timeout' };
};

const endOf = (child: ChildProcess, stderr: () => string): Promise<Ended> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not-started', reason: codeOf(error) }));
    child.once('exit', (code, signal) => {
      const settle = () => {
        clearTimeout(patience);
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve(
          code === null
            ? { kind: 'killed', signal: signal ?? '', stderr: stderr() }
            : { kind: 'exited', code, stderr: stderr() },
        );
      };
      const patience = setTimeout(settle, lastWords);
      child.once('close', settle);
    });
  });

/** Reads both streams, so that the program never waits, and keeps the end of one. */
const tailOf = (child: ChildProcess): (() => string) => {
  let tail: Buffer = Buffer.alloc(0);
  child.stdout?.resume();
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-mostOutput);
  });
  return () => tail.toString();
};

const codeOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown);
  return 'code' in thrown ? String(thrown.code) : thrown.message;
};
