/** One session's line to its CA: the directory, acme-client, and calls that end in a CertwrightError or in an answer. */
import type { Client, ClientOptions } from 'acme-client';
import { CertwrightError, fail, toProblem } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';
import { getFollowing, loadDirectory } from './directory.ts';
import type { HttpsAnswer } from './https-client.ts';
import { excerptOf, peerOf } from './peer.ts';
import { type Repetition, withRetry } from './retry.ts';
import type { Directory, DirectoryCache } from './session.ts';
import { type AnswerFacts, type CallContext, inContext, type Line, loadAcmeLibrary, stockNonces } from './transport.ts';

const defaultLimitBytes = 1024 * 1024;

export interface Answered<T> {
  readonly value: T;
  /** Of the last answer of the call. */
  readonly facts: AnswerFacts;
}

export class Connection {
  readonly #line: Line;
  readonly #cache: DirectoryCache;
  readonly #lanes: number;
  #directory: Promise<Directory> | undefined;
  #stocked = false;

  /** `lanes` is how many requests the session will have under way at a time. */
  constructor(line: Line, cache: DirectoryCache, lanes = 1) {
    this.#line = line;
    this.#cache = cache;
    this.#lanes = lanes;
  }

  /** The authority as `account.*` problems name it. */
  get authority(): string {
    return peerOf(this.#line.directoryUrl).host;
  }

  get clock(): Clock {
    return this.#line.clock;
  }

  /** Loaded once per session; a failure is not remembered. `anew` passes the cache by. */
  directory(anew = false): Promise<Directory> {
    if (anew) this.#directory = undefined;
    this.#directory ??= loadDirectory(this.#line, this.#cache, anew).catch((thrown: unknown) => {
      this.#directory = undefined;
      throw typed(thrown);
    });
    return this.#directory;
  }

  /** The URL of a resource that not every directory has; `directory.wrong-json` when this one has not. */
  async resource(name: 'revokeCert' | 'keyChange'): Promise<string> {
    const url = (await this.directory())[name];
    if (url === undefined) throw fail('directory.wrong-json', { ...peerOf(this.#line.directoryUrl), missing: [name] });
    return url;
  }

  /** Begins to load the library, which takes a tenth of a second; a failure shows where it is used. */
  prepare(): void {
    loadAcmeLibrary().catch(() => undefined);
  }

  async client(options: Omit<ClientOptions, 'directoryUrl'>): Promise<Client> {
    const [{ Client: AcmeClient }] = await Promise.all([loadAcmeLibrary(), this.directory()]);
    return new AcmeClient({ ...options, directoryUrl: this.#line.directoryUrl });
  }

  /** Does the work, again if `repetition` and the failure allow it. Each attempt signs anew, with a nonce of its own. */
  async call<T>(
    work: () => Promise<T>,
    repetition: Repetition,
    limitBytes: number = defaultLimitBytes,
  ): Promise<Answered<T>> {
    const directory = await this.directory();
    if (this.#lanes > 1 && !this.#stocked) stockNonces(this.#line, directory, this.#lanes);
    this.#stocked = true;
    const attempt = () => answered({ ...this.#line, directory, limitBytes, received: {} }, work);
    return withRetry(attempt, { repetition, clock: this.#line.clock, signal: this.#line.signal });
  }

  /** A resource that is read without an account (RFC 9773 §4.1). `read` throws for an answer that is none. */
  async get<T>(url: string, read: (answer: HttpsAnswer, url: string) => T): Promise<T> {
    const attempt = async () => {
      const answered = await getFollowing(this.#line, url);
      return read(answered.answer, answered.url);
    };
    const { clock, signal } = this.#line;
    return withRetry(attempt, { repetition: 'repeatable', clock, signal }).catch((thrown: unknown) => {
      throw typed(thrown);
    });
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
