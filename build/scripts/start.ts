/**
 * `npm start`: the window where there is a display and Electron's binary, else the web host in this process.
 * `--serve` chooses the web host although a window could be had.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readHostOptions } from '../../electron/host-options.ts';
import { currentPlatform, hasDisplay } from '../../electron/platform/current.ts';
import type { serve as Serve } from '../../electron/web/serve.ts';
import { exitCodeOf, toProblem } from '../../shared/errors/problem.ts';
import { hostSentences } from '../../shared/i18n/hosts.ts';
import { messageOf } from '../../shared/i18n/index.ts';
import { buildStale, root } from './build-targets.ts';

const started = performance.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const packageFolder = join(root, 'node_modules/electron');
const mostSecondsToFetch = 20;
const usage = 'npm start -- [--profile FOLDER] [--port NUMBER] [--no-open] [--serve]';

/** Where the binary lies, if it has been fetched (the package itself brings none). */
const electronBinary = (): string | undefined => {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist');
  const binary = join(folder, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
};

const fetchElectron = (): string | undefined => {
  const script = join(packageFolder, 'install.js');
  if (!existsSync(script)) return undefined;
  say(hostSentences.en.fetchingWindow);
  say(hostSentences.zh.fetchingWindow);
  spawnSync(process.execPath, [script], { stdio: 'ignore', timeout: mostSecondsToFetch * 1000 });
  return electronBinary();
};

/** Electron refuses to run its sandbox for root, and we do not run without one. */
const mayShowWindow = (): boolean =>
  hasDisplay(process.env) && !(currentPlatform() === 'linux' && process.getuid?.() === 0);

const startWindow = (binary: string, args: readonly string[]): void => {
  const child = spawn(binary, [join(root, 'dist/main/main.js'), ...args], { stdio: 'inherit' });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
};

const start = async (): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return say(usage);
  const options = readHostOptions(args, process.env, { strict: true });
  const built = await buildStale();
  if (built.length > 0) say(`Built ${built.join(', ')}.`);
  const binary = options.serve || !mayShowWindow() ? undefined : (electronBinary() ?? fetchElectron());
  if (binary !== undefined) return startWindow(binary, args);
  const entry = pathToFileURL(join(root, 'dist/main/serve.js')).href;
  const { serve } = (await import(entry)) as { readonly serve: typeof Serve };
  const { ended } = await serve({ ...options, rendererFolder: join(root, 'dist/renderer') });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(
    `${hostSentences.en.readyAfter.replace('{{seconds}}', seconds)} ${hostSentences.zh.readyAfter.replace('{{seconds}}', seconds)}\n`,
  );
  await ended;
  process.exit(0);
};

start().catch((thrown: unknown) => {
  const problem = toProblem(thrown);
  for (const language of ['en', 'zh'] as const) {
    const { title, explanation, action } = messageOf(problem, language);
    process.stderr.write(`${title}\n  ${explanation}\n  ${action}\n`);
  }
  if (problem.code === 'internal' && thrown instanceof Error) process.stderr.write(`${thrown.stack}\n`);
  process.exit(exitCodeOf(problem));
});
