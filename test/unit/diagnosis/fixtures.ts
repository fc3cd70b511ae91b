/** Texts with the cause that each has, and how well they are recognised. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isKept } from '../../../build/scripts/learned-texts.ts';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';

const folder = join(import.meta.dirname, '../../fixtures/failures');
const caseSchema = z.object({ id: z.string(), cause: z.string(), text: z.string(), half: z.enum(['tuning', 'kept']) });
const unseenSchema = z.object({
  id: z.string(),
  cause: z.string(),
  kind: z.enum(['message', 'complaint']),
  text: z.string(),
});
const factSchema = z.object({ text: z.string(), facts: z.record(z.string(), z.string()), cause: z.string() });
const publishedSchema = z.object({ id: z.string(), cause: z.string(), verbatim: z.string() });

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const ownCases = (name: 'answers' | 'variants' | 'complaints') =>
  z.object({ cases: z.array(caseSchema) }).parse(read(join(folder, `${name}.json`))).cases;
const unseen = () => z.object({ cases: z.array(unseenSchema) }).parse(read(join(folder, 'unseen.json'))).cases;
/** Each batch was measured before it was read (see README.md beside them). */
export const unseenCases = (kind: 'message' | 'complaint') => unseen().filter((one) => one.kind === kind);
/** Those of them that no words were learned from. */
export const keptCases = () => unseen().filter(isKept);
export const factCases = () => z.object({ cases: z.array(factSchema) }).parse(read(join(folder, 'facts.json'))).cases;
export const innocents = (name: 'innocents' | 'unseen-innocents') =>
  z
    .object({ texts: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string() })) })
    .parse(read(join(folder, `${name}.json`))).texts;
/** Short quotations from public threads, each with its `source`. */
export const publishedCases = () =>
  z
    .array(publishedSchema)
    .parse(read(join(folder, 'published.json')))
    .map(({ id, cause, verbatim }) => ({ id, cause, text: verbatim }));

/** A message as tools print it in the middle of their own lines. */
export const logsOfTools: Readonly<Record<string, (message: string) => string>> = {
  caddy: (message) =>
    JSON.stringify({
      level: 'error',
      logger: 'tls.obtain',
      msg: 'will retry',
      error: `[www.example.net] Obtain: ${message} (ca=https://acme-v02.api.letsencrypt.org/directory)`,
      attempt: 2,
    }),
  'acme.sh': (message) =>
    [
      'Using CA: https://acme-v02.api.letsencrypt.org/directory',
      "Single domain='www.example.net'",
      message,
      "Please add '--debug' or '--log' to see more information.",
    ]
      .map((line) => `[Mon Jan  5 00:12:33 CST 2026] ${line}`)
      .join('\n'),
  lego: (message) =>
    [
      '2026/01/05 00:12:32 [INFO] [www.example.net] acme: Obtaining bundled SAN certificate',
      '2026/01/05 00:12:33 Could not obtain certificates:',
      `\terror: one or more domains had a problem:\n[www.example.net] ${message}`,
    ].join('\n'),
};

export interface Score {
  readonly first: number;
  readonly three: number;
  readonly confidentAndWrong: number;
}

export const scoreOf = (cases: readonly { readonly cause: string; readonly text: string }[]): Score => {
  const results = cases.map(({ cause, text }) => {
    const found = diagnose({ text });
    const place = found.findIndex((one) => one.cause === cause);
    const three = place >= 0 && place < 3;
    return { first: place === 0, three, wrong: !three && (found[0]?.confidence ?? 0) >= 0.7 };
  });
  const share = (key: 'first' | 'three' | 'wrong') => results.filter((one) => one[key]).length / results.length;
  return { first: share('first'), three: share('three'), confidentAndWrong: share('wrong') };
};
