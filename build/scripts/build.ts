/** `npm run build`: main, preload and page into `dist/`; what is up to date is left alone. */
import { buildStale } from './build-targets.ts';

const started = performance.now();
const built = await buildStale();
const seconds = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(
  built.length === 0 ? 'Everything is up to date.\n' : `Built ${built.join(', ')} in ${seconds} s.\n`,
);
