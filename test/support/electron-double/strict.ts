import { EventEmitter } from 'node:events';

/** Members that the language itself, promises or loggers look for. */
const probed = new Set(['then', 'toJSON', 'constructor', 'inspect', 'asymmetricMatch', 'nodeType']);

/** Touching a member the double does not have throws, so that nobody builds on something that is not there. */
export const strict = <T extends object>(name: string, target: T): T =>
  new Proxy(target, {
    get: (object, key) => {
      const value: unknown = Reflect.get(object, key, object);
      if (value === undefined && typeof key === 'string' && !(key in object) && !probed.has(key)) {
        throw new Error(`The Electron double has no ${name}.${key}`);
      }
      // Private fields belong to the target, not to this proxy.
      return typeof value === 'function' && key !== 'constructor' ? value.bind(object) : value;
    },
    set: (object, key, value) => {
      if (!(key in object)) throw new Error(`The Electron double has no ${name}.${String(key)}`);
      return Reflect.set(object, key, value, object);
    },
  });

/** An emitter that refuses listeners for events it would never emit. */
export class StrictEmitter extends EventEmitter {
  readonly #owner: string;
  readonly #known: ReadonlySet<string | symbol>;

  constructor(owner: string, known: readonly string[]) {
    super();
    this.#owner = owner;
    this.#known = new Set(known);
  }

  override on(event: string | symbol, listener: (...args: never[]) => void): this {
    this.#check(event);
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  override once(event: string | symbol, listener: (...args: never[]) => void): this {
    this.#check(event);
    return super.once(event, listener as (...args: unknown[]) => void);
  }

  #check(event: string | symbol): void {
    if (!this.#known.has(event))
      throw new Error(`The Electron double never emits '${String(event)}' on ${this.#owner}`);
  }
}

/** Emits with an event object that can be prevented, and answers whether it was. */
export const emitPreventable = (
  emitter: EventEmitter,
  name: string,
  fields: Readonly<Record<string, unknown>>,
  ...args: readonly unknown[]
): boolean => {
  let prevented = false;
  const event = {
    ...fields,
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  emitter.emit(name, event, ...args);
  return prevented;
};
