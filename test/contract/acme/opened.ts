/** Sessions for tests: a cache in memory, and a clock that writes down what would have been slept and sleeps nothing. */
import { createAccountKey } from '../../../electron/engine/acme/account-key.ts';
import { openAcmeSession } from '../../../electron/engine/acme/open-session.ts';
import type { AcmeSession, Directory, DirectoryCache, SessionOptions } from '../../../electron/engine/acme/session.ts';
import { inLanes } from '../../../electron/engine/issuance/lanes.ts';
import type { Clock } from '../../../electron/engine/ports/index.ts';
import { CertwrightError, type Problem } from '../../../shared/errors/problem.ts';

export interface RecordingClock extends Clock {
  readonly slept: readonly number[];
}
export const recordingClock = (now = () => new Date()): RecordingClock => {
  const slept: number[] = [];
  return {
    slept,
    now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
    },
  };
};

export const memoryCache = (entry?: { readonly directory: Directory; readonly fetchedAt: Date }) => {
  const entries = { last: entry };
  const cache: DirectoryCache = {
    read: async () => entries.last,
    write: async (_url, directory, fetchedAt) => {
      entries.last = { directory, fetchedAt };
    },
  };
  return { cache, entries };
};

export interface Opened {
  readonly session: AcmeSession;
  readonly clock: RecordingClock;
  readonly key: string;
  readonly controller: AbortController;
}

export const open = async (
  server: { readonly directoryUrl: string; readonly rootPem?: string },
  overrides: Partial<SessionOptions> = {},
): Promise<Opened> => {
  const clock = recordingClock();
  const key = overrides.accountKeyPem ?? (await createAccountKey());
  const controller = new AbortController();
  const session = openAcmeSession({
    directoryUrl: server.directoryUrl,
    ...(server.rootPem === undefined ? {} : { rootPem: server.rootPem }),
    userAgent: 'certwright-test/1 (loopback)',
    accountKeyPem: key,
    account: { kind: 'fresh' },
    contact: ['someone@example.org'],
    termsAgreed: true,
    cache: memoryCache().cache,
    clock,
    signal: controller.signal,
    requestTimeout: 5000,
    ...overrides,
  });
  return { session, clock, key, controller };
};

/** The problem a promise ends in; anything but a CertwrightError fails the test. */
export const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  const thrown = await work.then(
    (value) => new Error(`ended well: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (thrown instanceof CertwrightError) return thrown.problem;
  throw thrown;
};

export const oneName = { identifiers: [{ type: 'dns', value: 'nas.example.org' }] } as const;

/** The whole flow as issuance drives it when the CA is done at once: all are read, then all are answered. */
export const issue = async (session: AcmeSession, names: readonly string[] = ['nas.example.org'], lanes = 1) => {
  const order = await session.createOrder({ identifiers: names.map((value) => ({ type: 'dns', value })) });
  const challenges: string[] = [];
  await inLanes(order.authorizations, lanes, async (url, index) => {
    challenges[index] = (await session.authorization(url)).challenges[0]?.url ?? '';
  });
  await inLanes(challenges, lanes, (url) => session.answer(url));
  const finalized = await session.finalize(order, Uint8Array.of(0x30, 0x00));
  const chain = await session.download(finalized.certificate ?? '');
  return { order, finalized, chain };
};
