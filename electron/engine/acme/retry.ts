/** When a request that failed may be made again at once, and when the failure has to surface. */
import { randomInt } from 'node:crypto';
import { fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';

/**
 * `repeatable`: a second time does no harm (reading, registering the same key).
 * `once`: only if the first time certainly had no effect, because nothing was sent or the server refused it.
 */
export type Repetition = 'repeatable' | 'once';

const mostAttempts = 3;
const longestWait = 10_000;
/** No two attempts at the same request are closer than this. */
const shortestWait = 1000;

/** Runs `attempt` up to three times; each run signs anew. Longer waits are the caller's: the problem says when. */
export const withRetry = async <T>(
  attempt: () => Promise<T>,
  terms: { readonly repetition: Repetition; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<T> => {
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (thrown) {
      const wait = made < mostAttempts ? waitBefore(toProblem(thrown), made, terms) : undefined;
      if (wait === undefined) throw thrown;
      await terms.clock.sleep(wait, terms.signal).catch(() => undefined);
      if (terms.signal.aborted) throw fail('run.cancelled', {});
    }
  }
};

/** Milliseconds to wait before the next attempt, `undefined` to give up. Pure but for the jitter. */
export const waitBefore = (
  failure: Problem,
  made: number,
  terms: { readonly repetition: Repetition; readonly clock: Pick<Clock, 'now'> },
): number | undefined => {
  if (!hadNoEffect(failure) && !(terms.repetition === 'repeatable' && isTransient(failure))) return undefined;
  const asked = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt) - terms.clock.now().getTime();
  if (asked > longestWait) return undefined;
  return Math.max(asked, made * shortestWait) + randomInt(500);
};

const statusOf = (failure: Problem): number => ('status' in failure.details ? Number(failure.details.status) : 0);

const hadNoEffect = (failure: Problem): boolean => {
  switch (failure.code) {
    case 'network.none':
    case 'network.dns':
    case 'network.refused':
    case 'network.unreachable':
    case 'directory.nonce-failed':
    case 'acme.badNonce':
      return true;
    case 'acme.rateLimited':
    case 'directory.unavailable':
      // Without a time to come back, asking again soon only uses up more of the limit.
      return failure.retryAt !== undefined;
    default:
      return statusOf(failure) === 503;
  }
};

/** A timeout is not in here: the reader has waited for it long enough. */
const isTransient = (failure: Problem): boolean =>
  failure.code === 'network.reset' || (failure.retryable && statusOf(failure) >= 500);
