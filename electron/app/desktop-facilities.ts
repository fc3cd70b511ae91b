/** What only a desktop can do for the engine: ask for a folder, open a page in the browser. */
import { type BrowserWindow, dialog, Notification, shell } from 'electron';
import { fail } from '../../shared/errors/problem.ts';
import type { HostFacilities } from '../ipc/application.ts';
import type { LinkPolicy } from '../link-policy.ts';

export interface DesktopOptions {
  readonly links: LinkPolicy;
  /** The window that asks; nothing while none is open. */
  window(): BrowserWindow | undefined;
}

/** One that nobody holds is collected, and its click is lost. */
const onScreen = new Map<string, Notification>();

export const desktopFacilities = ({ links, window }: DesktopOptions): HostFacilities => ({
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
  present: async ({ id, title, text }) => {
    if (!Notification.isSupported()) throw fail('notify.no-desktop', {});
    const shown = new Notification({ title, body: text });
    const over = (): void => void onScreen.delete(id);
    shown.on('click', () => {
      window()?.show();
      over();
    });
    shown.on('close', over);
    onScreen.set(id, shown);
    shown.show();
  },
});
