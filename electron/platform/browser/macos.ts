import type { OpenCommand } from './index.ts';

export const macosOpenCommand = (target: string): OpenCommand => ({ command: 'open', args: [target] });
