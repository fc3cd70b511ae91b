/** `dns watch <name> <value>`: a line per name server until every one of them has the TXT value at exactly this name. */
import { fail } from '../../../shared/errors/problem.ts';
import { tookWords } from '../../../shared/i18n/took-words.ts';
import type { ChallengeLocation, DnsEye } from '../../engine/dns/eye.ts';
import { normalName, parentName } from '../../engine/dns/names.ts';
import type { WatchedSighting } from '../../engine/dns/other-values.ts';
import { watchTxt } from '../../engine/dns/watch.ts';
import { systemClock } from '../../engine/ports/index.ts';
import type { CliContext, Command } from '../context.ts';
import { eyeOf, resolverOptions, untilInterrupted } from '../dns-questions.ts';

/** Nobody knows here who publishes it. */
const typicalSeconds = 0;
/** The last moment a Date can hold: only the reader ends this wait. */
const endOfTime = new Date(8.64e15);

export const command: Command = {
  options: resolverOptions,
  readsOnly: true,
  run: async (context) => {
    const { terminal, args, interrupted } = context;
    const [name, value, ...more] = args.words;
    if (name === undefined || value === undefined || more.length > 0)
      throw fail('input.usage', { message: 'dns watch NAME VALUE' });
    const begun = systemClock.now().getTime();
    const eye = await eyeOf(context);
    const { fqdn, zone } = await untilInterrupted(context, locate(eye, name, interrupted));
    const tell = teller(context);
    let latest: readonly WatchedSighting[] = [];
    const watched = watchTxt({
      eye,
      targets: [{ zone, fqdn, value }],
      clock: systemClock,
      signal: interrupted,
      typicalSeconds,
      until: endOfTime,
      onLookNow: () => () => undefined,
      onSight: (_target, sightings) => {
        latest = sightings;
        tell(sightings);
      },
      onNextLook: () => undefined,
    });
    await untilInterrupted(context, watched);
    const milliseconds = systemClock.now().getTime() - begun;
    terminal.answer({ name: fqdn, value, zone: zone.name, servers: latest, milliseconds }, [
      terminal.sentence('cli.dns.published', { took: tookWords(milliseconds, context.language) }),
    ]);
    return 0;
  },
};

/** Where a CNAME at the name leads; its first label stands where `_acme-challenge` usually does. */
const locate = async (eye: DnsEye, typed: string, signal: AbortSignal): Promise<Omit<ChallengeLocation, 'chain'>> => {
  const name = normalName(typed);
  const parent = parentName(name);
  if (parent === '') return { fqdn: name, zone: await eye.findZone(name, signal) };
  return eye.locateChallenge(parent, signal, name.slice(0, -parent.length - 1));
};

const marks = { has: '✓', 'not-yet': '·', other: '!', unreachable: '!', 'not-serving': '!' } as const;

/** On a terminal the lines are drawn over; elsewhere one is added when something has changed. */
const teller = ({ terminal }: CliContext): ((sightings: readonly WatchedSighting[]) => void) => {
  let shown: readonly string[] = [];
  return (sightings) => {
    const lines = sightings.map(({ server, address, state, serial, found }) => {
      const version = serial === undefined ? '' : `  ${terminal.sentence('cli.dns.serial', { serial })}`;
      const instead = found === undefined ? '' : `: ${found.map((value) => `"${value}"`).join(' ')}`;
      return `${marks[state]} ${server}  ${address}  ${terminal.sentence(`status.${state}`, {})}${instead}${version}`;
    });
    if (terminal.live) {
      const up = shown.length === 0 ? '' : `\u001b[${shown.length}A`;
      process.stderr.write(`${up}${lines.map((line) => `\u001b[K${line}\n`).join('')}`);
    } else for (const line of lines) if (!shown.includes(line)) terminal.note(line);
    shown = lines;
  };
};
