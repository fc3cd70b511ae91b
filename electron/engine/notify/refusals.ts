/** What refusals of several services have in common. */
import { z } from 'zod';
import type { HttpAnswer } from '../providers/http-call.ts';
import { excerpt } from '../providers/http-call.ts';
import type { Refusal } from './channel.ts';

export const jsonOf = <T>(answer: HttpAnswer, schema: z.ZodType<T>): T | undefined => {
  try {
    const parsed = schema.safeParse(JSON.parse(answer.text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};

/** By the status alone (RFC 9110 §15). */
export const byStatus = ({ status, text, retryAt }: HttpAnswer): Refusal | undefined => {
  if (status >= 200 && status < 300) return undefined;
  const detail = `${status} ${excerpt(text)}`.trim();
  if (status === 401 || status === 403) return { kind: 'wrong-credentials', detail };
  if (status === 429) return { kind: 'rate-limited', detail, retryAt };
  return { kind: 'rejected', detail };
};

const numbered = z.object({
  errcode: z.number().optional(),
  code: z.number().optional(),
  errmsg: z.string().optional(),
  msg: z.string().optional(),
  message: z.string().optional(),
});

/** By a number in a JSON answer that is 0 for success, whatever the status; `kinds` says what single numbers mean. */
export const byNumber =
  (kinds: Readonly<Record<number, Refusal['kind']>>, success = 0) =>
  (answer: HttpAnswer): Refusal | undefined => {
    const told = jsonOf(answer, numbered);
    const number = told?.errcode ?? told?.code;
    if (told === undefined || number === undefined) {
      // Another page that answers 200 is not the service.
      return byStatus(answer) ?? { kind: 'rejected', detail: `${answer.status} ${excerpt(answer.text)}` };
    }
    if (number === success) return undefined;
    const detail = `${number} ${told.errmsg ?? told.msg ?? told.message ?? ''}`.trim();
    return { kind: kinds[number] ?? 'rejected', detail, retryAt: answer.retryAt };
  };
