/** Recognises the clients in the lines that start them: cron, systemd, tasks of Windows. Pure. */
import type { AdoptionClient } from '../../../../shared/domain/adoption.ts';

export interface ClientCommand {
  readonly client: AdoptionClient;
  /** Folder that the line names for the client's state; unknown where the client's own usual place is meant. */
  readonly home?: string | undefined;
  /** After the program. */
  readonly words: readonly string[];
  /** Set in front of the program. */
  readonly env: Readonly<Record<string, string>>;
}

const programs: Readonly<Record<string, AdoptionClient>> = {
  certbot: 'certbot',
  'certbot-auto': 'certbot',
  letsencrypt: 'certbot',
  // As snap starts it.
  'certbot.renew': 'certbot',
  'acme.sh': 'acme.sh',
  lego: 'lego',
  dehydrated: 'dehydrated',
  wacs: 'win-acme',
  'wacs.exe': 'win-acme',
  'submit-renewal': 'posh-acme',
};

/** The options of each that name the folder. */
const homeOptions: Readonly<Partial<Record<AdoptionClient, readonly string[]>>> = {
  certbot: ['--config-dir'],
  'acme.sh': ['--config-home', '--home'],
  lego: ['--path'],
  dehydrated: ['--config', '-f'],
};

/** `undefined` where the line starts none of them, or none that renews. */
export const readCommand = (line: string): ClientCommand | undefined => {
  const words = wordsOf(line);
  for (const [at, program] of words.entries()) {
    const client = programs[programOf(program)];
    if (client === undefined) continue;
    const own = words.slice(at + 1, endOf(words, at));
    // `test -x /usr/bin/certbot -a …` only asks whether it is there.
    if (!program.endsWith('.renew') && !(verbs[client]?.some((verb) => own.includes(verb)) ?? true)) continue;
    return { client, words: own, home: homeOf(client, program, own, words.slice(0, at)), env: envOf(words, at) };
  }
  // PowerShell is given it inside a script.
  return /\bSubmit-Renewal\b/i.test(line) ? { client: 'posh-acme', words: [], home: undefined, env: {} } : undefined;
};

const verbs: Readonly<Partial<Record<AdoptionClient, readonly string[]>>> = {
  certbot: ['renew', 'certonly'],
  'acme.sh': ['--cron', '--renew', '--renew-all', '--issue'],
  lego: ['renew', 'run'],
  dehydrated: ['-c', '--cron'],
  'win-acme': ['--renew'],
};

const programOf = (word: string): string => word.replaceAll('\\', '/').split('/').at(-1)?.toLowerCase() ?? '';

const separators = new Set(['&&', '||', ';', '|', '&']);
const endOf = (words: readonly string[], from: number): number => {
  const found = words.findIndex((word, index) => index > from && (separators.has(word) || /^\d?>/.test(word)));
  return found < 0 ? words.length : found;
};

const homeOf = (
  client: AdoptionClient,
  program: string,
  own: readonly string[],
  before: readonly string[],
): string | undefined => {
  const named = optionIn(own, homeOptions[client] ?? []);
  const moved = before[before.lastIndexOf('cd') + 1];
  const base = before.includes('cd') ? moved : undefined;
  const absolute = (path: string): string => (path.startsWith('/') || base === undefined ? path : `${base}/${path}`);
  if (client === 'dehydrated') return named === undefined ? undefined : absolute(named).replace(/\/[^/]*$/, '');
  if (named !== undefined) return absolute(named);
  // Its files lie beside it, as it installs itself.
  if (client === 'acme.sh' && program.includes('/')) return program.replace(/\/[^/]*$/, '');
  return client === 'lego' && base !== undefined ? `${base}/.lego` : undefined;
};

/** Of the first of these options; `--option value` and `--option=value`. */
export const optionIn = (words: readonly string[], options: readonly string[]): string | undefined =>
  optionsIn(words, options)[0];

export const optionsIn = (words: readonly string[], options: readonly string[]): readonly string[] =>
  words.flatMap((word, index) => {
    const [name = '', ...rest] = word.split('=');
    if (!options.includes(name)) return [];
    const value = rest.length > 0 ? rest.join('=') : words[index + 1];
    return value === undefined ? [] : [value];
  });

const envOf = (words: readonly string[], at: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    words.slice(0, at).flatMap((word) => {
      const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word) ?? [];
      return name === undefined ? [] : [[name, value ?? '']];
    }),
  );

/** As a shell would take them apart, without carrying anything out. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/&&|\|\||[;|&]|(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\;|&])+/g)].map(([word]) =>
    word.replace(
      /"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g,
      (_, double?: string, single?: string, escaped?: string) =>
        double?.replace(/\\(["\\$`])/g, '$1') ?? single ?? escaped ?? '',
    ),
  );
