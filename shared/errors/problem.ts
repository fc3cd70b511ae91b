/** A failure as it travels: over IPC, into the database, onto the terminal. */
import { z } from 'zod';
import {
  type AcmeProblemType,
  acmeProblemTypes,
  type ErrorCode,
  type ErrorDetails,
  errorCodes,
  failureClasses,
} from './codes.ts';

export type Problem = {
  readonly [C in ErrorCode]: {
    readonly code: C;
    readonly details: ErrorDetails<C>;
    readonly retryable: boolean;
    /** ISO 8601; set when the other side said when to come back (RFC 8555 §6.6, RFC 9110 §10.2.3). */
    readonly retryAt?: string;
  };
}[ErrorCode];

export const problemSchema: z.ZodType<Problem> = z
  .object({
    code: z.string().refine((code): code is ErrorCode => Object.hasOwn(errorCodes, code)),
    details: z.record(z.string(), z.unknown()),
    retryable: z.boolean(),
    retryAt: z.string().optional(),
  })
  .transform((value, context) => {
    const parsed = errorCodes[value.code as ErrorCode].details.safeParse(value.details);
    if (parsed.success) return { ...value, details: parsed.data } as Problem;
    context.addIssue({ code: 'custom', message: parsed.error.message });
    return z.NEVER;
  });

/** The one error class that is thrown on purpose. Anything else that surfaces is a bug and becomes `internal`. */
export class CertwrightError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.code, options);
    this.name = 'CertwrightError';
    this.problem = problem;
  }
}

export const problem = <C extends ErrorCode>(
  code: C,
  details: ErrorDetails<C>,
  extra: { readonly retryAt?: string; readonly retryable?: boolean } = {},
): Problem =>
  ({
    code,
    details,
    retryable: extra.retryable ?? errorCodes[code].retryable,
    ...(extra.retryAt === undefined ? {} : { retryAt: extra.retryAt }),
  }) as Problem;

/** Shorthand for `throw fail('vault.not-set-up', {})`. */
export const fail = <C extends ErrorCode>(
  code: C,
  details: ErrorDetails<C>,
  extra: { readonly retryAt?: string; readonly retryable?: boolean; readonly cause?: unknown } = {},
): CertwrightError => new CertwrightError(problem(code, details, extra), { cause: extra.cause });

/** Whatever was thrown, as a problem. An unforeseen error keeps its message only: stacks belong in the log. */
export const toProblem = (thrown: unknown): Problem => {
  if (thrown instanceof CertwrightError) return thrown.problem;
  return problem('internal', { message: thrown instanceof Error ? thrown.message : String(thrown) });
};

/** A problem document of the authority (RFC 8555 §6.7), as opposed to our own findings about its answers. */
export type AcmeProblem = Extract<Problem, { code: `acme.${AcmeProblemType | 'other'}` }>;
const acmeCodes: ReadonlySet<string> = new Set(['acme.other', ...acmeProblemTypes.map((type) => `acme.${type}`)]);
export const isAcmeProblem = (failure: Problem): failure is AcmeProblem => acmeCodes.has(failure.code);

export const failureExit = (failureClass: keyof typeof failureClasses): number => failureClasses[failureClass];
export const exitCodeOf = (failure: Problem): number => failureExit(errorCodes[failure.code].failureClass);

export const assertNever = (value: never): never => {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
};
