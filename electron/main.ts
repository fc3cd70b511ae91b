/**
 * Entry of the desktop program. What must happen before the application is ready stands here, before any `await`;
 * with `--serve` the same program is the web host, with `--scheduled-run` one renewal run.
 */
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { pageScheme } from './app/security/app-protocol.ts';
import { giveUp, startApp } from './app/start-app.ts';
import { startScheduledRun } from './headless/start-scheduled-run.ts';
import { readHostOptions } from './host-options.ts';

app.enableSandbox();
protocol.registerSchemesAsPrivileged([pageScheme]);

const folders = {
  renderer: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, 'preload.cjs'),
};

const start = async (): Promise<void> => {
  const options = readHostOptions(process.argv.slice(1), process.env, { strict: false });
  if (options.scheduledRun) return startScheduledRun(options);
  if (!options.serve) return startApp(options, folders);
  const { serve } = await import('./web/serve.ts');
  const host = await serve({ ...options, rendererFolder: folders.renderer });
  await host.ended;
  app.exit(0);
};

start().catch(giveUp);
