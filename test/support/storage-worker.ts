/** One process at the database: `storage-worker.ts <folder> write|lock`. Ends when it is killed or its input closes. */
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { toProblem } from '../../shared/errors/problem.ts';

const [, , folder = '', action = ''] = process.argv;

if (action === 'lock') {
  const storage = openStorage(folder);
  try {
    storage.locks.acquire('certificate/1');
    process.stdout.write('taken\n');
  } catch (thrown) {
    process.stdout.write(`${toProblem(thrown).code}\n`);
  }
  process.stdin.once('end', () => storage.close()).resume();
} else {
  const storage = openStorage(folder);
  // Each number is printed only after its transaction is on disk.
  for (let at = 1; ; at += 1) {
    storage.transaction(() => {
      storage.settings.write('counter', at);
      storage.secrets.write(`blob-${at % 50}`, new Uint8Array(3000).fill(at % 256));
      storage.settings.write('counter-again', at);
    });
    process.stdout.write(`${at}\n`);
  }
}
