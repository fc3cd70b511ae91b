import { execFileSync } from 'node:child_process';
import { tool } from './tools.ts';

/** What a program that ends by itself prints; throws with its error output if it fails. */
export const runTool = (name: string, args: readonly string[], input?: string | Uint8Array): string =>
  execFileSync(tool(name), [...args], { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
