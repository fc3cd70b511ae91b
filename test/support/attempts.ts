/** Attempts that fail and are made again: spans of time, how a run ended, and answers that refuse. */
import type { Run } from '../../electron/engine/issuance/runner.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { CertwrightError, type Problem } from '../../shared/errors/problem.ts';
import type { Fault } from './fault-server.ts';

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;

export const ended = async (workspace: Workspace, run: Run): Promise<RunView> => {
  await run.ended;
  return workspace.run(run.id);
};
export const refusal = async (work: Promise<unknown>): Promise<Problem | undefined> => {
  try {
    await work;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof CertwrightError) return thrown.problem;
    throw thrown;
  }
};
/** Oldest first, each with what came of it. */
export const story = (workspace: Workspace): readonly unknown[] =>
  workspace
    .runs()
    .toReversed()
    .map(({ status, authorityName, problem, retry }) => [authorityName, status, problem?.code, retry?.kind]);

/** A problem document of the authority (RFC 8555 §6.7). */
export const problemAnswer = (type: string, status: number, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: 'answer',
  status,
  headers: { 'Content-Type': 'application/problem+json', ...headers },
  body: { type: `urn:ietf:params:acme:error:${type}`, detail: 'as told', status },
});

/** The first time a run is seen that way. */
export const until = (workspace: Workspace, holds: (view: RunView) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const end = workspace.onRun((view) => {
      if (!holds(view)) return;
      end();
      resolve();
    });
  });
