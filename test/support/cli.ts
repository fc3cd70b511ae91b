import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON document of --json. */
  json<T = Record<string, unknown>>(): T;
}

const entry = join(import.meta.dirname, '../../dist/main/cli.js');

/** The built command line, as a person's shell or a scheduler starts it: no terminal, English, own profile folder. */
export const runCli = (
  profile: string,
  args: readonly string[],
  options: {
    readonly input?: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** Modules to load first. */
    readonly preload?: readonly string[];
    readonly onStart?: (pid: number) => void;
    /** All of standard error so far, whenever there is more. */
    readonly onStderr?: (soFar: string, pid: number) => void;
  } = {},
): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: '', CERTWRIGHT_HOME: profile, ...options.env };
    const preload = (options.preload ?? []).flatMap((file) => ['--import', file]);
    const child = spawn(process.execPath, [...preload, entry, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      options.onStderr?.(stderr, child.pid ?? 0);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr, json: <T>() => JSON.parse(stdout) as T }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    if (child.pid !== undefined) options.onStart?.(child.pid);
  });
