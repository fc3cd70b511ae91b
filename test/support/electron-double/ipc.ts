/** The main end of `ipcRenderer.invoke`. */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { decodeWire, encodeWire } from './wire.ts';

type Handler = Parameters<IpcMain['handle']>[1];

export class IpcMainDouble implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** The answer as the page gets it: a value, or the text of the error that Electron would throw there. */
  async answer(
    channel: string,
    event: IpcMainInvokeEvent,
    args: string,
  ): Promise<{ readonly ok: boolean; readonly value: string }> {
    try {
      const handler = this.#handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return { ok: true, value: encodeWire(await handler(event, ...(decodeWire(args) as unknown[]))) };
    } catch (error) {
      return { ok: false, value: encodeWire(`Error invoking remote method '${channel}': ${error}`) };
    }
  }
}

export const mainIpc = new IpcMainDouble();
