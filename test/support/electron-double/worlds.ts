/**
 * What runs inside the page: one half of the context bridge in the page's own world, the other with the preload in an
 * isolated world. Each function is sent as source text and stands alone but for the functions it is given.
 *
 * Both halves share a MessagePort as a private event target. Dispatch is synchronous and `detail` is cloned between
 * worlds, so return values, exceptions, callbacks and promises behave as behind Electron's bridge.
 */

export interface BridgeEnd {
  encode(value: unknown): unknown;
  decode(value: unknown, frozen?: boolean): unknown;
  send(message: object): void;
}

type Message = { readonly kind: string; readonly [key: string]: unknown };

/** Everything that page scripts could replace later is taken hold of now. */
export const bridgeEnd = (
  port: EventTarget,
  here: string,
  there: string,
  onMessage: (message: Message, end: BridgeEnd) => void,
): BridgeEnd => {
  const { apply } = Reflect;
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  const { freeze } = Object;
  const CustomEventClass = CustomEvent;
  const detailOf = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get ?? (() => undefined);
  const functions: Record<number, (...args: unknown[]) => unknown> = Object.create(null);
  const settlers: Record<number, { resolve(value: unknown): void; reject(error: unknown): void }> = Object.create(null);
  let last = 0;
  let reply: Message | undefined;

  const send = (message: object): void => {
    apply(dispatchEvent, port, [new CustomEventClass(there, { detail: message })]);
  };
  const settleLater = (id: number, promise: Promise<unknown>): void => {
    promise.then(
      (value) => send({ kind: 'settle', id, ok: true, value: encode(value) }),
      (error) => send({ kind: 'settle', id, ok: false, value: encode(error) }),
    );
  };
  const encode = (value: unknown): unknown => {
    if (typeof value === 'function') {
      last += 1;
      functions[last] = value as (...args: unknown[]) => unknown;
      return ['function', last];
    }
    if (value instanceof Promise) {
      last += 1;
      settleLater(last, value);
      return ['promise', last];
    }
    if (value instanceof Error) return ['error', value.message];
    if (Array.isArray(value)) return ['array', value.map((item) => encode(item))];
    const prototype: unknown = value !== null && typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    if (prototype === Object.prototype || prototype === null) {
      return ['object', Object.entries(value as object).map(([key, item]) => [key, encode(item)])];
    }
    return ['value', value];
  };
  const call = (id: number, args: readonly unknown[]): unknown => {
    reply = undefined;
    send({ kind: 'call', id, args: args.map((item) => encode(item)) });
    const answer = reply as Message | undefined;
    if (answer === undefined) throw new Error('The other side of the bridge is gone');
    if (answer.ok !== true) throw decode(answer.value);
    return decode(answer.value);
  };
  const decode = (coded: unknown, frozen = false): unknown => {
    const [tag, payload] = coded as [string, never];
    const seal = <T>(value: T): T => (frozen ? freeze(value) : value);
    switch (tag) {
      case 'function':
        return seal((...args: unknown[]) => call(payload, args));
      case 'promise':
        return new Promise((resolve, reject) => {
          settlers[payload] = { resolve, reject };
        });
      case 'error':
        return new Error(payload);
      case 'array':
        return seal((payload as unknown[]).map((item) => decode(item, frozen)));
      case 'object':
        return seal(
          Object.fromEntries((payload as [string, unknown][]).map(([key, item]) => [key, decode(item, frozen)])),
        );
      default:
        return payload;
    }
  };
  const answerCall = (id: number, args: readonly unknown[]): void => {
    try {
      const value = functions[id]?.(...args.map((item) => decode(item)));
      send({ kind: 'reply', ok: true, value: encode(value) });
    } catch (error) {
      send({ kind: 'reply', ok: false, value: encode(error) });
    }
  };
  const end: BridgeEnd = { encode, decode, send };
  apply(addEventListener, port, [
    here,
    (event: Event) => {
      const message = apply(detailOf, event, []) as Message;
      if (message.kind === 'reply') reply = message;
      else if (message.kind === 'call') answerCall(Number(message.id), message.args as unknown[]);
      else if (message.kind === 'settle') {
        const settler = settlers[Number(message.id)];
        if (message.ok === true) settler?.resolve(decode(message.value));
        else settler?.reject(decode(message.value));
      } else onMessage(message, end);
    },
  ]);
  return end;
};

/** First script of every document, in the page's world. A frame inside the page gets nothing. */
export const mainWorld = (meeting: string, makeEnd: typeof bridgeEnd): void => {
  if (window !== window.parent) return;
  const { defineProperty } = Object;
  document.addEventListener(
    meeting,
    (event) => {
      event.stopImmediatePropagation();
      const [port] = (event as MessageEvent).ports;
      if (port === undefined) return;
      const bridge = makeEnd(port, 'page', 'preload', (message, end) => {
        const key = String(message.key);
        if (message.kind !== 'expose' || Object.hasOwn(window, key)) return;
        const value = end.decode(message.value, true);
        defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
      });
      // Chromium would open a window first if the reader has just clicked; Electron asks and gives null.
      window.open = (url = 'about:blank') => {
        bridge.send({ kind: 'open', url: new URL(url, document.baseURI).href });
        return null;
      };
    },
    { once: true, capture: true },
  );
};

interface Isolated {
  readonly meeting: string;
  readonly binding: string;
  readonly receiver: string;
  readonly preload: string;
  makeEnd: typeof bridgeEnd;
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** Second script of every document, in the isolated world: `electron` as a sandboxed preload knows it, then the preload. */
export const isolatedWorld = ({ meeting, binding, receiver, preload, makeEnd, encode, decode }: Isolated): void => {
  if (window !== window.parent) return;
  const scope = globalThis as unknown as Record<string, unknown>;
  const post = (message: object): void => (scope[binding] as (text: string) => void)(JSON.stringify(message));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, ((...args: unknown[]) => void)[]>();
  let last = 0;

  scope[receiver] = (text: string) => {
    const message = JSON.parse(text) as { kind: string; id: number; ok: boolean; channel: string; value: string };
    const value = decode(message.value);
    if (message.kind === 'reply') {
      const settler = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) settler?.resolve(value);
      else settler?.reject(new Error(String(value)));
      return;
    }
    for (const listener of [...(listeners.get(message.channel) ?? [])])
      listener({ ports: [] }, ...(value as unknown[]));
  };

  const { port1 } = new MessageChannel();
  const end = makeEnd(port1, 'preload', 'page', ({ kind, url }) => {
    if (kind === 'open') post({ kind, url });
  });
  document.dispatchEvent(new MessageEvent(meeting, { ports: [port1] }));

  const known = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key) => {
        if (typeof key === 'string' && !(key in object)) throw new Error(`The Electron double has no ${name}.${key}`);
        return Reflect.get(object, key);
      },
    });
  const remove = (channel: string, listener: (...args: unknown[]) => void): void => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((other) => other !== listener),
    );
  };
  const ipcRenderer = known('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const text = encode(args);
      last += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(last, answer);
      post({ kind: 'invoke', id: last, channel, args: text });
      return answer.promise;
    },
    on: (channel: string, listener: (...args: unknown[]) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    removeListener: remove,
    off: remove,
  });
  const contextBridge = known('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => end.send({ kind: 'expose', key, value: end.encode(api) }),
  });
  const electron = known('electron', { contextBridge, ipcRenderer });
  const requireModule = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  try {
    // The page's policy against eval does not bind isolated worlds.
    new Function('require', 'module', 'exports', preload)(requireModule, { exports: {} }, {});
  } catch (error) {
    post({ kind: 'preload-error', message: error instanceof Error ? String(error.stack) : String(error) });
  }
};
