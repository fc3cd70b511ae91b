import type { OpenCommand } from './index.ts';

/** `start` belongs to the command shell, which would read `&` in an address as a separator; this asks the system itself. */
export const windowsOpenCommand = (target: string): OpenCommand => ({
  command: 'rundll32.exe',
  args: ['url.dll,FileProtocolHandler', target],
});
