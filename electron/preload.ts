/** The only code between page and main process: two functions on `window.certwright`, and no other channel. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { EventEnvelope, HostBridge } from '../shared/ipc/envelope.ts';
import { callNames, channels } from '../shared/ipc/names.ts';

const names: ReadonlySet<string> = new Set(callNames);

const bridge: HostBridge = {
  call: async (name, input) => {
    if (!names.has(name)) throw new Error('unknown call');
    return ipcRenderer.invoke(channels.call, { name, input });
  },
  onEvent: (listener) => {
    const forward = (_event: IpcRendererEvent, envelope: EventEnvelope): void => listener(envelope);
    ipcRenderer.on(channels.event, forward);
    return () => {
      ipcRenderer.removeListener(channels.event, forward);
    };
  },
};

contextBridge.exposeInMainWorld('certwright', bridge);
