/** `resolvers [set IP[:PORT] … | clear]`: DNS servers that new certificates and questions begin with. */
import { settingsChangeSchema, settingsSchema } from '../../../shared/domain/app.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Command } from '../context.ts';
import { usualResolvers } from '../usual-resolvers.ts';

const usage = 'resolvers [set IP[:PORT] … | clear]';

export const command: Command = {
  options: {},
  run: async (context) => {
    const [verb, ...addresses] = context.args.words;
    const known = verb === 'set' ? addresses.length > 0 : addresses.length === 0 && (verb ?? 'clear') === 'clear';
    if (!known) throw fail('input.usage', { message: usage });
    const change = settingsChangeSchema.safeParse({ resolvers: addresses });
    if (!change.success) throw fail('input.usage', { message: usage });
    const workspace = await context.openWorkspace();
    try {
      const { settings } = workspace.storage;
      if (verb !== undefined) {
        const before = settings.read('settings', settingsSchema) ?? settingsSchema.parse({});
        settings.write('settings', { ...before, ...change.data });
      }
      const resolvers = usualResolvers(workspace);
      const none = context.terminal.sentence('cli.resolvers.none', {});
      context.terminal.answer({ resolvers }, resolvers.length === 0 ? [none] : resolvers);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};
