/** `doctor`: what this machine offers, each point proven rather than assumed. Changes nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { exitCodeOf, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { systemResolvers } from '../../engine/dns/system-resolvers.ts';
import { databaseFileName } from '../../engine/storage/open-storage.ts';
import { keychainLibrary, systemKeychain } from '../../platform/secrets/index.ts';
import type { CliContext, Command } from '../context.ts';

interface Check {
  readonly id: 'node' | 'profile' | 'database' | 'keytar' | 'keychain' | 'vault' | 'resolvers' | 'left-behind';
  readonly verdict: 'ok' | 'note' | 'warning' | 'blocks';
  readonly detail: string;
  readonly problem?: Problem;
}

export const command: Command = {
  options: {},
  run: async (context) => {
    const { terminal, language } = context;
    const checks: readonly Check[] = [
      { id: 'node', verdict: 'ok', detail: process.versions.node },
      await keytarCheck(),
      await keychainCheck(),
      ...(await profileChecks(context)),
      { id: 'resolvers', verdict: 'ok', detail: systemResolvers().join(', ') },
    ];
    const marks = { ok: '✓', note: '·', warning: '!', blocks: '✗' } as const;
    terminal.answer(
      { checks },
      checks.map(({ id, verdict, detail, problem }) => {
        const reason = problem === undefined ? '' : `: ${messageOf(problem, language).title}`;
        return `${marks[verdict]} ${terminal.sentence(`doctor.${id}`, { detail })}${reason}`;
      }),
    );
    const blocking = checks.find(({ verdict }) => verdict === 'blocks')?.problem;
    return blocking === undefined ? 0 : exitCodeOf(blocking);
  },
};

const keytarCheck = async (): Promise<Check> => {
  const loaded = await keychainLibrary();
  return { id: 'keytar', verdict: loaded ? 'ok' : 'note', detail: loaded ? 'keytar 7.9.0' : '–' };
};

const keychainCheck = async (): Promise<Check> => {
  const problem = await systemKeychain().probe();
  return problem === undefined
    ? { id: 'keychain', verdict: 'ok', detail: '' }
    : { id: 'keychain', verdict: 'note', detail: '', problem };
};

const profileChecks = async (context: CliContext): Promise<readonly Check[]> => {
  const folder = context.profileFolder;
  if (!existsSync(join(folder, databaseFileName))) return [{ id: 'profile', verdict: 'note', detail: `${folder} (–)` }];
  try {
    const workspace = await context.openWorkspace();
    try {
      workspace.storage.check();
      const vault = await workspace.vault.status();
      const leftBehind = workspace.storage.journal.leftBehind().length;
      return [
        { id: 'profile', verdict: 'ok', detail: folder },
        { id: 'database', verdict: 'ok', detail: databaseFileName },
        {
          id: 'vault',
          verdict: vault.state === 'closed' ? 'warning' : 'ok',
          detail: `${vault.kind ?? ''} ${vault.state}`.trim(),
          ...(vault.problem === undefined ? {} : { problem: vault.problem }),
        },
        { id: 'left-behind', verdict: leftBehind === 0 ? 'ok' : 'warning', detail: String(leftBehind) },
      ];
    } finally {
      await workspace.close();
    }
  } catch (thrown) {
    return [{ id: 'database', verdict: 'blocks', detail: folder, problem: toProblem(thrown) }];
  }
};
