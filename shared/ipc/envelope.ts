/** How answers and events travel, the same over Electron IPC and over loopback HTTP. Types only: the page loads no zod. */
import type { Problem } from '../errors/problem.ts';
import type { CallInput, CallOutput, EventPayload } from './contract.ts';
import type { CallName, EventName } from './names.ts';

export type ResultEnvelope<N extends CallName = CallName> =
  | { readonly ok: true; readonly value: CallOutput<N> }
  | { readonly ok: false; readonly problem: Problem };

export type EventEnvelope = { [N in EventName]: { readonly name: N; readonly payload: EventPayload<N> } }[EventName];

/** What the preload puts on `window.certwright`, and what the web client imitates. */
export interface HostBridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<ResultEnvelope<N>>;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: EventEnvelope) => void): () => void;
}
