/** What this machine knows of its own network, as each system tells it; what cannot be told is left out. */

export interface PortHolder {
  readonly name: string;
  readonly pid?: number;
}

/** What a firewall of this machine does with connections from outside to one TCP port. */
export interface FirewallView {
  /** Such as `nftables`, `ufw`, `Windows Defender`. */
  readonly firewall: string;
  readonly verdict: 'open' | 'closed';
  /** The rule or policy that decides. */
  readonly evidence: string;
}

export interface InterfaceAddress {
  readonly device: string;
  readonly address: string;
}

export interface SystemNetworkPort {
  /** Who listens on the TCP port; `undefined` when nobody does, or nobody may know. Never throws. */
  portHolder(port: number, signal: AbortSignal): Promise<PortHolder | undefined>;
  /** Of those that could be asked. Never throws. */
  firewalls(port: number, signal: AbortSignal): Promise<readonly FirewallView[]>;
  /** All addresses but loopback and self-assigned ones. */
  addresses(): readonly InterfaceAddress[];
  /** IPv4 address of the router that leads outside, and the device towards it. Never throws. */
  gateway(signal: AbortSignal): Promise<{ readonly address: string; readonly device: string } | undefined>;
}

/** For workspaces that call nobody and are called by nobody. */
export const unknownNetwork: SystemNetworkPort = {
  portHolder: async () => undefined,
  firewalls: async () => [],
  addresses: () => [],
  gateway: async () => undefined,
};
