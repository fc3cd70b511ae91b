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
  const views = chainsOn(text, 'input').map((chain) => judgeChain(chain, port));
  if (views.length === 0 || views.some((view) => view === undefined)) return undefined;
  return views.find((view) => view?.verdict === 'closed') ?? views[0];
};

const chainsOn = (text: string, hook: string): readonly (readonly string[])[] => {
  const chains: string[][] = [];
  let open: string[] | undefined;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (/^chain \S+ \{/.test(line)) open = [];
    else if (line === '}' && open !== undefined) {
      if (open.some((one) => one.includes(`hook ${hook} `) && one.startsWith('type filter'))) chains.push(open);
      open = undefined;
    } else open?.push(line);
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
