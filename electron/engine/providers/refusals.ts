/** What an answer of a provider's API means, by the rules of its descriptor. No network, no clock. */
import type { ErrorRule, ProviderCause, Refusal } from '../../../shared/domain/providers.ts';
import type { HttpAnswer } from './http-call.ts';

/** One error as the service tells it. `code` may be empty. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
}

export interface Verdict {
  readonly refusal: Refusal;
  readonly cause?: ProviderCause;
}

/** `undefined` for a success. A page for people is never the word of an API, unless a rule says what it means. */
export const judgeAnswer = (
  answer: HttpAnswer,
  errors: readonly ApiError[],
  rules: readonly ErrorRule[],
): Verdict | undefined => {
  const success = answer.status >= 200 && answer.status < 300;
  if (success && errors.length === 0) return undefined;
  const rule = rules.find((one) => fits(one, answer, errors));
  const refusal = rule?.refusal ?? (success ? 'refused' : refusalOfStatus(answer));
  const cause = rule === undefined ? causes[refusal] : causeOfRule(rule);
  return { refusal, ...(cause === undefined ? {} : { cause }) };
};

export const isPage = ({ contentType, text }: HttpAnswer): boolean =>
  /^text\/html\b/i.test(contentType) || /^\s*<(?:!doctype html|html)\b/i.test(text);

/** What a rule comes to, wherever it was met. */
export const causeOfRule = ({ cause, refusal }: ErrorRule): ProviderCause | undefined => cause ?? causes[refusal];

const fits = (rule: ErrorRule, answer: HttpAnswer, errors: readonly ApiError[]): boolean => {
  if (rule.status !== undefined && rule.status !== answer.status) return false;
  if (rule.code === undefined && rule.text === undefined) return rule.status !== undefined;
  const told = errors.length > 0 ? errors : [{ code: '', message: answer.text }];
  return told.some(({ code, message }) => fitsCode(rule.code, code) && fitsText(rule.text, message));
};

const fitsCode = (wanted: string | undefined, code: string): boolean => {
  if (wanted === undefined) return true;
  return wanted.endsWith('*') ? code.startsWith(wanted.slice(0, -1)) : code === wanted;
};

const fitsText = (wanted: string | undefined, message: string): boolean =>
  wanted === undefined || new RegExp(wanted, 'i').test(message);

const refusalOfStatus = (answer: HttpAnswer): Refusal => {
  switch (answer.status) {
    case 401:
      return 'wrong-credentials';
    case 403:
      return 'no-permission';
    case 404:
      // A proxy's page says no more than that the address is not the API's.
      return isPage(answer) ? 'bad-answer' : 'zone-not-found';
    case 429:
      return 'rate-limited';
    case 400:
    case 409:
    case 422:
      return 'refused';
    default:
      return 'bad-answer';
  }
};

/** What a refusal comes to unless a rule knows better. */
const causes: Readonly<Partial<Record<Refusal, ProviderCause>>> = {
  'wrong-credentials': 'provider-credentials-invalid',
  'signed-out': 'provider-credentials-invalid',
  'no-permission': 'provider-permission-missing',
  'zone-not-found': 'provider-zone-not-found',
  'rate-limited': 'provider-rate-limited',
  'clock-skew': 'clock-skew',
  'already-there': 'provider-record-conflict',
  'bad-answer': 'provider-endpoint-unreachable',
};
