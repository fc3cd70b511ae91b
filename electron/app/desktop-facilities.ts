/** What only a desktop can do for the engine: ask for a folder, open a page in the browser, show a message. */
import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import { fail } from '../../shared/errors/problem.ts';
import type { HostFacilities } from '../ipc/application.ts';
import type { LinkPolicy } from '../link-policy.ts';

export interface DesktopOptions {
  readonly logFolder: string;
  readonly profileFolder: string;
  readonly links: LinkPolicy;
  readonly present: NonNullable<HostFacilities['present']>;
  /** The window that asks; nothing while none is open. */
  window(): BrowserWindow | undefined;
}

export const desktopFacilities = ({
  links,
  window,
  present,
  logFolder,
  profileFolder,
}: DesktopOptions): HostFacilities => ({
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
  deliverFile: async (fileName, write) => {
    const parent = window();
    const options = { defaultPath: fileName };
    const choice =
      parent === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options);
    if (choice.canceled || choice.filePath === '') return { kind: 'cancelled' };
    await write(choice.filePath);
    return { kind: 'written', folder: dirname(choice.filePath), files: [basename(choice.filePath)] };
  },
  chooseFolder: async () => {
    const properties = ['openDirectory', 'createDirectory', 'promptToCreate'] as const;
    const parent = window();
    const choice =
      parent === undefined
        ? await dialog.showOpenDialog({ properties: [...properties] })
        : await dialog.showOpenDialog(parent, { properties: [...properties] });
    return choice.canceled ? undefined : choice.filePaths[0];
  },
  showFile: (path) => shell.showItemInFolder(path),
  openLink: async (url) => shell.openExternal(links.check(url)),
  present,
  // Nothing but these two folders, whoever asks.
  openLogFolder: async () => {
    await mkdir(logFolder, { recursive: true, mode: 0o700 });
    await openFolder(logFolder);
  },
  openProfileFolder: () => openFolder(profileFolder),
});

const openFolder = async (path: string): Promise<void> => {
  const refused = await shell.openPath(path);
  if (refused !== '') throw fail('host.folder-not-opened', { path, detail: refused });
};
