/** DNS servers that are asked where no `--resolver` names others: those of the settings. */
import { existsSync } from 'node:fs';
import { settingsSchema } from '../../shared/domain/app.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import type { CliContext } from './context.ts';

/** Empty where this machine's are meant. `storage.*`. */
export const usualResolvers = ({ storage }: Pick<Workspace, 'storage'>): readonly string[] =>
  storage.settings.read('settings', settingsSchema)?.resolvers ?? [];

/** Those named; else those of the settings. */
export const chosenResolvers = ({ args }: Pick<CliContext, 'args'>, workspace: Workspace): readonly string[] => {
  const named = args.texts('resolver');
  return named.length > 0 ? named : usualResolvers(workspace);
};

/** The same where no profile is open; none is made for a question. */
export const resolversWithoutProfile = async (context: CliContext): Promise<readonly string[]> => {
  const named = context.args.texts('resolver');
  if (named.length > 0 || !existsSync(context.profileFolder)) return named;
  const workspace = await context.openWorkspace();
  try {
    return usualResolvers(workspace);
  } finally {
    await workspace.close();
  }
};
