import type { OpenCommand } from './index.ts';

/** freedesktop.org xdg-utils: the desktop's preferred browser. */
export const linuxOpenCommand = (target: string): OpenCommand => ({ command: 'xdg-open', args: [target] });
