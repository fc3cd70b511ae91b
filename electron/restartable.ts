/** An application that can close its profile, let something be done to the folder, and open it again. */
import type { EventEnvelope } from '../shared/ipc/envelope.ts';
import { type CallName, callNames } from '../shared/ipc/names.ts';
import type { Application, Handlers } from './ipc/application.ts';

/**
 * Closes the application, does the work, opens it again and says what it then is. When the work fails, all is as it
 * was, and the failure is thrown on.
 */
export type StartOver = (work: () => void) => Promise<void>;

/** What is opened anew tells its pages everything they show. */
export interface Restarted extends Application {
  announce(): Promise<void>;
}

/** Calls that come meanwhile wait for it. */
export const openRestartable = async (open: (startOver: StartOver) => Promise<Restarted>): Promise<Application> => {
  const listeners = new Map<(event: EventEnvelope) => void, () => void>();
  const attach = (listener: (event: EventEnvelope) => void, application: Restarted): void => {
    listeners.get(listener)?.();
    listeners.set(listener, application.onEvent(listener));
  };
  const startOver: StartOver = async (work) => {
    settings = opened?.settings() ?? settings;
    opened = undefined;
    const reopened = current
      .then((before) => before.close())
      .then(() => done(work))
      .then(async (failure) => ({ failure, application: await open(startOver) }));
    current = reopened.then(({ application }) => application);
    // Whoever waits for it hears of a failure; so does the one who asked, below.
    current.catch(() => undefined);
    const { failure, application } = await reopened;
    opened = application;
    for (const listener of listeners.keys()) attach(listener, application);
    await application.announce();
    if (failure !== undefined) throw failure.thrown;
  };
  let current = open(startOver);
  let opened: Restarted | undefined = await current;
  let settings = opened.settings();
  const handler = (name: CallName) => async (input: never) => {
    // Each handler takes the input of its own name; a variable name loses that pairing.
    const { handlers } = (await current) as { handlers: Record<string, (input: never) => Promise<unknown>> };
    return handlers[name]?.(input);
  };
  return {
    handlers: Object.fromEntries(callNames.map((name) => [name, handler(name)])) as unknown as Handlers,
    onEvent: (listener) => {
      let ended = false;
      listeners.set(listener, () => undefined);
      void current.then((application) => {
        if (!ended) attach(listener, application);
      });
      return () => {
        ended = true;
        listeners.get(listener)?.();
        listeners.delete(listener);
      };
    },
    // What cannot wait is answered with what was true last: nothing is under way in between.
    settings: () => opened?.settings() ?? settings,
    openOrders: () => opened?.openOrders() ?? [],
    woke: (how) => opened?.woke(how),
    close: async () => (await current).close(),
  };
};

const done = (work: () => void): { readonly thrown: unknown } | undefined => {
  try {
    work();
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
};
