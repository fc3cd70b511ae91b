/**
 * Entry of the desktop program: a window, with `--scheduled-run` one renewal run, with `--serve` the web host. It
 * imports next to nothing itself, so that the rest is loaded through the compile cache.
 */
import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { type HostOptions, readHostOptions } from './host-options.ts';
import { defaultProfileFolder } from './platform/paths/index.ts';

const beside = (path: string): string => join(import.meta.dirname, path);

/** An AppImage is mounted at another path each time, so nothing would ever be found again. */
const cacheCompiled = (profile: string): void => {
  if (process.env.APPIMAGE !== undefined) return;
  try {
    mkdirSync(join(profile, 'window'), { recursive: true, mode: 0o700 });
    enableCompileCache(join(profile, 'window', 'compile-cache'));
  } catch {
    // Opening the profile fails next, and says precisely why.
  }
};

const load = async (options: HostOptions, profile: string): Promise<() => Promise<void>> => {
  if (options.setUp !== undefined) {
    const { startSetUp } = await import('./headless/set-up.ts');
    const { setUp: wanted, profile: told } = options;
    return () => startSetUp({ wanted, profile: told, profileFolder: profile });
  }
  if (options.scheduledRun) {
    const { startScheduledRun } = await import('./headless/start-scheduled-run.ts');
    return () => startScheduledRun({ profile });
  }
  if (!options.serve) {
    const { startApp } = await import('./app/start-app.ts');
    return () => startApp(options, { profile, renderer: beside('../renderer'), preload: beside('preload.cjs') });
  }
  const { serve } = await import('./web/serve.ts');
  return async () => {
    await (await serve({ ...options, rendererFolder: beside('../renderer') })).ended;
    app.exit(0);
  };
};

/** Also where they cannot be read. */
const unattended = process.argv.some((argument) => /^--(scheduled-run|set-up|self-test)(=|$)/.test(argument));

const giveUp = async (thrown: unknown): Promise<void> =>
  (await import('./app/give-up.ts')).giveUp(thrown, { unattended });

app.enableSandbox();
try {
  const options = readHostOptions(process.argv.slice(1), process.env, { strict: false });
  const profile = resolve(options.profile ?? defaultProfileFolder(process.env, homedir()));
  cacheCompiled(profile);
  // Awaited here: the application is not ready before this module has ended, and what must precede that is in `start`.
  const start = await load(options, profile);
  start().catch(giveUp);
} catch (thrown) {
  await giveUp(thrown);
}
