/** Parts of the desktop that cannot be imitated: calls are recorded, dialogs answer as the test has written down. */
import type {
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  NativeTheme,
  OpenDialogReturnValue,
  SaveDialogReturnValue,
  Shell,
} from 'electron';
import { dialogAnswers, record } from './control.ts';

const optionsOf = (args: readonly unknown[]): unknown => args.at(-1);

export class DialogDouble
  implements Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox' | 'showMessageBox'>
{
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

  async showMessageBox(...args: readonly unknown[]): Promise<MessageBoxReturnValue> {
    record('dialog.showMessageBox', optionsOf(args));
    const { cancelId = 0 } = optionsOf(args) as MessageBoxOptions;
    return { response: dialogAnswers().button ?? cancelId, checkboxChecked: false };
  }

  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
  }
}

export class ShellDouble implements Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'> {
  async openExternal(url: string): Promise<void> {
    record('shell.openExternal', url);
  }

  async openPath(path: string): Promise<string> {
    record('shell.openPath', path);
    return '';
  }

  showItemInFolder(path: string): void {
    record('shell.showItemInFolder', path);
  }
}

export class NativeThemeDouble implements Pick<NativeTheme, 'shouldUseDarkColors'> {
  readonly shouldUseDarkColors = false;
}
