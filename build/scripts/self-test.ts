/** `node build/scripts/run.mjs self-test`: starts the program that was packed into `out/` and hears what it says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentPlatform, type Platform } from '../../electron/platform/current.ts';
import { root } from './build-targets.ts';

/** The builder names the folder of one processor without it. */
const programs: Readonly<Record<Platform, readonly string[]>> = {
  windows: ['win-unpacked/Certwright.exe', `win-${process.arch}-unpacked/Certwright.exe`],
  macos: [
    `mac-${process.arch}/Certwright.app/Contents/MacOS/Certwright`,
    'mac/Certwright.app/Contents/MacOS/Certwright',
  ],
  linux: ['linux-unpacked/certwright', `linux-${process.arch}-unpacked/certwright`],
};

/** The program itself gives up after a minute. */
const patience = 90_000;

const run = async (): Promise<number> => {
  const places = programs[currentPlatform()].map((path) => join(root, 'out', path));
  const program = places.find((path) => existsSync(path));
  if (program === undefined) throw new Error(`There is no packed program in ${places.join(' or ')}.`);
  const profile = mkdtempSync(join(tmpdir(), 'certwright-self-test-'));
  try {
    const child = spawn(program, ['--self-test', '--profile', profile], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number | null];
    process.stdout.write(printed);
    const passed = code === 0 && printed.includes('"selfTest":"passed"');
    if (!passed) process.stderr.write(`${program} ended with ${code ?? 'a signal'}.\n`);
    return passed ? 0 : 1;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
