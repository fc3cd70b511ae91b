import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Program {
  readonly process: ChildProcess;
  /** Everything printed so far on both streams. */
  output(): string;
  /** SIGTERM, then SIGKILL after three seconds. */
  stop(): Promise<void>;
}

/**
 * Starts a program and waits until `ready` answers true: it is asked after each line printed and every 20 ms.
 * Rejects with what the program printed if it ends first or `within` milliseconds pass.
 */
export const startProgram = async (options: {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
  readonly within?: number;
  ready(output: string): boolean | Promise<boolean>;
}): Promise<Program> => {
  const child = spawn(options.command, [...options.args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  const collect = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure ??= `ended with ${code ?? signal}`;
  });
  if (options.input !== undefined) child.stdin.end(options.input);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(timer);
  };
  const deadline = Date.now() + (options.within ?? 15_000);
  for (;;) {
    if (failure !== undefined) throw new Error(`${options.command} ${failure}\n${printed}`);
    if (await options.ready(printed)) return { process: child, output: () => printed, stop };
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`${options.command} was not ready in time\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
