/**
 * `npm run package`: packages for this system, into `out/`. `-- --dir` makes the program folder alone, which is quicker.
 * Nothing is published; signed is what the environment holds certificates for (docs/packaging.md).
 */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'electron-builder';
import { currentPlatform, type Platform } from '../../electron/platform/current.ts';
import { builderConfig } from '../electron-builder.ts';
import { machineCodesOf } from '../hooks/machine-code.ts';
import { buildStale, root } from './build-targets.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const targets: Readonly<Record<Platform, readonly string[]>> = {
  windows: ['nsis', 'portable'],
  macos: ['dmg', 'zip'],
  linux: ['deb', 'rpm', 'AppImage'],
};
const names: Readonly<Record<Platform, string>> = { windows: 'Windows', macos: 'macOS', linux: 'Linux' };
const builderKeys = { windows: 'win', macos: 'mac', linux: 'linux' } as const;

/** Programs that the builder does not bring along. */
const needs: Readonly<Record<string, string>> = { rpm: 'rpmbuild' };

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

const lacks = (target: string): boolean => needs[target] !== undefined && !isOnPath(needs[target]);

/** One line: what is not made here, and why. */
const leftOut = (host: Platform, lacking: readonly string[]): string => {
  const elsewhere = (Object.keys(targets) as Platform[])
    .filter((platform) => platform !== host)
    .map((platform) => `${targets[platform].join(', ')} (made on ${names[platform]})`);
  const here = lacking.map((target) => `${target} (${needs[target]} is not installed)`);
  return `Left out: ${[...here, ...elsewhere].join('; ')}.`;
};

/** Workflows hand over secrets that do not exist as empty texts, which are no certificates. */
const withoutEmpty = (): void => {
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];
};

/** The processors that the keychain library is compiled for, since the packages hold it. */
const archs = (): readonly string[] => {
  const file = join(root, 'node_modules/keytar/build/Release/keytar.node');
  if (!existsSync(file))
    throw new Error(
      'The keychain library is not installed. Run "npm ci" with install scripts allowed; on Linux its headers are needed first (libsecret-1-dev).',
    );
  return machineCodesOf(readFileSync(file)).map(({ arch }) => arch);
};

/** Electron as it was fetched for this machine, or as the user built it; otherwise the builder fetches it. */
const electronDist = (wanted: readonly string[]): string | undefined => {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (own !== undefined) return own;
  const folder = join(root, 'node_modules/electron');
  if (wanted.join() !== process.arch || !existsSync(join(folder, 'path.txt'))) return undefined;
  const dist = join(folder, 'dist');
  return existsSync(dist) ? dist : undefined;
};

const makePackages = async (): Promise<void> => {
  const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false } } });
  withoutEmpty();
  const platform = currentPlatform();
  const wanted = archs();
  const lacking = targets[platform].filter(lacks);
  const made = values.dir ? ['dir'] : targets[platform].filter((target) => !lacks(target));
  if (!values.dir) say(leftOut(platform, lacking));
  await buildStale();
  const dist = electronDist(wanted);
  const files = await build({
    projectDir: root,
    [builderKeys[platform]]: made.flatMap((target) => wanted.map((arch) => `${target}:${arch}`)),
    config: { ...builderConfig(platform, process.env), ...(dist === undefined ? {} : { electronDist: dist }) },
    publish: 'never',
  });
  say(values.dir ? `The program is in ${join(root, 'out')}.` : files.map((file) => `Made ${file}`).join('\n'));
};

try {
  await makePackages();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`No package was made: ${message}\n`);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(message))
    process.stderr.write(
      'Electron and the tools that make packages are fetched once, from github.com. Without a network, --dir needs only an Electron that ELECTRON_OVERRIDE_DIST_PATH names.\n',
    );
  // The builder's own hook at the end of the process would forget an exit code that is merely set.
  process.exit(1);
}
