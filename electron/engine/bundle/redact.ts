/**
 * What leaves this computer in a report: no secret, and of what is somebody's own only its kind. Domain names stay
 * unless they are to be hidden, for without them nobody can help.
 */
import { createHash } from 'node:crypto';
import { gap, withoutSecrets } from '../diagnosis/redact.ts';
import { shortAddresses } from './addresses.ts';
import type { Names } from './names.ts';

/** What is known of this computer and the person at it. */
export interface Machine {
  readonly homeFolder: string;
  readonly userName: string;
  readonly hostName: string;
}

export const takenKinds = ['secret', 'e-mail', 'address', 'path', 'user', 'host', 'account', 'device', 'name'] as const;
export type TakenKind = (typeof takenKinds)[number];
export type Count = (kind: TakenKind) => void;

export interface Redactor {
  /** Any text, also whole logs. What it answers goes through unchanged a second time. */
  text(text: string): string;
  /** What is left of a person in a finished file: home folder, user, e-mail. */
  personal(text: string): string;
}

export interface RedactorOptions {
  readonly machine: Machine;
  /** Values that look like secrets and are none. */
  readonly keep: ReadonlySet<string>;
  /** Missing where names stay as they are. */
  readonly names?: Names | undefined;
  readonly count: Count;
}

export const createRedactor = ({ machine, keep, names, count }: RedactorOptions): Redactor => {
  const rules = [...personalRules(machine), ...deviceRules];
  const personal = (text: string): string => apply(text, rules, count);
  return {
    personal,
    text: (text) => {
      const linked = withoutEnvironment(shortUrls(text, count), count);
      const bare = withoutSecrets(linked, { strict: true, keep, onFound: () => count('secret') });
      const short = shortAddresses(personal(bare), () => count('address'));
      return names === undefined ? short : names.replaceIn(short, () => count('name'));
    },
  };
};

interface Rule {
  readonly kind: TakenKind;
  readonly pattern: RegExp;
  /** May answer what it was given: then it was none. */
  readonly put: (all: string, ...groups: readonly string[]) => string;
}

const apply = (text: string, rules: readonly Rule[], count: Count): string =>
  rules.reduce(
    (rest, { kind, pattern, put }) =>
      rest.replace(pattern, (all: string, ...groups: readonly string[]) => {
        const instead = put(all, ...groups);
        if (instead !== all) count(kind);
        return instead;
      }),
    text,
  );

/** Names that many systems come with say nothing about anybody. */
const stockUsers = /^(?:root|admin|administrator|user|ubuntu|debian|pi|node|test|runner|daemon|nobody|www-data)$/i;
const stockHosts = /^(?:localhost.*|debian|ubuntu|fedora|linux|raspberrypi|windows|server|desktop|)$/i;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
/** A separator of any system, also as JSON writes it. */
const slash = String.raw`(?:\\{1,4}|/)`;

const personalRules = ({ homeFolder, userName, hostName }: Machine): readonly Rule[] => [
  ...mailRules,
  ...(homeFolder.length < 3 ? [] : [homeRule(homeFolder)]),
  ...pathRules,
  ...(userName === '' || stockUsers.test(userName) ? [] : userRules(userName)),
  userField,
  ...hostRules(hostName),
];

/** Of an address only its beginning: enough to see that two are the same person's. */
const firstLetter = (_: string, first = ''): string => `${first}***@…`;

const mailRules: readonly Rule[] = [
  {
    kind: 'e-mail',
    pattern:
      /(?<![\p{L}\p{N}._%+*-])([\p{L}\p{N}])[\p{L}\p{N}._%+-]{0,63}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}[\p{L}\p{N}-]*/gu,
    put: firstLetter,
  },
  // user@host, as prompts and remote shells write it.
  {
    kind: 'e-mail',
    pattern: /(?<![\w.%+*/@-])([a-z_])[a-z0-9_.-]{0,31}@[a-z][a-z0-9-]{0,62}(?=[\s:~$#"',;)]|$)/gi,
    put: firstLetter,
  },
];

const homeRule = (folder: string): Rule => ({
  kind: 'path',
  pattern: new RegExp(`(?<![\\w.-])${folder.split(/[\\/]/).map(literal).join(slash)}(?![\\w.-])`, 'gi'),
  put: () => '~',
});

/** Anybody's home folder, on any system. */
const pathRules: readonly Rule[] = [
  new RegExp(
    String.raw`\b[a-z]:${slash}(?:Users|Documents and Settings)${slash}(?!Public\b)[^\\/"'<>:|\r\n]{1,60}(?=[\\/"'\r\n]|$)`,
    'gi',
  ),
  /(?<![\w.~-])(?:\/(?:var|export|usr|mnt\/[a-z]|[a-z]|System\/Volumes\/Data|volume\d+))?\/(?:home|homes|Users)\/(?!Shared\b)[^\\/"'<>:|\s,;)]+/g,
  /(?<![\w.~/-])\/root(?=[/\s"':,;)]|$)/g,
].map((pattern) => ({ kind: 'path', pattern, put: () => '~' }));

/** As a part of a path always; as a word where it is long enough, and never inside a domain name. */
const userRules = (name: string): readonly Rule[] =>
  [
    `(?<=[\\\\/])${literal(name)}(?=[\\\\/"'\\s:,;)]|$)`,
    ...(name.length < 3 ? [] : [`(?<![\\w.@-])${literal(name)}(?![\\w@-]|\\.\\w)`]),
  ].map((source) => ({ kind: 'user', pattern: new RegExp(source, 'gi'), put: () => '[user]' }));

const userField: Rule = {
  kind: 'user',
  pattern:
    /(\b(?:user(?:[-_ ]?name)?|login|logname)(?:\\{0,3}["'])?\s{0,2}[:=]\s{0,2}(?:\\{0,3}["'])?|(?:用户名?|账号|帐号)\s{0,2}[:=：]\s{0,2})([^\s"'\\,;&)}\][，。；]+)/gi,
  put: (all, name = '', value = '') =>
    stockUsers.test(value) || /^(?:unknown|invalid|none|missing|null|not|is)$/i.test(value) ? all : `${name}[user]`,
};

/** The computer's own name, whole and without its domain; never as a part of another name. */
const hostRules = (hostName: string): readonly Rule[] =>
  [hostName, hostName.split('.')[0] ?? '']
    .filter((name, index, all) => name.length >= 2 && !stockHosts.test(name) && all.indexOf(name) === index)
    .map((name) => ({
      kind: 'host',
      pattern: new RegExp(`(?<![\\w.-])${literal(name)}(?:\\.local)?(?![\\w-]|\\.\\w)`, 'gi'),
      put: () => '[host]',
    }));

const deviceRules: readonly Rule[] = [
  {
    kind: 'device',
    pattern:
      /(?<![0-9a-f][:-])(?<![0-9a-f])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-f]|[:-][0-9a-f])/gi,
    put: () => '[mac]',
  },
  {
    kind: 'device',
    pattern: /(?<![0-9a-f.])(?=[0-9.]*[a-f])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9a-f.])/gi,
    put: () => '[mac]',
  },
  {
    kind: 'device',
    pattern: /\/dev\/(?:tty(?:S|USB|ACM|AMA)\d+|(?:cu|tty)\.[\w.-]+)|\bCOM\d{1,3}\b(?!\.)|(?<=\\\\\.\\)COM\d{1,3}/g,
    put: () => '[serial port]',
  },
];

/** Variables that a shell printed or was given: their names tell enough. */
const withoutEnvironment = (text: string, count: Count): string =>
  text.replace(
    /^(\s{0,20}(?:(?:export|setx?|env|declare -x)\s+[A-Za-z_]\w*|\$env:\w+|(?:SAVED_)?[A-Z][A-Z0-9]*_\w+)\s{0,2}=\s{0,2})(?!\[…\]$)(\S.*)$/gm,
    (_, name: string) => {
      count('secret');
      return `${name}${gap}`;
    },
  );

const url = /\bhttps?:\\?\/\\?\/[^\s"'<>\\，。；）]+/gi;
/** Paths under which ACME servers keep what belongs to one account (RFC 8555 §7.1). */
const owned =
  /\/((?:my-)?(?:acct|accounts?|reg|orders?|authz|authz-v3|chall|chall-v3|challZ|chalZ|cert|certZ|finalize|finalize-order|new-cert|list-orderz))\/(?!#)[\w./~=-]*[\w~=-]/i;

/** An address of an account, an order or the like becomes a short digest of itself; what is asked behind `?` goes. */
const shortUrls = (text: string, count: Count): string =>
  text.replace(url, (whole) => {
    const asked = whole.indexOf('?');
    const plain = asked < 0 ? whole : whole.slice(0, asked);
    const short = shortUrl(plain);
    if (short !== plain) count('account');
    if (asked < 0 || whole.slice(asked + 1).startsWith('[')) return asked < 0 ? short : `${short}${whole.slice(asked)}`;
    count('secret');
    return `${short}?${gap}`;
  });

/** The same address always gives the same digest. */
export const shortUrl = (address: string): string =>
  address.replace(owned, (_, kind: string) => `/${kind}/#${digestOf(address)}`);
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
