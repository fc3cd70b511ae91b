/**
 * Photographs every screen in both languages and themes and in two sizes, into `screenshots/`. Words on a command line
 * choose: `npm run screenshots -- dns provider` takes those whose name begins so. A scene that cannot be taken is told,
 * and the others are taken all the same.
 */
import { mkdirSync } from 'node:fs';
import { scenes } from './catalogue.ts';
import { folder, isWanted } from './photograph.ts';

mkdirSync(folder, { recursive: true });
for (const { names, take } of scenes.filter((scene) => isWanted(...scene.names)))
  try {
    await take();
  } catch (thrown) {
    process.exitCode = 1;
    process.stderr.write(
      `Not all of ${names.join(', ')}: ${thrown instanceof Error ? thrown.stack : String(thrown)}\n`,
    );
  }
