/** One session's line to its CA: the directory, acme-client, and calls that end in a CertwrightError or in an answer. */
import type { Client, ClientOptions } from 'acme-client';
import { CertwrightError, fail, toProblem } from '../../../shared/errors/problem.ts';
import { loadDirectory } from './directory.ts';
import { excerptOf, peerOf } from './peer.ts';
import { type Repetition, withRetry } from './retry.ts';
import type { Directory, DirectoryCache } from './session.ts';
import { type AnswerFacts, type CallContext, inContext, type Line, loadAcmeLibrary } from './transport.ts';

const defaultLimitBytes = 1024 * 1024;

export interface Answered<T> {
  readonly value: T;
  /** Of the last answer of the call. */
  readonly facts: AnswerFacts;
}

export class Connection {
  readonly #line: Line;
  readonly #cache: DirectoryCache;
  #directory: Promise<Directory> | undefined;

  constructor(line: Line, cache: DirectoryCache) {
    this.#line = line;
    this.#cache = cache;
  }

  /** Loaded once per session; a failure is not remembered. */
  directory(): Promise<Directory> {
    this.#directory ??= loadDirectory(this.#line, this.#cache).catch((thrown: unknown) => {
      this.#directory = undefined;
      throw typed(thrown);
    });
    return this.#directory;
  }

  async client(options: Omit<ClientOptions, 'directoryUrl'>): Promise<Client> {
    const { Client: AcmeClient } = await loadAcmeLibrary();
    return new AcmeClient({ ...options, directoryUrl: this.#line.directoryUrl });
  }

  /** Does the work, again if `repetition` and the failure allow it. Each attempt signs anew, with a nonce of its own. */
  async call<T>(
    work: () => Promise<T>,
    repetition: Repetition,
    limitBytes: number = defaultLimitBytes,
  ): Promise<Answered<T>> {
    const directory = await this.directory();
    const attempt = () => answered({ ...this.#line, directory, limitBytes, received: {} }, work);
    return withRetry(attempt, { repetition, clock: this.#line.clock, signal: this.#line.signal });
  }
}

const answered = async <T>(context: CallContext, work: () => Promise<T>): Promise<Answered<T>> => {
  try {
    const value = await inContext(context, work);
    const { facts } = context.received;
    if (facts === undefined) throw new Error('a call without an answer');
    return { value, facts };
  } catch (thrown) {
    throw explained(thrown, context);
  }
};

/** The library throws plain errors for answers it did not expect; what was received says more. */
const explained = (thrown: unknown, { received }: CallContext): CertwrightError => {
  if (thrown instanceof CertwrightError) return thrown;
  if (received.badNonce !== undefined) return new CertwrightError(received.badNonce, { cause: thrown });
  if (received.facts === undefined) return typed(thrown);
  const { url, status } = received.facts;
  // The message may quote the whole body.
  const reason = excerptOf(thrown instanceof Error ? thrown.message : String(thrown));
  return fail('acme.bad-answer', { ...peerOf(url), status, reason }, { cause: thrown });
};

/** Whatever was thrown, as the one error class that leaves this folder. */
export const typed = (thrown: unknown): CertwrightError =>
  thrown instanceof CertwrightError ? thrown : new CertwrightError(toProblem(thrown), { cause: thrown });
