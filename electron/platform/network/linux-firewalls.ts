/** What rule sets say about new connections to one TCP port, as far as it can be read off without being the kernel. */
import type { FirewallView } from '../../engine/ports/index.ts';

/** `ufw status verbose`. */
export const readUfw = (text: string, port: number): FirewallView | undefined => {
  if (!/^Status: active/m.test(text)) return undefined;
  const rule = text.split('\n').find((line) => /\b(ALLOW|LIMIT|DENY|REJECT) IN\b/.test(line) && ufwNames(line, port));
  if (rule !== undefined)
    return { firewall: 'ufw', verdict: /\b(ALLOW|LIMIT) IN\b/.test(rule) ? 'open' : 'closed', evidence: rule.trim() };
  const policy = /^Default: (\w+) \(incoming\)/m.exec(text);
  return policy === null
    ? undefined
    : { firewall: 'ufw', verdict: policy[1] === 'allow' ? 'open' : 'closed', evidence: policy[0] };
};

/** `firewall-cmd --zone=… --list-all`: what a zone does not name is refused unless its target is ACCEPT. */
export const readFirewalld = (text: string, port: number): FirewallView | undefined => {
  const field = (name: string): string | undefined => new RegExp(`^\\s+${name}: ?(.*)$`, 'm').exec(text)?.[1]?.trim();
  const [zone] = /^\S+/.exec(text) ?? [];
  const [target, ports, services] = [field('target'), field('ports'), field('services')];
  if (zone === undefined || target === undefined || ports === undefined || services === undefined) return undefined;
  const named = ports.split(' ').find((one) => {
    const [range = '', protocol] = one.split('/');
    return protocol === 'tcp' && covers(range, port);
  });
  const service = services.split(' ').find((one) => one === firewalldServices[port]);
  const opened = named ?? service ?? (target === 'ACCEPT' ? target : undefined);
  return {
    firewall: 'firewalld',
    verdict: opened === undefined ? 'closed' : 'open',
    evidence: `${zone}: ${opened ?? target}`,
  };
};

const firewalldServices: Readonly<Record<number, string>> = { 80: 'http', 443: 'https' };

const ufwProfiles: Readonly<Record<number, RegExp>> = {
  80: /^(Nginx|Apache|WWW)( HTTP| Full)?\b(?! HTTPS| Secure)/i,
  443: /^(Nginx (HTTPS|Full)|Apache (Secure|Full)|WWW (Secure|Full))/i,
};

const ufwNames = (line: string, port: number): boolean => {
  const [target = ''] = line.split(/\s{2,}/);
  const plain = target.replace(/ \(v6\)$/, '');
  if (plain === 'Anywhere' || ufwProfiles[port]?.test(plain) === true) return true;
  const [ports = '', protocol = 'tcp'] = plain.split('/');
  return protocol === 'tcp' && ports.split(',').some((one) => covers(one, port));
};

/** `80`, `80:90`, `80-90`. */
const covers = (text: string, port: number): boolean => {
  const [from = '', to = from] = text.split(/[:-]/);
  return /^\d+$/.test(from) && Number(from) <= port && port <= Number(to);
};

/** `iptables -S`: rules in order, then the policy. What jumps elsewhere or depends on more is not judged. */
export const readIptables = (text: string, port: number): FirewallView | undefined => {
  const firewall = 'iptables';
  for (const line of text.split('\n')) {
    if (!line.startsWith('-A INPUT ')) continue;
    const target = / -j (ACCEPT|DROP|REJECT)\b/.exec(line)?.[1];
    // A jump to a chain of its own may end either way.
    if (target === undefined) {
      if (/ -j (?!LOG\b)/.test(line)) return undefined;
      continue;
    }
    if (/ -s | -i | -d |--state|--ctstate|--icmp| -m (?!tcp\b|multiport\b|comment\b)/.test(line)) continue;
    const protocol = / -p (\w+)/.exec(line)?.[1];
    if (protocol !== undefined && protocol !== 'tcp' && protocol !== 'all') continue;
    const ports = / --dports? (\S+)/.exec(line)?.[1];
    if (ports !== undefined && !ports.split(',').some((one) => covers(one, port))) continue;
    if (/ --sports? /.test(line)) continue;
    return { firewall, verdict: target === 'ACCEPT' ? 'open' : 'closed', evidence: line.trim() };
  }
  const policy = /^-P INPUT (\w+)/m.exec(text);
  return policy === null
    ? undefined
    : { firewall, verdict: policy[1] === 'ACCEPT' ? 'open' : 'closed', evidence: policy[0] };
};

/** `nft list ruleset`: every base chain on the input hook has to let it through. */
export const readNftables = (text: string, port: number): FirewallView | undefined => {
  const views = inputChains(text).map(({ lines }) => judgeChain(lines, port));
  if (views.length === 0 || views.some((view) => view === undefined)) return undefined;
  return views.find((view) => view?.verdict === 'closed') ?? views[0];
};

export interface NftablesChain {
  readonly family: string;
  readonly table: string;
  readonly name: string;
}

/** Base chains on the input hook that do not let the port through, whoever wrote them. */
export const closingChains = (text: string, port: number): readonly NftablesChain[] =>
  inputChains(text).filter(({ lines }) => judgeChain(lines, port)?.verdict === 'closed');

/** Of IP alone: bridges and ARP have input hooks too. */
const inputChains = (text: string): readonly (NftablesChain & { readonly lines: readonly string[] })[] => {
  const chains: (NftablesChain & { readonly lines: string[] })[] = [];
  let [family, table] = ['', ''];
  let open: (typeof chains)[number] | undefined;
  for (const line of text.split('\n').map((one) => one.trim())) {
    [, family = family, table = table] = /^table (\S+) (\S+) \{/.exec(line) ?? [];
    const name = /^chain (\S+) \{/.exec(line)?.[1];
    if (name !== undefined) open = { family, table, name, lines: [] };
    else if (line === '}' && open !== undefined) {
      const onInput = open.lines.some((one) => one.includes('hook input ') && one.startsWith('type filter'));
      if (onInput && /^(ip|ip6|inet)$/.test(family)) chains.push(open);
      open = undefined;
    } else open?.lines.push(line);
  }
  return chains;
};

const judgeChain = (lines: readonly string[], port: number): FirewallView | undefined => {
  const firewall = 'nftables';
  for (const line of lines) {
    const verdict = /\b(accept|drop|reject)\b/.exec(line.replace(/policy \w+;?/, ''))?.[1];
    const ports = /\btcp dport (\{[^}]*\}|\S+)/.exec(line)?.[1];
    const named =
      ports
        ?.replaceAll(/[{}\s]/g, '')
        .split(',')
        .map(numbered) ?? [];
    const ours = named.some((one) => covers(one, port));
    if (/\b(jump|goto) /.test(line) && (ports === undefined || ours)) return undefined;
    if (verdict === undefined || line.startsWith('type filter')) continue;
    if (ports !== undefined ? ours && !narrowed(line) : isForAll(line))
      return { firewall, verdict: verdict === 'accept' ? 'open' : 'closed', evidence: line };
  }
  const policy = /policy (\w+)/.exec(lines.find((line) => line.startsWith('type filter')) ?? '')?.[1] ?? 'accept';
  return { firewall, verdict: policy === 'accept' ? 'open' : 'closed', evidence: `policy ${policy}` };
};

/** Services are printed by name unless told otherwise. */
const numbered = (text: string): string => ({ http: '80', https: '443' })[text] ?? text;

const narrowed = (line: string): boolean => /\b(iifname|iif|ip6? saddr|ip6? daddr) /.test(line);

/** A rule without any match. */
const isForAll = (line: string): boolean => /^(counter( packets \d+ bytes \d+)? )?(accept|drop|reject)\b/.test(line);
