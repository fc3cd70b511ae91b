/** `npm run --silent cli -- …`: the command line of this source tree. Standard output belongs to the command alone. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildStale, root } from './build-targets.ts';

await buildStale(['main']);
const entry = join(root, 'dist/main/cli.js');
// The command reads its own arguments from the second place on.
process.argv[1] = entry;
await import(pathToFileURL(entry).href);
