/** The host bridge over loopback HTTP: calls are `POST ipc`, events come as an event stream from `events`. */
import type { Problem } from '../../shared/errors/problem.ts';
import type { CallInput } from '../../shared/ipc/contract.ts';
import type { EventEnvelope, HostBridge, ResultEnvelope } from '../../shared/ipc/envelope.ts';
import type { CallName } from '../../shared/ipc/names.ts';

/** `gone`: the host does not answer. `restored`: it answers again, and events in between are lost. */
export type Connection = 'gone' | 'restored';

/** What the bridge needs of the browser. */
export interface WebFacilities {
  fetch(url: string, init: RequestInit): Promise<Response>;
  openEvents(url: string): Pick<EventSource, 'onmessage' | 'onerror' | 'onopen' | 'close'>;
  later(milliseconds: number, action: () => void): void;
}

/** Milliseconds between attempts to reach a host that went away. */
const reconnectDelays = [500, 1000, 2000, 4000] as const;
const longestDelay = 5000;

export const createWebBridge = (web: WebFacilities, report: (connection: Connection) => void): HostBridge => {
  const listeners = new Set<(event: EventEnvelope) => void>();
  let failures = 0;
  let started = false;

  const lost = () => {
    if (failures === 0) report('gone');
    failures += 1;
  };
  const found = () => {
    if (failures > 0) report('restored');
    failures = 0;
  };

  const open = () => {
    const stream = web.openEvents('events');
    stream.onopen = found;
    stream.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as EventEnvelope;
      for (const listener of listeners) listener(event);
    };
    // The browser's own retry gives up on some answers; ours goes on for as long as the page is open.
    stream.onerror = () => {
      stream.close();
      lost();
      web.later(reconnectDelays[failures - 1] ?? longestDelay, open);
    };
  };

  return {
    call: (name, input) => post(web, name, input),
    onEvent: (listener) => {
      listeners.add(listener);
      if (!started) open();
      started = true;
      return () => listeners.delete(listener);
    },
  };
};

const post = async <N extends CallName>(
  web: WebFacilities,
  name: N,
  input: CallInput<N>,
): Promise<ResultEnvelope<N>> => {
  try {
    const response = await web.fetch('ipc', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-certwright': '1' },
      body: JSON.stringify({ name, input }),
    });
    const text = await response.text();
    return envelopeIn<N>(text) ?? { ok: false, problem: unexpected(`${response.status} ${text.slice(0, 200)}`) };
  } catch (thrown) {
    return { ok: false, problem: unexpected(thrown instanceof Error ? thrown.message : String(thrown)) };
  }
};

const envelopeIn = <N extends CallName>(text: string): ResultEnvelope<N> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'ok' in value ? (value as ResultEnvelope<N>) : undefined;
  } catch {
    return undefined;
  }
};

const unexpected = (message: string): Problem => ({ code: 'internal', details: { message }, retryable: true });
