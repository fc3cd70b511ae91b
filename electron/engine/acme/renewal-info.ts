/** Renewal information (RFC 9773): when the authority would like a certificate to be renewed. */
import { z } from 'zod';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import type { Connection } from './connection.ts';
import type { HttpsAnswer } from './https-client.ts';
import { peerOf } from './peer.ts';
import { problemOfAnswer } from './problem.ts';
import { retryAtOf } from './retry-after.ts';
import type { RenewalInfo } from './session.ts';
import { headerOf, readBody } from './transport.ts';

/** RFC 9773 §4.3.2 names six hours, and bids clients to cap what they are told: a minute to a day. */
const askAgainAfter = { usually: 6 * 3_600_000, least: 60_000, most: 24 * 3_600_000 } as const;

/** `undefined` where the directory has no renewalInfo. Ends in `network.*`, in `acme.*` as the authority says. */
export const readRenewalInfo = async (
  connection: Connection,
  certificateId: string,
): Promise<RenewalInfo | undefined> => {
  const { renewalInfo } = await connection.directory();
  if (renewalInfo === undefined) return undefined;
  const url = `${renewalInfo.replace(/\/$/, '')}/${encodeURIComponent(certificateId)}`;
  return connection.get(url, (answer, from) => readAnswer(answer, from, connection.clock.now()));
};

const readAnswer = (answer: HttpsAnswer, url: string, now: Date): RenewalInfo => {
  const data = readBody(answer);
  const retryAfter = headerOf(answer, 'retry-after');
  if (answer.status >= 400) {
    const { status } = answer;
    throw new CertwrightError(problemOfAnswer({ url, status, retryAfter, link: headerOf(answer, 'link'), data }, now));
  }
  const parsed = renewalSchema.safeParse(data);
  if (answer.status !== 200 || !parsed.success) {
    const reason = answer.status === 200 ? 'no renewal information' : 'redirect';
    throw fail('acme.bad-answer', { ...peerOf(url), status: answer.status, reason });
  }
  const { suggestedWindow, explanationURL } = parsed.data;
  return {
    ...suggestedWindow,
    ...(explanationURL === undefined ? {} : { explanationUrl: explanationURL }),
    askAgainAt: new Date(now.getTime() + pauseOf(retryAtOf(retryAfter, now), now)).toISOString(),
  };
};

const pauseOf = (retryAt: string | undefined, now: Date): number => {
  const { usually, least, most } = askAgainAfter;
  if (retryAt === undefined) return usually;
  return Math.min(Math.max(Date.parse(retryAt) - now.getTime(), least), most);
};

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const renewalSchema = z.object({
  // RFC 9773 §4.2: a window that does not end after its start is to be taken as no answer.
  suggestedWindow: z.object({ start: moment, end: moment }).refine(({ start, end }) => start < end),
  explanationURL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});
