/** One way to prove control, as the steps of a run go through it. Everything in it may be done again by a later process. */
import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import { dnsSolver } from './dns-solver.ts';
import { persistSolver } from './persist-solver.ts';
import type { RunContext } from './run-context.ts';
import { servedSolver } from './served-solver.ts';
import type { AuthorizationState } from './state.ts';

export interface Solver {
  /** Plans the proof of every pending authorization, saves the plan, then puts it where the authority will look. */
  present(context: RunContext): Promise<void>;
  /** Ends when the authority can see all of it. */
  awaitVisible(context: RunContext): Promise<void>;
  /** Puts up again what lives no longer than a process, before the authority is asked to look and while it does. */
  serve(context: RunContext): Promise<void>;
  /** Takes away what was planned or written for one authorization; missing where nothing of ours is left behind. */
  readonly withdraw?: (context: RunContext, authorization: AuthorizationState) => Promise<void>;
}

const solvers: Readonly<Record<ChallengeType, Solver>> = {
  'dns-01': dnsSolver,
  'dns-account-01': dnsSolver,
  'dns-persist-01': persistSolver,
  'http-01': servedSolver,
  'tls-alpn-01': servedSolver,
};

export const solverOf = (context: RunContext): Solver => solvers[context.state().policy.proof.method];
