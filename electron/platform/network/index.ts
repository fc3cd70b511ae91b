/** What this system knows of its own network, asked of its own programs. */
import { networkInterfaces } from 'node:os';
import type { FirewallView, InterfaceAddress, PortHolder, SystemNetworkPort } from '../../engine/ports/index.ts';
import { currentPlatform } from '../current.ts';
import { linuxNetwork } from './linux.ts';
import { macosNetwork } from './macos.ts';
import { windowsNetwork } from './windows.ts';

/** What differs; anything that cannot be told is left out, and nothing is thrown. */
export interface NetworkOfSystem {
  portHolder(port: number, signal: AbortSignal): Promise<PortHolder | undefined>;
  firewalls(port: number, signal: AbortSignal): Promise<readonly FirewallView[]>;
  gateway(signal: AbortSignal): Promise<{ readonly address: string; readonly device: string } | undefined>;
}

const systems = { linux: linuxNetwork, macos: macosNetwork, windows: windowsNetwork } as const;

export const systemNetwork = (): SystemNetworkPort => ({
  ...systems[currentPlatform()],
  addresses: () => addressesOf(networkInterfaces()),
});

/** Without loopback and self-assigned addresses (RFC 3927, RFC 4291 §2.5.6). */
export const addressesOf = (interfaces: ReturnType<typeof networkInterfaces>): readonly InterfaceAddress[] =>
  Object.entries(interfaces).flatMap(([device, addresses]) =>
    (addresses ?? []).flatMap(({ internal, address }) =>
      internal || /^(169\.254\.|fe[89ab])/i.test(address) ? [] : [{ device, address }],
    ),
  );
