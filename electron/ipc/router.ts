/**
 * The one door between page and engine, the same for every host: name, input and output are checked against the
 * contract, failures become data. Who may knock (sender, session) is decided by the host before.
 */
import { randomBytes } from 'node:crypto';
import { CertwrightError, fail, type Problem, problem } from '../../shared/errors/problem.ts';
import { calls, events } from '../../shared/ipc/contract.ts';
import type { EventEnvelope, ResultEnvelope } from '../../shared/ipc/envelope.ts';
import type { CallName } from '../../shared/ipc/names.ts';
import type { Logger } from '../engine/ports/index.ts';
import type { Application } from './application.ts';

export interface Router {
  /** Takes `{ name, input }` of unknown honesty. Never rejects: whatever goes wrong is in the envelope. */
  route(message: unknown): Promise<ResultEnvelope>;
  /** Events with everything removed that the contract does not name. Returns the function that ends it. */
  onEvent(listener: (event: EventEnvelope) => void): () => void;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Where and why, never what: an input may hold a secret. */
const invalid = (issues: readonly Issue[]): CertwrightError =>
  fail('input.invalid', { issues: issues.map(({ path, message }) => ({ path: path.join('.'), message })) });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(calls, name);

const answer = async (application: Pick<Application, 'handlers'>, message: unknown): Promise<unknown> => {
  if (!isRecord(message)) throw invalid([{ path: [], message: 'expected an object' }]);
  const { name, input } = message;
  if (!isCallName(name)) throw invalid([{ path: ['name'], message: 'unknown call' }]);
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error.issues);
  // The table's type pairs each name with its own input; a variable name loses that pairing.
  const handler = application.handlers[name] as (input: unknown) => Promise<unknown>;
  return calls[name].output.parse(await handler(parsed.data));
};

export const createRouter = (application: Application, logger: Logger): Router => {
  /** The page learns a reference only; what really happened, with its stack, is in the log beside it. */
  const unforeseen = (thrown: unknown, where: string): Problem => {
    const reference = randomBytes(4).toString('hex');
    logger.warn('host.unforeseen-error', {
      reference,
      where,
      error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
    });
    return problem('internal', { message: reference });
  };

  return {
    route: async (message) => {
      try {
        return { ok: true, value: (await answer(application, message)) as (ResultEnvelope & { ok: true })['value'] };
      } catch (thrown) {
        if (thrown instanceof CertwrightError) return { ok: false, problem: thrown.problem };
        const where = isRecord(message) && isCallName(message.name) ? message.name : 'unknown';
        return { ok: false, problem: unforeseen(thrown, where) };
      }
    },
    onEvent: (listener) =>
      application.onEvent((event) => {
        const parsed = events[event.name].safeParse(event.payload);
        if (parsed.success) listener({ name: event.name, payload: parsed.data } as EventEnvelope);
        else unforeseen(parsed.error, event.name);
      }),
  };
};
