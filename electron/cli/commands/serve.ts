/** `serve`: the web host, for machines without a display. */
import { join } from 'node:path';
import type { Command } from '../context.ts';

export const command: Command = {
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  run: async ({ args, terminal, profileFolder }) => {
    const { serve } = await import('../../web/serve.ts');
    const host = await serve({
      profile: profileFolder,
      port: args.number('port', 0, 65535),
      openBrowser: !args.flag('no-open'),
      serve: true,
      rendererFolder: join(import.meta.dirname, '../renderer'),
      print: terminal.warn,
    });
    terminal.answer({ port: host.port }, []);
    await host.ended;
    return 0;
  },
};
