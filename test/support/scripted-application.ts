import type { Application, Handlers } from '../../electron/ipc/application.ts';
import { settingsSchema } from '../../shared/domain/app.ts';
import { fail } from '../../shared/errors/problem.ts';
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import { callNames } from '../../shared/ipc/names.ts';

export interface ScriptedApplication extends Application {
  emit(event: EventEnvelope): void;
  readonly listeners: () => number;
}

/** An application at its seam: answers the given calls, refuses every other, sends events when told to. */
export const scriptedApplication = (answers: Partial<Handlers> = {}): ScriptedApplication => {
  const listeners = new Set<(event: EventEnvelope) => void>();
  const refuse = async (): Promise<never> => {
    throw fail('practice.only', { what: 'scripted' });
  };
  return {
    handlers: { ...(Object.fromEntries(callNames.map((name) => [name, refuse])) as unknown as Handlers), ...answers },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settings: () => settingsSchema.parse({}),
    openOrders: () => [],
    woke: () => undefined,
    close: async () => undefined,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    listeners: () => listeners.size,
  };
};
