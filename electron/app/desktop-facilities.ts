/** What only a desktop can do for the engine: ask for a folder, open a page in the browser, show a message. */
import { mkdir } from 'node:fs/promises';
import { type BrowserWindow, dialog, shell } from 'electron';
import { fail } from '../../shared/errors/problem.ts';
import type { HostFacilities } from '../ipc/application.ts';
import type { LinkPolicy } from '../link-policy.ts';

export interface DesktopOptions {
  readonly logFolder: string;
  readonly links: LinkPolicy;
  readonly present: NonNullable<HostFacilities['present']>;
  /** The window that asks; nothing while none is open. */
  window(): BrowserWindow | undefined;
}

export const desktopFacilities = ({ links, window, present, logFolder }: DesktopOptions): HostFacilities => ({
  kind: 'desktop',
  deliver: async (files, suggestedName, as) => {
    const options = { properties: ['openDirectory', 'createDirectory', 'promptToCreate'] } as const;
    const parent = window();
    const choice =
      parent === undefined
        ? await dialog.showOpenDialog({ properties: [...options.properties] })
        : await dialog.showOpenDialog(parent, { properties: [...options.properties] });
    const [folder] = choice.filePaths;
    if (choice.canceled || folder === undefined) return { kind: 'cancelled' };
    const { writeFiles } = await import('../engine/export/write-files.ts');
    const { pemZip } = await import('../engine/export/pem-zip.ts');
    const written = as === 'archive' ? { [`${suggestedName}.zip`]: pemZip(files, new Date()) } : files;
    await writeFiles(folder, written);
    return { kind: 'written', folder, files: Object.keys(written) };
  },
  openLink: async (url) => shell.openExternal(links.check(url)),
  present,
  // Nothing but this one folder, whoever asks.
  openLogFolder: async () => {
    await mkdir(logFolder, { recursive: true, mode: 0o700 });
    const refused = await shell.openPath(logFolder);
    if (refused !== '') throw fail('host.folder-not-opened', { path: logFolder, detail: refused });
  },
});
