/** One process of the app as far as the vault goes: `vault-worker.ts <profile> <deadline> <action>`, prints JSON and ends with its input. */
import { stat } from 'node:fs/promises';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { createVaultKeeper } from '../../electron/engine/vault/open-vault.ts';
import { systemKeychain } from '../../electron/platform/secrets/index.ts';
import { toProblem } from '../../shared/errors/problem.ts';

const [, , folder = '', deadline = '', action = ''] = process.argv;
const storage = openStorage(folder);
const keychain = systemKeychain({ deadline: Number(deadline) });
const keeper = createVaultKeeper({ folder, keychain, store: storage.secrets });

const actions: Readonly<Record<string, () => Promise<unknown>>> = {
  'set-up': async () => {
    const status = await keeper.setUp('keychain');
    (await keeper.open()).write('account-key/1', 'secret of the account');
    return status;
  },
  'set-up-key-file': async () => {
    process.stdout.write('started\n');
    return keeper.setUp('key-file');
  },
  status: () => keeper.status(),
  probe: () => keychain.probe(),
  read: async () => (await keeper.open()).readText('account-key/1'),
  'lose-entry': async () => {
    await Promise.all(process.argv.slice(5).map((account) => keychain.remove(account)));
    return keeper.status();
  },
  /** File access must go on while the keychain does not answer. */
  pressure: async () => {
    const readings = Promise.all(Array.from({ length: 8 }, (_, at) => keychain.read(`nobody-${at}`)));
    await new Promise((resolve) => setImmediate(resolve));
    const from = performance.now();
    await Promise.all(Array.from({ length: 20 }, () => stat(folder)));
    const milliseconds = performance.now() - from;
    const kinds = new Set((await readings).map((one) => (one.kind === 'unavailable' ? one.problem.code : one.kind)));
    return { milliseconds, kinds: [...kinds] };
  },
};

const from = performance.now();
try {
  const result = await actions[action]?.();
  process.stdout.write(`${JSON.stringify({ result, milliseconds: performance.now() - from })}\n`);
} catch (thrown) {
  process.stdout.write(`${JSON.stringify({ problem: toProblem(thrown), milliseconds: performance.now() - from })}\n`);
}
storage.close();
if (keychain.holdsThread()) process.kill(process.pid, 'SIGKILL');
// Stays until its input ends, so that whoever started it sees all it printed.
process.stdin.resume();
