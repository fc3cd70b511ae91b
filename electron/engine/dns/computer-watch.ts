/** Asks the resolver of this computer beside the looks at the name servers. Nobody waits for it, and it decides nothing. */
import type { ComputerView } from '../../../shared/domain/dns-watch.ts';
import type { Clock } from '../ports/index.ts';
import { joinComputerViews, judgeComputer, notAsked } from './computer-view.ts';
import type { DnsEye, ResolverSighting } from './eye.ts';
import { openGate } from './gate.ts';

export interface ComputerWatch {
  /** Beside a look at this name; asks where that may bring something new. */
  look(fqdn: string, values: readonly string[]): void;
  /** Somebody wants to know now: the next look asks whatever was said before. */
  wish(): void;
  /** Settles when no question is under way any more; the signal has to be aborted before. Never rejects. */
  settled(): Promise<void>;
}

export interface ComputerWatchParts {
  readonly eye: DnsEye;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** All that will be looked at. */
  readonly names: readonly string[];
  /** After each answer, the view of all names. */
  onComputer(view: ComputerView): void;
}

/** Questions side by side: a router is a small machine. */
const lanes = 16;
/** Milliseconds between two questions about a name. */
const pause = { least: 1000, silent: 15_000, most: 60_000 } as const;

export const openComputerWatch = (parts: ComputerWatchParts): ComputerWatch => {
  const { eye, clock, signal, names } = parts;
  const gate = openGate(lanes);
  const views = new Map<string, ComputerView>(names.map((name) => [name, notAsked]));
  const nextAt = new Map<string, number>();
  const running = new Map<string, Promise<void>>();
  const ask = async (fqdn: string, values: readonly string[]): Promise<void> => {
    signal.throwIfAborted();
    const sighting = await eye.computerView(fqdn, signal);
    const now = clock.now();
    nextAt.set(fqdn, now.getTime() + pauseAfter(sighting, values));
    if (sighting === undefined || signal.aborted) return;
    views.set(fqdn, judgeComputer(sighting, values, now));
    parts.onComputer(joinComputerViews([...views.values()]));
  };
  return {
    look: (fqdn, values) => {
      if (running.has(fqdn) || clock.now().getTime() < (nextAt.get(fqdn) ?? 0)) return;
      const question = gate
        .run(() => ask(fqdn, values))
        // Whatever goes wrong here, the run does not depend on it.
        .catch(() => void nextAt.set(fqdn, clock.now().getTime() + pause.silent))
        .finally(() => running.delete(fqdn));
      running.set(fqdn, question);
    },
    wish: () => nextAt.clear(),
    settled: async () => {
      await Promise.all(running.values());
    },
  };
};

/** What is remembered will not be answered otherwise, and what is there needs no further question. */
const pauseAfter = (sighting: ResolverSighting | undefined, values: readonly string[]): number => {
  if (sighting === undefined) return Number.POSITIVE_INFINITY;
  if (sighting.kind === 'silent') return pause.silent;
  if (values.every((value) => sighting.values.includes(value))) return Number.POSITIVE_INFINITY;
  return Math.min(pause.most, Math.max(pause.least, 1000 * (sighting.remembered ?? 0)));
};
