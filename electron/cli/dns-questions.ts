/** What the `dns` commands share: whom to ask, and how Ctrl-C ends them. */
import { fail } from '../../shared/errors/problem.ts';
import type { DnsEye } from '../engine/dns/eye.ts';
import { systemResolvers } from '../engine/dns/system-resolvers.ts';
import { systemClock } from '../engine/ports/index.ts';
import type { OptionSpec } from './arguments.ts';
import type { CliContext } from './context.ts';
import { resolversWithoutProfile } from './usual-resolvers.ts';

export const resolverOptions = { resolver: { type: 'string', multiple: true } } as const satisfies Record<
  string,
  OptionSpec
>;

/** The resolvers named, else this machine's. */
export const resolversOf = ({ args }: CliContext): readonly string[] => {
  const named = args.texts('resolver');
  return named.length > 0 ? named : systemResolvers();
};

/** `input.invalid` for a resolver that is no address. */
export const eyeOf = async (context: CliContext): Promise<DnsEye> => {
  const { openDnsEye } = await import('../engine/dns/open-eye.ts');
  const chosen = await resolversWithoutProfile(context);
  const resolvers = chosen.length > 0 ? chosen : systemResolvers();
  return openDnsEye({ resolvers, explicit: chosen.length > 0, clock: systemClock });
};

/** `run.cancelled` in place of whatever Ctrl-C broke off. */
export const untilInterrupted = async <T>({ interrupted }: CliContext, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (thrown) {
    if (interrupted.aborted) throw fail('run.cancelled', {});
    throw thrown;
  }
};
