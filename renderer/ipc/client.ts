/**
 * The one place that talks to the host: through the desktop bridge, or over HTTP on the page's own server.
 *
 * - `call(name, input)` answers with the typed value, or throws a `ProblemError` that carries the `Problem`.
 * - `listen(listener)` hands over every event of the host.
 * - `onConnection(listener)` tells whether the host is there; `restored` means that events may have been missed.
 */
import type { Problem } from '../../shared/errors/problem.ts';
import type { CallInput, CallOutput } from '../../shared/ipc/contract.ts';
import type { EventEnvelope, HostBridge } from '../../shared/ipc/envelope.ts';
import type { CallName } from '../../shared/ipc/names.ts';
import { type Connection, createWebBridge } from './web-bridge.ts';

declare global {
  interface Window {
    readonly certwright?: HostBridge;
  }
}

/** A failure that the host reported; `problem` has the code and the details that sentences are made from. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

type ConnectionListener = (connection: Connection) => void;
const connectionListeners = new Set<ConnectionListener>();

let bridge: HostBridge | undefined;
const host = (): HostBridge => {
  bridge ??=
    window.certwright ??
    createWebBridge(
      {
        fetch: (url, init) => window.fetch(url, init),
        openEvents: (url) => new EventSource(url),
        later: (milliseconds, action) => {
          window.setTimeout(action, milliseconds);
        },
      },
      (connection) => {
        for (const listener of connectionListeners) listener(connection);
      },
    );
  return bridge;
};

export const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
  const answer = await host().call(name, input);
  if (!answer.ok) throw new ProblemError(answer.problem);
  if (name === 'window.open-link') openHere((input as CallInput<'window.open-link'>).url);
  return answer.value;
};

/** A web host only judges the address: it may run on another computer, so the reader's own browser opens the page. */
const openHere = (url: string): void => {
  if (window.certwright === undefined) window.open(url, '_blank', 'noopener,noreferrer');
};

export const listen = (listener: (event: EventEnvelope) => void): (() => void) => host().onEvent(listener);

export const onConnection = (listener: ConnectionListener): (() => void) => {
  connectionListeners.add(listener);
  return () => connectionListeners.delete(listener);
};

/** Whatever was thrown, as a problem. Anything but a `ProblemError` is a mistake of the page itself. */
export const problemOf = (thrown: unknown): Problem => {
  if (thrown instanceof ProblemError) return thrown.problem;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', details: { message }, retryable: false };
};
