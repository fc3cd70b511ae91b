/** An application that can close its profile, let something be done to the folder, and open it again. */
import { fail, toProblem } from '../shared/errors/problem.ts';
import type { EventEnvelope } from '../shared/ipc/envelope.ts';
import { type CallName, callNames } from '../shared/ipc/names.ts';
import type { Application, Handlers } from './ipc/application.ts';

/**
 * Closes the application, does the work, opens it again and says what it then is. When the work fails, all is as it
 * was, and the failure is thrown on. `reset.not-reopened` when what is there then cannot be opened: each later call
 * tries again, so that nobody is left with a page that answers nothing.
 */
export type StartOver = (work: () => void | Promise<void>) => Promise<void>;

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
    const worked = current.then((before) => before.close()).then(() => done(work));
    await openAfter(worked);
    const failure = await worked;
    if (failure !== undefined) throw failure.thrown;
  };
  const openAfter = async (before: Promise<unknown>): Promise<void> => {
    current = before.then(() => open(startOver)).catch(notReopened);
    // Whoever waits for it hears of a failure; so does the one who asked, below.
    current.catch(() => {
      unopened = true;
    });
    const application = await current;
    opened = application;
    for (const listener of listeners.keys()) attach(listener, application);
    await application.announce();
  };
  const now = (): Promise<Restarted> => {
    if (unopened) {
      unopened = false;
      openAfter(Promise.resolve()).catch(() => undefined);
    }
    return current;
  };
  let unopened = false;
  let current = open(startOver);
  let opened: Restarted | undefined = await current;
  let settings = opened.settings();
  const handler = (name: CallName) => async (input: never) => {
    // Each handler takes the input of its own name; a variable name loses that pairing.
    const { handlers } = (await now()) as { handlers: Record<string, (input: never) => Promise<unknown>> };
    return handlers[name]?.(input);
  };
  return {
    handlers: Object.fromEntries(callNames.map((name) => [name, handler(name)])) as unknown as Handlers,
    onEvent: (listener) => {
      let ended = false;
      listeners.set(listener, () => undefined);
      current.then(
        (application) => {
          if (!ended) attach(listener, application);
        },
        // It is among those that are told when it is open again.
        () => undefined,
      );
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
    close: () =>
      current.then(
        (application) => application.close(),
        // Nothing is open.
        () => undefined,
      ),
  };
};

const done = async (work: () => void | Promise<void>): Promise<{ readonly thrown: unknown } | undefined> => {
  try {
    await work();
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
};

/** The reason is told by its own words where it has some. */
const notReopened = (thrown: unknown): never => {
  const problem = toProblem(thrown);
  const { details } = problem;
  const detail = 'detail' in details && typeof details.detail === 'string' ? details.detail : problem.code;
  throw fail('reset.not-reopened', { detail }, { cause: thrown });
};
