/** The host of a page without a browser: stores call it through the desktop's bridge, and a spec says what it answers. */
import { fail, toProblem } from '../../shared/errors/problem.ts';
import type { HostBridge } from '../../shared/ipc/envelope.ts';

type Answer = (name: string, input: unknown) => unknown;

const nobody: Answer = (name) => {
  throw fail('internal', { message: `nobody answers ${name}` });
};
let answer = nobody;

const bridge: HostBridge = {
  call: async (name, input) => {
    try {
      return { ok: true, value: (await answer(name, input)) as never };
    } catch (thrown) {
      return { ok: false, problem: toProblem(thrown) };
    }
  },
  onEvent: () => () => undefined,
};

/** The page asks for its host once, and its modules are shared by all specs: so is this one. Ends with the function given back. */
export const servePage = (answers: Answer): (() => void) => {
  answer = answers;
  const before = Object.getOwnPropertyDescriptor(globalThis, 'window');
  const window = {
    certwright: bridge,
    // Looked up when they are called: a spec may have timers of its own.
    setTimeout: (work: () => void, milliseconds: number) => setTimeout(work, milliseconds),
    clearTimeout: (timer: NodeJS.Timeout | undefined) => clearTimeout(timer),
  };
  Object.defineProperty(globalThis, 'window', { configurable: true, writable: true, value: window });
  return () => {
    answer = nobody;
    if (before === undefined) Reflect.deleteProperty(globalThis, 'window');
    else Object.defineProperty(globalThis, 'window', before);
  };
};
