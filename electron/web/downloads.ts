/** Files on their way to the browser: each lies in memory under an unguessable address, for one request, five minutes at most. */
import { randomBytes } from 'node:crypto';
import type { CallOutput } from '../../shared/ipc/contract.ts';
import { pemZip } from '../engine/export/pem-zip.ts';

export interface Download {
  readonly fileName: string;
  readonly body: Uint8Array;
  readonly type: 'application/zip' | 'application/octet-stream';
}

export interface Downloads {
  /** Packs the files and answers with the address that hands them over once. */
  offer(files: Readonly<Record<string, string>>, suggestedName: string): CallOutput<'certificates.export'>;
  /** As above for one file, as it is. */
  offerFile(fileName: string, body: Uint8Array): CallOutput<'certificates.export'>;
  take(id: string): Download | undefined;
  /** Forgets everything that was not fetched. */
  clear(): void;
}

export const downloadPath = '/download/';
const lifetime = 5 * 60 * 1000;

export const createDownloads = (keepFor: number = lifetime): Downloads => {
  const waiting = new Map<string, { readonly download: Download; readonly timer: NodeJS.Timeout }>();
  const drop = (id: string): Download | undefined => {
    const entry = waiting.get(id);
    if (entry === undefined) return undefined;
    waiting.delete(id);
    clearTimeout(entry.timer);
    return entry.download;
  };
  /** The archive holds a private key. */
  const forget = (id: string): void => {
    drop(id)?.body.fill(0);
  };
  const keep = (download: Download): CallOutput<'certificates.export'> => {
    const id = randomBytes(32).toString('base64url');
    const timer = setTimeout(() => forget(id), keepFor);
    timer.unref();
    waiting.set(id, { download, timer });
    return { kind: 'download', url: downloadPath + id, fileName: download.fileName };
  };
  return {
    offer: (files, suggestedName) =>
      keep({ fileName: `${suggestedName}.zip`, body: pemZip(files, new Date()), type: 'application/zip' }),
    offerFile: (fileName, body) => keep({ fileName, body, type: 'application/octet-stream' }),
    take: drop,
    clear: () => {
      for (const id of [...waiting.keys()]) forget(id);
    },
  };
};
