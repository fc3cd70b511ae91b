/** Whether the bar of the system takes icons, asked on a real session bus. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { describeWith, tool } from '../support/tools.ts';

const execute = promisify(execFile);
const worker = join(import.meta.dirname, '../support/system-bar-worker.ts');
const owner = join(import.meta.dirname, '../support/status-notifier-owner.py');
/** That of the system, whose packages it finds. */
const python = '/usr/bin/python3';

/** $1 owns the name for as long as the rest runs, which begins once it says so. */
const withOwner = `
mkfifo "$1/in" "$1/out"
${python} '${owner}' <"$1/in" >"$1/out" &
exec 3>"$1/in" 4<"$1/out"
read -r said <&4
test "$said" = owned || exit 9
shift
"$@" 3>&- 4<&-
code=$?
exec 3>&-
wait
exit $code
`;

describeWith(['dbus-run-session', 'gdbus', 'dbus-send', 'python3'], 'the session bus', () => {
  const folder = tempFolder();
  afterAll(() => folder.remove());
  const asked = async (command: readonly string[], env: Readonly<NodeJS.ProcessEnv> = {}): Promise<unknown> => {
    const [program = '', ...args] = [...command, process.execPath, worker];
    const { DBUS_SESSION_BUS_ADDRESS: _address, DISPLAY: _display, ...inherited } = process.env;
    // Without a folder of the session there is no bus by default either.
    const all = { ...inherited, XDG_RUNTIME_DIR: folder.path, ...env };
    return JSON.parse((await execute(program, args, { env: all })).stdout);
  };
  const onBus = [tool('dbus-run-session'), '--'];

  it('takes icons where somebody shows them', async () => {
    expect(await asked([...onBus, tool('sh'), '-c', withOwner, 'sh', folder.path])).toBe(true);
  });

  it('takes none where nobody does', async () => {
    expect(await asked(onBus)).toBe(false);
  });

  it('says the same by the other program that can ask', async () => {
    const bin = join(folder.path, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'gdbus'), '#!/bin/sh\nexit 1\n');
    chmodSync(join(bin, 'gdbus'), 0o755);
    const PATH = `${bin}:${process.env.PATH}`;
    const { path, remove } = tempFolder();
    expect(await asked([...onBus, tool('sh'), '-c', withOwner, 'sh', path], { PATH })).toBe(true);
    expect(await asked(onBus, { PATH })).toBe(false);
    remove();
  });

  it('takes none where there is no bus', async () => {
    expect(await asked([tool('env')])).toBe(false);
  });
});
