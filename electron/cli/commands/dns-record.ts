/** `dns record add|remove`: one TXT value through a provider, without a profile and without an order. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { normalName } from '../../engine/dns/names.ts';
import { systemClock } from '../../engine/ports/index.ts';
import { descriptors, loadProvider } from '../../engine/providers/registry.ts';
import type { CliContext, Command } from '../context.ts';
import { untilInterrupted } from '../dns-questions.ts';
import { readCredential } from '../input-files.ts';

const usage = 'dns record add|remove --provider ID --credential FILE --name FQDN --value TEXT';

export const command: Command = {
  options: {
    provider: { type: 'string' },
    credential: { type: 'string' },
    name: { type: 'string' },
    value: { type: 'string' },
    endpoint: { type: 'string' },
    zone: { type: 'string' },
    ttl: { type: 'string' },
    'record-id': { type: 'string' },
  },
  run: async (context) => {
    const { terminal, args, interrupted } = context;
    const verb = (['add', 'remove'] as const).find((one) => one === args.words[0]);
    if (verb === undefined || args.words.length > 1) throw fail('input.usage', { message: usage });
    const [provider, name, value] = [needed(context, 'provider'), needed(context, 'name'), needed(context, 'value')];
    const module = await loadProvider(provider);
    if (module.descriptor.mode === 'manual') throw fail('input.usage', { message: `${provider} writes no records` });
    const client = module.create(await fieldsOf(context, module.descriptor), systemClock);
    const ttl = args.number('ttl', 1, 604_800) ?? module.descriptor.propagation.ttlSeconds;
    // Without --zone the provider itself is asked which of its zones holds the name: no resolver has to be believed.
    const record = { zone: normalName(args.text('zone') ?? ''), fqdn: normalName(name), value, ttl };
    const facts = { provider, name: record.fqdn, value };
    if (verb === 'add') {
      const recordId = await untilInterrupted(context, client.add(record, interrupted));
      terminal.answer({ ...facts, recordId }, [terminal.sentence('cli.record.added', facts)]);
    } else {
      await untilInterrupted(context, client.remove(record, args.text('record-id') ?? '', interrupted));
      terminal.answer({ ...facts, removed: true }, [terminal.sentence('cli.record.removed', facts)]);
    }
    return 0;
  },
};

const needed = ({ args }: CliContext, option: string): string => {
  const text = args.text(option);
  if (text === undefined || text === '') throw fail('input.usage', { message: usage });
  return text;
};

/** The credential file, with `--endpoint` in the field that this provider has for it. */
export const fieldsOf = async (
  { args, stdin }: CliContext,
  descriptor: ProviderDescriptor,
): Promise<Readonly<Record<string, string>>> => {
  const path = args.text('credential');
  const fields = path === undefined ? {} : await readCredential(path, stdin);
  const endpoint = args.text('endpoint');
  if (endpoint === undefined) return fields;
  const field = descriptor.fields.find((one) => one.endpoint === true);
  if (field === undefined)
    throw fail('input.usage', {
      message: `${descriptor.id} has no address to choose; known with one: ${withEndpoint().join(', ')}`,
    });
  return { ...fields, [field.key]: endpoint };
};

const withEndpoint = (): readonly string[] =>
  descriptors.filter(({ fields }) => fields.some(({ endpoint }) => endpoint)).map(({ id }) => id);
