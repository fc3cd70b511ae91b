/** README.txt: what is in the report, what was taken out, and what never is in one. */
import type { Language } from '../../../shared/domain/app.ts';
import type { BundleFile } from '../../../shared/domain/diagnosis.ts';
import { sentence, type Values } from '../../../shared/i18n/index.ts';
import { type TakenKind, takenKinds } from './redact.ts';
import { sizeOf } from './size.ts';

export interface ReadmeFacts {
  readonly language: Language;
  readonly files: readonly BundleFile[];
  readonly leftOut: readonly string[];
  readonly taken: ReadonlyMap<TakenKind, number>;
  /** What only the last look found. */
  readonly late: number;
  readonly namesHidden: boolean;
  /** Stored secrets could be read and were looked for. */
  readonly compared: boolean;
  readonly madeAt: string;
}

export const readme = (facts: ReadmeFacts): string => {
  const { language, files, leftOut, taken, late } = facts;
  const say = (key: Parameters<typeof sentence>[1], values: Values = {}): string => sentence(language, key, values);
  const lines = [
    say('bundle.readme.title', { date: facts.madeAt.slice(0, 10) }),
    '',
    say('bundle.readme.inside'),
    ...files.map((file) =>
      say('bundle.readme.file', { name: file.name, what: whatIs(file.name, say), bytes: sizeOf(file.text) }),
    ),
    ...(leftOut.length === 0 ? [] : [say('bundle.readme.left-out', { files: leftOut.join(', ') })]),
    '',
    say('bundle.readme.taken'),
    ...takenKinds.flatMap((kind) => {
      const count = taken.get(kind) ?? 0;
      return count === 0 ? [] : [say('bundle.readme.count', { what: say(`bundle.taken.${kind}`), count })];
    }),
    say('bundle.readme.late', { count: late }),
    say(facts.compared ? 'bundle.readme.compared' : 'bundle.readme.not-compared'),
    '',
    say('bundle.readme.how'),
    say('bundle.readme.addresses'),
    say('bundle.readme.accounts'),
    say(facts.namesHidden ? 'bundle.readme.names-hidden' : 'bundle.readme.names-kept'),
    '',
    say('bundle.readme.never'),
    '',
  ];
  return lines.join('\n');
};

const known = ['about', 'causes', 'preflight', 'policy', 'authorities', 'credentials', 'dns', 'log', 'text'] as const;

const whatIs = (name: string, say: (key: Parameters<typeof sentence>[1]) => string): string => {
  const kind = known.find((one) => name.startsWith(`${one}.`));
  return say(kind === undefined ? 'bundle.file.run' : `bundle.file.${kind}`);
};
