import { type Problem, toProblem } from '../../shared/errors/problem.ts';

/** What the work ended in; work that succeeds is the failure of the test. */
export const failureOf = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => Promise.reject(new Error('it worked')),
    (thrown: unknown) => toProblem(thrown),
  );
