/** The eye as a process inside a private network sees with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EyeAnswer, EyeRequest } from './eye-worker.ts';
import type { PrivateNetwork } from './private-network.ts';

export interface DistantEye {
  /** Ends with the result; rejects with the problem as data. One at a time. */
  ask<T>(request: EyeRequest, onEvent?: (event: string, data: unknown) => void): Promise<T>;
  stop(): Promise<void>;
}

export const startDistantEye = (network: PrivateNetwork): DistantEye => {
  const { command, args } = network.inside(process.execPath, [join(import.meta.dirname, 'eye-worker.ts')]);
  const child: ChildProcess = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = child.stdout === null ? undefined : createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async <T>(request: EyeRequest, onEvent?: (event: string, data: unknown) => void): Promise<T> => {
      child.stdin?.write(`${JSON.stringify(request)}\n`);
      for (;;) {
        const line = await lines?.next();
        if (line === undefined || line.done === true) throw new Error('the eye has gone');
        const answer = JSON.parse(line.value) as EyeAnswer;
        if ('event' in answer) onEvent?.(answer.event, answer.data);
        else if ('problem' in answer) throw answer.problem;
        else return answer.result as T;
      }
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
