/** Arguments of the command line, parsed strictly: an unknown option is an error, a secret is never an option. */
import { parseArgs } from 'node:util';
import { fail } from '../../shared/errors/problem.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
}
export type OptionValue = string | boolean | (string | boolean)[] | undefined;

/** Options every command takes. */
export const globalOptions = {
  profile: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  vault: { type: 'string' },
  'passphrase-file': { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const satisfies Record<string, OptionSpec>;

export class Arguments {
  readonly words: readonly string[];
  readonly #values: Readonly<Record<string, OptionValue>>;

  constructor(words: readonly string[], values: Readonly<Record<string, OptionValue>>) {
    this.words = words;
    this.#values = values;
  }
  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }
  texts(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  }
  flag(name: string): boolean {
    return this.#values[name] === true;
  }
  /** A whole number in the range, or `input.usage`. */
  number(name: string, from: number, to: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= from && number <= to))
      throw fail('input.usage', { message: `--${name} takes a whole number from ${from} to ${to}` });
    return number;
  }
  /** One of a closed list, or `input.usage`. */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw fail('input.usage', { message: `--${name} takes one of ${choices.join(', ')}` });
    return found;
  }
}

/** `--value -x` becomes `--value=-x`: challenge values may begin with a dash, and no option of ours has one dash. */
const joinedValues = (argv: readonly string[], options: Readonly<Record<string, OptionSpec>>): readonly string[] => {
  const joined: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    const next = argv[at + 1];
    const takesValue = word.startsWith('--') && options[word.slice(2)]?.type === 'string';
    if (takesValue && next !== undefined && /^-[^-]/.test(next)) {
      joined.push(`${word}=${next}`);
      at += 1;
    } else joined.push(word);
  }
  return joined;
};

export const readArguments = (argv: readonly string[], options: Readonly<Record<string, OptionSpec>>): Arguments => {
  try {
    const known = { ...globalOptions, ...options };
    const { values, positionals } = parseArgs({
      args: [...joinedValues(argv, known)],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    return new Arguments(positionals, values);
  } catch (thrown) {
    // Node's message names the option; what was given to it is not repeated, in case it was a secret.
    const message = thrown instanceof Error ? (thrown.message.split('. ')[0] ?? '') : '';
    throw fail('input.usage', { message });
  }
};
