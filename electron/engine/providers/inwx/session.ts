/** A log-in at INWX: name and password, then a one-time code where the account wants one. A cookie carries it. */
import { z } from 'zod';
import type { Refusal } from '../../../../shared/domain/providers.ts';
import { fail } from '../../../../shared/errors/problem.ts';
import { badAnswer, factsOf, type HttpApi, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { withSession } from '../session.ts';
import { readRpcAnswer, writeRpcCall } from '../xml-rpc.ts';
import { totpCode, totpStep, untilStep } from './totp.ts';

export interface Account {
  readonly api: HttpApi;
  readonly username: string;
  readonly password: string;
  /** Empty where the account has no second factor. */
  readonly sharedSecret: string;
}

interface Call {
  readonly method: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly zone?: string;
  readonly accepts?: readonly Refusal[];
}

/** The value of an answer, or its fault, which is a value too. */
export const readAnswer = (text: string): unknown => {
  const answer = readRpcAnswer(text);
  if (answer === undefined) return undefined;
  return 'fault' in answer ? answer.fault : answer.value;
};

/** What `resData` holds; `undefined` for a refusal that the call accepts. */
export const call = async <T>(
  api: HttpApi,
  schema: z.ZodType<T>,
  asked: Call,
  signal: AbortSignal,
): Promise<T | undefined> => {
  const { answer, refusal } = await ask(api, asked, signal);
  if (refusal !== undefined) return undefined;
  const parsed = z.object({ resData: schema }).safeParse(readAnswer(answer.text));
  if (!parsed.success) throw badAnswer(api, answer);
  return parsed.data.resData;
};

export const inSession = <T>(account: Account, signal: AbortSignal, work: (api: HttpApi) => Promise<T>): Promise<T> =>
  withSession(
    keyOf(account),
    {
      login: (during) => logIn(account, during),
      logout: async (session, during) => {
        await ask(session, { method: 'account.logout', parameters: {} }, during);
      },
    },
    signal,
    work,
  );

const keyOf = ({ api, username }: Account): string => `${api.provider} ${api.base} ${username}`;

/** Answers the whole reply, and the refusal in it if the call accepts that. */
export const ask = async (
  api: HttpApi,
  { method, parameters, zone = '', accepts = [] }: Call,
  signal: AbortSignal,
): Promise<{ readonly answer: HttpAnswer; readonly refusal?: Refusal | undefined }> => {
  const text = { type: 'text/xml; charset=utf-8', content: writeRpcCall(method, [parameters]) };
  const answer = await send(api, { method: 'POST', path: '/', text, zone, accepts }, signal);
  const coded = z.object({ code: z.number() }).safeParse(readAnswer(answer.text));
  if (!coded.success) throw badAnswer(api, answer);
  return { answer, refusal: answer.refusal };
};

const logIn = async (account: Account, signal: AbortSignal): Promise<HttpApi> => {
  const { api, username: user, password: pass } = account;
  const asked = { method: 'account.login', parameters: { lang: 'en', user, pass } };
  const { answer } = await ask(api, asked, signal);
  const cookies = cookiesIn(answer);
  const session = {
    ...api,
    headers: { ...api.headers, cookie: cookies.join('; ') },
    secrets: [...api.secrets, ...cookies.map((cookie) => cookie.slice(cookie.indexOf('=') + 1))],
  };
  const { resData } = loginSchema.parse(readAnswer(answer.text));
  if (resData?.tfa === 'GOOGLE-AUTH') await unlock(account, session, signal);
  return session;
};

const loginSchema = z.object({ resData: z.object({ tfa: z.unknown() }).optional() });

/** Several cookies come joined by commas, which dates hold too. */
const cookiesIn = (answer: HttpAnswer): readonly string[] =>
  (answer.header('set-cookie') ?? '')
    .split(/,(?=\s*[^=;,\s]+=)/)
    .flatMap((cookie) => /^\s*([^=;\s]+=[^;]*)/.exec(cookie)?.[1] ?? []);

/** The last step whose code an account has used: a code counts once. */
const usedSteps = new Map<string, number>();

const unlock = async (account: Account, session: HttpApi, signal: AbortSignal): Promise<void> => {
  const { api, sharedSecret } = account;
  const { clock } = api;
  if (sharedSecret === '')
    throw fail('provider.wrong-credentials', {
      ...factsOf(api),
      detail: 'The account wants a second factor, and no shared secret is given.',
      cause: 'provider-credentials-invalid',
    });
  const used = usedSteps.get(keyOf(account)) ?? 0;
  while (totpStep(clock.now()) <= used) await clock.sleep(untilStep(used + 1, clock.now()), signal);
  const step = totpStep(clock.now());
  usedSteps.set(keyOf(account), step);
  await ask(session, { method: 'account.unlock', parameters: { tan: totpCode(sharedSecret, step) } }, signal);
};
