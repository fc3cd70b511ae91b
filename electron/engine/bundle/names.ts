/**
 * Domain names under other names, the same one each time: `nas.example.org` becomes `host-1.name-1.example`, and
 * `*.` and labels like `_acme-challenge` stay, so that it can still be seen what lies where. Names of authorities,
 * providers and their name servers are nobody's own and stay.
 */
import { domainToASCII } from 'node:url';
import { parse } from 'tldts';

export interface Names {
  replaceIn(text: string, took: () => void): string;
}

/** Endings that no public list has and people use at home (RFC 6761, 6762, 8375, and custom). */
const innerEndings = ['local', 'lan', 'home', 'internal', 'intranet', 'corp', 'localdomain', 'box', 'arpa', 'test'];
const fileName = /^[\w-]+\.(?:py|sh|md|zip|rs|pl|so|cc|app|mov|ts|js|json|log|txt|pem|db|conf|key|crt|bat|ps)$/i;
const candidate =
  /(?<![\p{L}\p{N}_.-])(?:\*\.)?(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,62})\.){1,20}[\p{L}][\p{L}\p{N}-]{1,62}(?![\p{L}\p{N}_-])/gu;

export interface NamesOptions {
  /** Names that belong to the person, as they are known. */
  readonly own: readonly string[];
  /** Host names of services. */
  readonly services: readonly string[];
}

export const createNames = ({ own, services }: NamesOptions): Names => {
  const open = new Set(services.flatMap((host) => domainOf(host) ?? []));
  const bare = own.map((name) => asciiOf(name.replace(/^\*\./, ''))).filter((name) => name.includes('.'));
  const endings = new Set([...innerEndings, ...bare.map((name) => name.slice(name.lastIndexOf('.') + 1))]);
  const domains = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const name of bare) numbered(domains, domainOf(name) ?? name, 'name-');
  const aliasOf = (name: string): string => {
    const domain = domainOf(name) ?? name;
    const below = name === domain ? [] : name.slice(0, -domain.length - 1).split('.');
    return [...below.map((label) => aliasOfLabel(labels, label)), `${numbered(domains, domain, 'name-')}.example`].join(
      '.',
    );
  };
  const isOwn = (name: string): boolean => {
    if (/(?:^|\.)name-\d+\.example$/.test(name) || fileName.test(name)) return false;
    const domain = domainOf(name);
    if (domain !== undefined && domains.has(domain)) return true;
    if (domain === undefined || open.has(domain)) return false;
    const { isIcann, isPrivate } = parse(name, { allowPrivateDomains: true });
    return isIcann === true || isPrivate === true || endings.has(name.slice(name.lastIndexOf('.') + 1));
  };
  /** Also inside longer words, such as `nas.example.org-0001`. */
  const known = [...new Set([...own.map((name) => name.replace(/^\*\./, '').toLowerCase()), ...bare])]
    .filter((name) => name.includes('.'))
    .toSorted((a, b) => b.length - a.length)
    .map((name) => new RegExp(`(?:[\\p{L}\\p{N}_-]{1,63}\\.){0,20}${name.replaceAll('.', String.raw`\.`)}`, 'giu'));
  return {
    replaceIn: (text, took) => {
      const replaced = text.replace(candidate, (all) => {
        const name = asciiOf(all.replace(/^\*\./, ''));
        if (!isOwn(name)) return all;
        took();
        return `${all.startsWith('*.') ? '*.' : ''}${aliasOf(name)}`;
      });
      return known.reduce(
        (rest, pattern) =>
          rest.replace(pattern, (all) => {
            took();
            return aliasOf(asciiOf(all));
          }),
        replaced,
      );
    },
  };
};

/** Unicode names and their A-labels are the same name. */
const asciiOf = (name: string): string => {
  const lower = name.toLowerCase().replace(/\.$/, '');
  // Labels with underscores are no host names, and are ASCII already.
  return lower.includes('_') ? lower : domainToASCII(lower) || lower;
};

/** The part that somebody registered, also below suffixes such as `duckdns.org`. */
const domainOf = (name: string): string | undefined =>
  parse(name, { allowPrivateDomains: true, validateHostname: false }).domain ?? undefined;

const numbered = (known: Map<string, string>, what: string, prefix: string): string => {
  const found = known.get(what) ?? `${prefix}${known.size + 1}`;
  known.set(what, found);
  return found;
};

const aliasOfLabel = (labels: Map<string, string>, label: string): string =>
  label === '*' || label.startsWith('_') || label === 'www' ? label : numbered(labels, label, 'host-');
