/** `dns zone <name>`: the zone, who serves it, and where the proof for the name has to be written. */
import type { Language } from '../../../shared/domain/app.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { dnssecWords, findingWords, type ZoneWriting } from '../../../shared/i18n/zone-words.ts';
import { recogniseProviders } from '../../engine/providers/recognise.ts';
import { descriptors } from '../../engine/providers/registry.ts';
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
    const look = Promise.all([eye.findZone(name, interrupted), eye.inspect(name, interrupted)]);
    const [zone, { fqdn, chain, zone: place, dnssec, delegated, findings }] = await untilInterrupted(context, look);
    const challenge = { fqdn, chain, zone: place };
    const providers = recogniseProviders(
      zone.nameServers.map((server) => server.name),
      descriptors,
    );
    const { sentence } = terminal;
    const writing: ZoneWriting = {
      sentence: (key, values = {}) => sentence(key, values),
      list: (items) => items.join(', '),
      date: terminal.date,
    };
    terminal.answer({ name, zone, challenge, delegated, dnssec, findings, providers }, [
      sentence('cli.dns.zone', { zone: zone.name, serial: zone.serial }),
      ...zone.nameServers.map(
        (server) => `  ${server.name}  ${server.addresses.join(' ') || sentence('cli.dns.no-address', {})}`,
      ),
      sentence('cli.dns.negative-ttl', { seconds: zone.negativeTtl }),
      sentence('cli.dns.record-at', { fqdn: challenge.fqdn, zone: challenge.zone.name }),
      `DNSSEC: ${dnssecWords(dnssec, writing)}`,
      ...providers
        .slice(0, 1)
        .map(({ id, confidence }) =>
          sentence(`cli.dns.provider-${confidence}`, { provider: nameOf(id, terminal.language) }),
        ),
      ...(challenge.chain.length > 1 ? [`  ${sentence('cli.dns.chain', { chain: challenge.chain.join(' → ') })}`] : []),
      ...findings.flatMap((finding) => {
        const { title, means } = findingWords(finding, dnssec, writing);
        return [`! ${title}`, `    ${means}`];
      }),
    ]);
    return 0;
  },
};

const nameOf = (id: string, language: Language): string =>
  descriptors.find((one) => one.id === id)?.name[language] ?? id;
