import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { takesIcons } from '../../../electron/platform/system-bar.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folder = tempFolder();
afterAll(() => folder.remove());
afterEach(() => vi.unstubAllEnvs());

/** Programs that stand on PATH in the place of those that ask the session bus. */
const answer = (programs: Readonly<Record<string, string>>): Promise<boolean> => {
  const bin = mkdtempSync(join(folder.path, 'bin-'));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  vi.stubEnv('PATH', bin);
  return takesIcons(AbortSignal.timeout(5000), 'linux');
};

it.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
  ['somebody shows icons', { gdbus: 'echo "(true,)"' }, true],
  ['nobody does', { gdbus: 'echo "(false,)"' }, false],
  ['the other program is asked', { 'dbus-send': 'echo "   boolean true"' }, true],
  ['there is no bus', { gdbus: 'exit 1', 'dbus-send': 'exit 1' }, false],
  ['nobody can be asked', {}, false],
  [
    'the name that icons go to is asked for',
    { gdbus: 'case "$*" in *NameHasOwner*org.kde.StatusNotifierWatcher*) echo "(true,)";; esac' },
    true,
  ],
])('on Linux it is asked who shows icons: %s', async (_what, programs, takes) => {
  expect(await answer(programs)).toBe(takes);
});

it('is certain elsewhere', async () => {
  const signal = AbortSignal.timeout(1);
  expect(await Promise.all([takesIcons(signal, 'windows'), takesIcons(signal, 'macos')])).toEqual([true, true]);
});
