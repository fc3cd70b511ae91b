/** Windows: PowerShell's network commands, as JSON, which no display language changes. */
import type { FirewallView, PortHolder } from '../../engine/ports/index.ts';
import type { NetworkOfSystem } from './index.ts';
import { runCommand } from './run-command.ts';

const ask = (script: string, signal: AbortSignal): Promise<string | undefined> =>
  runCommand('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], signal);

export const windowsNetwork: NetworkOfSystem = {
  portHolder: async (port, signal) => {
    const text = await ask(
      `Get-NetTCPConnection -State Listen -LocalPort ${port} | Select-Object -First 1 -ExpandProperty OwningProcess | ForEach-Object { Get-Process -Id $_ } | Select-Object Id,ProcessName | ConvertTo-Json -Compress`,
      signal,
    );
    return text === undefined ? undefined : readProcess(text);
  },
  firewalls: async (port, signal) => {
    const text = await ask(
      `@{ Profiles = @(Get-NetFirewallProfile -PolicyStore ActiveStore | Where-Object { (Get-NetConnectionProfile).NetworkCategory -contains $_.Name -or $_.Name -eq 'Public' } | Select-Object Name,@{n='Enabled';e={"$($_.Enabled)"}},@{n='Inbound';e={"$($_.DefaultInboundAction)"}}); Rules = @(Get-NetFirewallPortFilter -Protocol TCP | Where-Object { $_.LocalPort -contains '${port}' } | Get-NetFirewallRule | Where-Object { $_.Direction -eq 'Inbound' -and $_.Enabled -eq 'True' } | Select-Object DisplayName,@{n='Action';e={"$($_.Action)"}}) } | ConvertTo-Json -Compress -Depth 4`,
      signal,
    );
    return text === undefined ? [] : readDefender(text);
  },
  gateway: async (signal) => {
    const text = await ask(
      "Get-NetRoute -DestinationPrefix '0.0.0.0/0' | Sort-Object { $_.RouteMetric + $_.InterfaceMetric } | Select-Object -First 1 NextHop,InterfaceAlias | ConvertTo-Json -Compress",
      signal,
    );
    return text === undefined ? undefined : readRoute(text);
  },
};

const parse = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const parsed: unknown = JSON.parse(text.trim());
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
};

/** Port 80 held by the kernel's HTTP service shows as the process `System`. */
export const readProcess = (text: string): PortHolder | undefined => {
  const { Id: pid, ProcessName: name } = parse(text) ?? {};
  return typeof pid === 'number' && typeof name === 'string' ? { name, pid } : undefined;
};

/** A rule for the port decides, else what the profile does with what no rule names. Rules by program are not seen. */
export const readDefender = (text: string): readonly FirewallView[] => {
  const { Profiles: profiles, Rules: rules } = parse(text) ?? {};
  const firewall = 'Windows Defender';
  const named = objectsIn(rules);
  const blocking = named.find(({ Action: action }) => action === 'Block');
  const allowing = named.find(({ Action: action }) => action === 'Allow');
  const rule = blocking ?? allowing;
  if (rule !== undefined)
    return [{ firewall, verdict: rule === blocking ? 'closed' : 'open', evidence: String(rule.DisplayName ?? '') }];
  return objectsIn(profiles)
    .filter(({ Enabled: enabled, Inbound: inbound }) => enabled === 'True' && inbound === 'Block')
    .slice(0, 1)
    .map(({ Name: name }) => ({ firewall, verdict: 'closed' as const, evidence: `${String(name)}: Block` }));
};

const objectsIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null).map((one) => ({ ...one })) : [];

export const readRoute = (text: string): { readonly address: string; readonly device: string } | undefined => {
  const { NextHop: address, InterfaceAlias: device } = parse(text) ?? {};
  return typeof address === 'string' && typeof device === 'string' ? { address, device } : undefined;
};
