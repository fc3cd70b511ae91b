/** Parts of the desktop that cannot be imitated: calls are recorded, dialogs answer as the test has written down. */
import type { Dialog, Menu, NativeTheme, OpenDialogReturnValue, SaveDialogReturnValue, Shell } from 'electron';
import { dialogAnswers, record } from './control.ts';

const optionsOf = (args: readonly unknown[]): unknown => args.at(-1);

export class DialogDouble implements Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox'> {
  async showOpenDialog(...args: readonly unknown[]): Promise<OpenDialogReturnValue> {
    record('dialog.showOpenDialog', optionsOf(args));
    const paths = dialogAnswers().open ?? null;
    return { canceled: paths === null, filePaths: [...(paths ?? [])] };
  }

  async showSaveDialog(...args: readonly unknown[]): Promise<SaveDialogReturnValue> {
    record('dialog.showSaveDialog', optionsOf(args));
    const path = dialogAnswers().save ?? null;
    return { canceled: path === null, filePath: path ?? '' };
  }

  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
  }
}

export class ShellDouble implements Pick<Shell, 'openExternal'> {
  async openExternal(url: string): Promise<void> {
    record('shell.openExternal', url);
  }
}

type Template = Parameters<typeof Menu.buildFromTemplate>[0];

export class MenuDouble {
  buildFromTemplate(template: Template): { readonly items: Template } {
    return { items: template };
  }

  setApplicationMenu(menu: { readonly items: Template } | null): void {
    record('Menu.setApplicationMenu', menu);
  }
}

export class NativeThemeDouble implements Pick<NativeTheme, 'shouldUseDarkColors'> {
  readonly shouldUseDarkColors = false;
}

export class NotificationDouble {
  static isSupported(): boolean {
    return true;
  }

  readonly options: { readonly title: string; readonly body: string };

  constructor(options: { readonly title: string; readonly body: string }) {
    this.options = options;
  }

  on(): this {
    return this;
  }

  show(): void {
    record('Notification.show', this.options);
  }
}
