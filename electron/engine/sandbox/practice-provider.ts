/** The clients of the practice providers: they write into the sandbox's own name servers, and fail when told to. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { HostedRecord, ProviderModule, RecordEditor, TxtRecord } from '../providers/provider.ts';
import type { Keeper } from './faults.ts';
import type { Sandbox } from './open-sandbox.ts';
import { accountDescriptor, elsewhereDescriptor, practiceDescriptor } from './practice-descriptors.ts';

export { practiceDescriptor } from './practice-descriptors.ts';

type Zones = Pick<Sandbox, 'put' | 'take' | 'records' | 'faults' | 'dnsEndpoint'>;

export const practiceProvider = (sandbox: Zones): ProviderModule => moduleOf(sandbox, practiceDescriptor, 'practice');

export const practiceProviders = (sandbox: Zones): readonly ProviderModule[] => [
  practiceProvider(sandbox),
  moduleOf(sandbox, accountDescriptor, 'practice'),
  moduleOf(sandbox, elsewhereDescriptor, 'elsewhere'),
];

const moduleOf = (sandbox: Zones, descriptor: ProviderDescriptor, keeper: Keeper): ProviderModule => ({
  descriptor,
  create: ({ key = '' }) => {
    const wantsKey = descriptor.fields.length > 0;
    if (wantsKey && key.trim() === '')
      throw fail('credential.invalid', {
        provider: descriptor.id,
        fields: [{ key: 'key', problem: 'missing' }],
      });
    const answer = (zone: string, signal: AbortSignal): void => {
      signal.throwIfAborted();
      answerAsTold(sandbox, descriptor, { zone, key: wantsKey ? key.trim() : undefined });
    };
    const written = ({ fqdn, value }: TxtRecord) => ({ fqdn, value, type: 'TXT' as const, keeper });
    return {
      add: async (record, signal) => {
        answer(record.zone, signal);
        sandbox.put(written(record));
        return `${record.fqdn}/${record.value}`;
      },
      remove: async (record, _recordId, signal) => {
        answer(record.zone, signal);
        sandbox.take(written(record));
      },
      prove: async (zone, signal) => answer(zone, signal),
      editor: editorOf(sandbox, keeper, answer),
    };
  },
});

const answerAsTold = (
  { faults, dnsEndpoint }: Zones,
  { id }: ProviderDescriptor,
  { zone, key }: { readonly zone: string; readonly key: string | undefined },
): void => {
  const zones = key === undefined ? undefined : faults.keys?.get(key);
  const refused = key === undefined || faults.keys === undefined ? undefined : refusalOf(zones, zone);
  const code = faults.providerFailure ?? refused;
  if (code === undefined) return;
  const answer = { provider: id, endpoint: dnsEndpoint, detail: details[code] ?? 'staged for practice' };
  throw code === 'provider.zone-not-found' ? fail(code, { ...answer, zone }) : fail(code, answer);
};

const refusalOf = (zones: readonly string[] | undefined, zone: string) => {
  if (zones === undefined) return 'provider.wrong-credentials';
  return zones.includes(zone) ? undefined : 'provider.no-permission';
};

/** As a provider words it. */
const details: Partial<Readonly<Record<string, string>>> = {
  'provider.wrong-credentials': 'Unknown key',
  'provider.no-permission': 'The key may not change this zone',
};

/** Seconds that every practice record lives. */
const ttl = 60;

const editorOf = (
  sandbox: Zones,
  keeper: Keeper,
  answer: (zone: string, signal: AbortSignal) => void,
): RecordEditor => ({
  list: async ({ zone, fqdn, type }, signal) => {
    answer(zone, signal);
    return sandbox
      .records()
      .filter((one) => one.keeper === keeper && one.fqdn === fqdn && one.type === type)
      .map(({ value }): HostedRecord => ({ id: value, type, fqdn, value, ttl }));
  },
  add: async ({ zone, fqdn, type }, { value }, signal) => {
    answer(zone, signal);
    sandbox.put({ fqdn, type, value, keeper });
  },
  remove: async ({ zone }, { fqdn, type, value }, signal) => {
    answer(zone, signal);
    sandbox.take({ fqdn, type, value, keeper });
  },
});
