/** Every DNS provider there is: descriptors at once, clients when one is used. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { descriptor as cloudflare } from './cloudflare/descriptor.ts';
import { descriptor as desec } from './desec/descriptor.ts';
import { descriptor as digitalocean } from './digitalocean/descriptor.ts';
import { descriptor as gandi } from './gandi/descriptor.ts';
import { descriptor as hetzner } from './hetzner/descriptor.ts';
import { descriptor as manual } from './manual/descriptor.ts';
import { descriptor as powerdns } from './powerdns/descriptor.ts';
import type { ProviderModule } from './provider.ts';
import { descriptor as rfc2136 } from './rfc2136/descriptor.ts';

/** In the order in which they are offered. */
export const descriptors: readonly ProviderDescriptor[] = [
  cloudflare,
  digitalocean,
  hetzner,
  gandi,
  desec,
  rfc2136,
  powerdns,
  manual,
];

const modules: Readonly<Record<string, () => Promise<ProviderModule>>> = {
  cloudflare: async () => (await import('./cloudflare/client.ts')).cloudflare,
  digitalocean: async () => (await import('./digitalocean/client.ts')).digitalocean,
  hetzner: async () => (await import('./hetzner/client.ts')).hetzner,
  gandi: async () => (await import('./gandi/client.ts')).gandi,
  desec: async () => (await import('./desec/client.ts')).desec,
  rfc2136: async () => (await import('./rfc2136/client.ts')).rfc2136,
  powerdns: async () => (await import('./powerdns/client.ts')).powerdns,
  manual: async () => (await import('./manual/client.ts')).manual,
};

/** `provider.unknown` for an id that is not in `descriptors`. */
export const loadProvider = async (id: string): Promise<ProviderModule> => {
  const load = Object.hasOwn(modules, id) ? modules[id] : undefined;
  if (load === undefined) throw fail('provider.unknown', { id, known: descriptors.map((one) => one.id) });
  return load();
};
