/** Renews what is due, goes on with what an earlier process left open, and tidies up, for as long as the program runs. */
import type { Clock } from './engine/ports/index.ts';
import { keepRenewing } from './engine/renewal/renewal-loop.ts';
import type { Workspace } from './engine/workspace/workspace.ts';

export interface RenewedParts {
  readonly clock: Clock;
  /** Whoever is in here is called when the machine has woken. */
  readonly wakes: Set<() => void>;
  readonly signal: AbortSignal;
}

/** Ends when the signal says so; never rejects. */
export const keepRenewed = (workspace: Workspace, { clock, wakes, signal }: RenewedParts): Promise<void> => {
  const { storage, renewing } = workspace;
  return keepRenewing(
    {
      clock,
      run: () => renewing.runWhileOpen(signal),
      hurries: () => storage.runs.working().length > 0 || storage.journal.leftBehind().length > 0,
      woke: renewing.woke,
      onChange: (wake) => {
        wakes.add(wake);
        const deafen = workspace.onCertificates(wake);
        return () => {
          wakes.delete(wake);
          deafen();
        };
      },
    },
    signal,
  );
};

/** The names of each order in work here. An order in another process is that process's own. */
export const openOrders = (workspace: Workspace): readonly (readonly string[])[] =>
  workspace.storage.runs
    .working()
    .flatMap(({ id }) => workspace.liveRun(id)?.view() ?? [])
    .filter(({ endedAt }) => endedAt === undefined)
    .map(({ identifiers }) => identifiers.map(({ value }) => value));
