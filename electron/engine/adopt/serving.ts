/**
 * Servers read the files of the old client, or copies that it made for them, and are told by its hooks. The same is done
 * after each renewal of ours, by steps that are set up when the certificate is taken over.
 */
import { access, constants, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { InstallStepInput } from '../../../shared/domain/install.ts';

export const servedParts = ['fullchain', 'key', 'chain', 'leaf'] as const;
export type ServedPart = (typeof servedParts)[number];

export interface Serving {
  /** Absolute paths. */
  readonly files: Readonly<Partial<Record<ServedPart, string>>>;
  /** For a shell, in the order in which they are run. */
  readonly commands: readonly string[];
  /** Hooks that expect what only the old client tells them. */
  readonly unfollowed: readonly string[];
}

export interface PlannedSteps {
  readonly steps: readonly InstallStepInput[];
  /** Folders that this user may not write to. */
  readonly denied: readonly string[];
}

const fieldOf = { fullchain: 'fullchainFile', key: 'keyFile', chain: 'chainFile', leaf: 'leafFile' } as const;

export const stepsFor = async ({ files, commands }: Serving): Promise<PlannedSteps> => {
  const steps: InstallStepInput[] = [];
  const denied: string[] = [];
  for (const folder of new Set(Object.values(files).map((path) => dirname(path)))) {
    const here = servedParts.filter((part) => files[part] !== undefined && dirname(files[part]) === folder);
    if (!(await mayWrite(folder))) {
      denied.push(folder);
      continue;
    }
    const names = servedParts.map((part): readonly [string, string] => {
      const path = here.includes(part) ? files[part] : undefined;
      return [fieldOf[part], path === undefined ? '-' : basename(path)];
    });
    steps.push({ kind: 'copy', fields: { folder, ...Object.fromEntries(names), ...(await looksOf(files, here)) } });
  }
  for (const command of commands) steps.push({ kind: 'command', fields: { command, shell: 'yes' } });
  return { steps, denied };
};

const mayWrite = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );

/** Modes and owner stay as the server found them. */
const looksOf = async (
  files: Serving['files'],
  here: readonly ServedPart[],
): Promise<Readonly<Record<string, string>>> => {
  const found = await Promise.all(
    here.map(async (part) => ({ part, stats: await stat(files[part] ?? '').catch(() => undefined) })),
  );
  const modeOf = (isKey: boolean): string | undefined => {
    const stats = found.find(({ part, stats: one }) => one !== undefined && (part === 'key') === isKey)?.stats;
    return stats === undefined ? undefined : (stats.mode & 0o777).toString(8).padStart(4, '0');
  };
  const owner = found.find(({ stats }) => stats !== undefined)?.stats;
  const own = process.getuid?.();
  const [certificateMode, keyMode] = [modeOf(false), modeOf(true)];
  return {
    ...(certificateMode === undefined ? {} : { certificateMode }),
    ...(keyMode === undefined ? {} : { keyMode }),
    ...(owner === undefined || own === undefined || owner.uid === own ? {} : { owner: `${owner.uid}:${owner.gid}` }),
    // The old client has them still.
    backup: 'no',
  };
};
