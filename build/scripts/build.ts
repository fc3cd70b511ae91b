/** `npm run build`: main, preload and page into `dist/`; what is up to date is left alone. */
import { buildStale } from './build-targets.ts';

const started = performance.now();
try {
  const built = await buildStale();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    built.length === 0 ? 'Everything is up to date.\n' : `Built ${built.join(', ')} in ${seconds} s.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
