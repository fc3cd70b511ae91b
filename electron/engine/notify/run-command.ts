/** Starts a program without a shell, hands it the notice, and waits for its end. */
import { assertNever, fail } from '../../../shared/errors/problem.ts';
import { runProgram } from '../programs/run-program.ts';
import { excerpt } from '../providers/http-call.ts';
import type { CommandCall } from './channel.ts';

/** Characters of output that are kept. */
const most = 4_000;

/** What it printed. `notify.command-failed` when it cannot be started, ends otherwise than with 0, or takes too long. */
export const runCommand = async (call: CommandCall): Promise<string> => {
  const { program, limit } = call;
  const failed = (detail: string) => fail('notify.command-failed', { program, detail: excerpt(detail) });
  const end = await runProgram({ ...call, most });
  switch (end.kind) {
    case 'ended':
      if (end.code === 0) return excerpt(end.output);
      throw failed(`${end.code} ${end.output}`);
    case 'killed':
      throw failed(`${end.by === 'timeout' ? `timeout ${limit / 1000} s` : end.by} ${end.output}`);
    case 'not-started':
      throw failed(end.reason);
    default:
      return assertNever(end);
  }
};
