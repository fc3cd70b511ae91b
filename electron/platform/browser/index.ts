/** How each system opens an address in the reader's own browser. */
import { currentPlatform } from '../current.ts';
import { linuxOpenCommand } from './linux.ts';
import { macosOpenCommand } from './macos.ts';
import { windowsOpenCommand } from './windows.ts';

export interface OpenCommand {
  readonly command: string;
  readonly args: readonly string[];
}

const commands = { linux: linuxOpenCommand, macos: macosOpenCommand, windows: windowsOpenCommand } as const;

/** `target` is an address or the path of a page. */
export const openCommand = (target: string): OpenCommand => commands[currentPlatform()](target);
