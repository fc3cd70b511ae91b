/** `dns zone <name>`: the zone, who serves it, and where the proof for the name has to be written. */
import { fail } from '../../../shared/errors/problem.ts';
import type { Command } from '../context.ts';
import { eyeOf, resolverOptions, untilInterrupted } from '../dns-questions.ts';

export const command: Command = {
  options: resolverOptions,
  readsOnly: true,
  run: async (context) => {
    const { terminal, args, interrupted } = context;
    const [name, ...more] = args.words;
    if (name === undefined || more.length > 0) throw fail('input.usage', { message: 'dns zone NAME' });
    const eye = await eyeOf(context);
    const work = Promise.all([eye.findZone(name, interrupted), eye.locateChallenge(name, interrupted)]);
    const [zone, challenge] = await untilInterrupted(context, work);
    const { sentence } = terminal;
    terminal.answer({ name, zone, challenge }, [
      sentence('cli.dns.zone', { zone: zone.name, serial: zone.serial }),
      ...zone.nameServers.map(
        (server) => `  ${server.name}  ${server.addresses.join(' ') || sentence('cli.dns.no-address', {})}`,
      ),
      sentence('cli.dns.negative-ttl', { seconds: zone.negativeTtl }),
      sentence('cli.dns.record-at', { fqdn: challenge.fqdn, zone: challenge.zone.name }),
      ...(challenge.chain.length > 1 ? [`  ${sentence('cli.dns.chain', { chain: challenge.chain.join(' → ') })}`] : []),
    ]);
    return 0;
  },
};
