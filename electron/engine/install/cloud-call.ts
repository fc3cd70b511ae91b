/** One signed call to the API of a cloud, its JSON read, its own words for a refusal kept. */
import type { z } from 'zod';
import type { CertwrightError } from '../../../shared/errors/problem.ts';
import type { Outgoing } from '../providers/http-call.ts';
import { callTarget, isFine, refusalOf, type TargetAnswer } from './http-target.ts';

interface CloudCall {
  /** Signed and dated. */
  readonly request: Outgoing;
  readonly signal: AbortSignal;
  /** What the answer says is wrong, also with status 200; `undefined` for a success. */
  refusal(answer: TargetAnswer, json: unknown): CertwrightError | undefined;
}

/** `install.*`. */
export const cloudCall = async <T>(schema: z.ZodType<T>, { request, signal, refusal }: CloudCall): Promise<T> => {
  const { method, url, headers, body } = request;
  const answer = await callTarget({ method, url, headers, signal, ...(body === '' ? {} : { body }) });
  const json = jsonOf(answer);
  const refused = refusal(answer, json);
  if (refused !== undefined) throw refused;
  const read = schema.safeParse(json);
  if (isFine(answer) && read.success) return read.data;
  throw refusalOf(answer);
};

const jsonOf = ({ text }: TargetAnswer): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A name for people, the same for the same certificate: a second upload of it is recognised by it. */
export const uploadName = (material: { readonly name: string; readonly fingerprintSha256: string }): string => {
  const mark = material.fingerprintSha256.replaceAll(':', '').slice(0, 12).toLowerCase();
  return `${material.name.replace(/^\*\./, 'wildcard.').slice(0, 48)}-${mark}`;
};
