/**
 * What was handed over, as a failure: our own JSON (a problem, a run, an answer of the command line), a text with
 * results of probes, or any other text. JSON that is none of these is text like any other.
 */
import { z } from 'zod';
import { isProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import { runRecordSchema } from '../../../shared/domain/runs.ts';
import { type Problem, problemSchema } from '../../../shared/errors/problem.ts';
import type { Failure } from './diagnose.ts';
import { keyWorkedFor, type RecordState } from './proven-key.ts';

/** Longer JSON is a log, not a document of ours. */
const longestDocument = 1_000_000;
const looksLikeJson = /^\s{0,100}[{[]/;

const documentSchema = z.object({
  text: z.string().optional(),
  facts: z.record(z.string(), z.string()).optional(),
  error: z.unknown().optional(),
  problem: z.unknown().optional(),
  problems: z.array(z.unknown()).optional(),
  warnings: z.array(z.unknown()).optional(),
  run: z.unknown().optional(),
  /** Of a run. */
  records: z
    .array(runRecordSchema.pick({ challenge: true, state: true }))
    .optional()
    .catch(undefined),
});

export const failureIn = (text: string): Failure => {
  if (text.length > longestDocument || !looksLikeJson.test(text)) return { text };
  const value = parsed(text);
  const document = documentSchema.safeParse(value);
  if (!document.success) return { text };
  const problems = problemsIn(value, 0);
  const { facts = {} } = document.data;
  const known = Object.fromEntries(Object.entries(facts).filter(([probe]) => isProbeId(probe)));
  const own = problems.length > 0 || document.data.facts !== undefined || onlyText(value);
  if (!own) return { text };
  return { text: document.data.text ?? '', problems, facts: known, keyWorked: keyWorkedFor(recordsIn(document.data)) };
};

const onlyText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'text';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Of a run that stands by itself or inside an answer. */
const recordsIn = ({ records, run }: z.infer<typeof documentSchema>): readonly RecordState[] => {
  const inside = documentSchema.safeParse(run);
  return records ?? (inside.success ? inside.data.records : undefined) ?? [];
};

/** Problems of ours, as they stand by themselves or inside a run or an answer. */
const problemsIn = (value: unknown, depth: number): readonly Problem[] => {
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  const own = 'code' in value ? problemSchema.safeParse(withDefaults(value)) : undefined;
  if (own?.success === true) return [own.data];
  const inside = documentSchema.safeParse(value);
  if (!inside.success) return [];
  const { error, problem, problems = [], warnings = [], run } = inside.data;
  return [error, problem, run, ...problems, ...warnings].flatMap((one) => problemsIn(one, depth + 1));
};

/** A report may leave out whether it is worth another try. */
const withDefaults = (value: object): object => ({ retryable: false, ...value });
