/**
 * `--self-test`: a packed program shows that it starts. Its fuses let nobody drive it from outside, so it watches itself:
 * everything starts as always but the window stays hidden, and once the page has been answered its first call, one line
 * of JSON is printed and the program ends in its usual way, with exit code 0.
 */
import type { App } from 'electron';
import { toProblem } from '../../shared/errors/problem.ts';
import type { ResultEnvelope } from '../../shared/ipc/envelope.ts';
import { keychainLibrary } from '../platform/secrets/index.ts';
import { version } from '../version.ts';

export interface SelfTest {
  /** What the page asked and was told. */
  answered(message: unknown, answer: ResultEnvelope): void;
  failed(thrown: unknown): void;
}

/** Milliseconds, from the start to the end of the program. */
const mostTime = 60_000;

export const startSelfTest = (app: Pick<App, 'exit' | 'quit' | 'isPackaged'>): SelfTest => {
  const started = performance.now();
  let over = false;
  const say = (facts: Readonly<Record<string, unknown>>): void => {
    over = true;
    const milliseconds = Math.round(performance.now() - started);
    process.stdout.write(`${JSON.stringify({ ...facts, version, packaged: app.isPackaged, milliseconds })}\n`);
  };
  const fail = (reason: string): void => {
    say({ selfTest: 'failed', reason });
    app.exit(1);
  };
  const deadline = setTimeout(() => fail(over ? 'did not end' : 'no page called'), mostTime);
  deadline.unref();
  const judge = async (answer: ResultEnvelope): Promise<void> => {
    if (!answer.ok) return fail(answer.problem.code);
    // Lies beside the archive of a package, and is the one thing that may be of the wrong kind.
    if (!(await keychainLibrary())) return fail('keychain library does not load');
    say({ selfTest: 'passed' });
    app.quit();
  };
  return {
    answered: (message, answer) => {
      const isFirst = !over && (message as { readonly name?: unknown } | null)?.name === 'app.bootstrap';
      if (isFirst) judge(answer).catch((error: unknown) => fail(String(error)));
    },
    // What fails because the program ends is no failure.
    failed: (thrown) => {
      if (!over) fail(toProblem(thrown).code);
    },
  };
};
