/** Anti-replay nonces we were given and have not used (RFC 8555 §6.5), newest first: it is the least likely to be stale. */
export class NoncePool {
  readonly #pools = new Map<string, string[]>();
  readonly #coming = new Map<string, Promise<string | undefined>[]>();
  readonly #capacity: number;

  constructor(capacity = 64) {
    this.#capacity = capacity;
  }

  /** `server` is the newNonce URL: nonces of one server are of no use to another. */
  put(server: string, nonce: string): void {
    const pool = this.#pools.get(server) ?? [];
    pool.push(nonce);
    if (pool.length > this.#capacity) pool.shift();
    this.#pools.set(server, pool);
  }

  /** One that has been asked for ahead of need; it must not reject. Whoever needs it first waits for it. */
  expect(server: string, coming: Promise<string | undefined>): void {
    const queue = this.#coming.get(server) ?? [];
    queue.push(coming);
    this.#coming.set(server, queue);
    void coming.then((nonce) => {
      const place = queue.indexOf(coming);
      if (place < 0) return;
      queue.splice(place, 1);
      if (nonce !== undefined) this.put(server, nonce);
    });
  }

  /** How many are there or on their way. */
  stock(server: string): number {
    return (this.#pools.get(server)?.length ?? 0) + (this.#coming.get(server)?.length ?? 0);
  }

  /** Gives a nonce out once and forgets it. */
  take(server: string): string | Promise<string | undefined> | undefined {
    return this.#pools.get(server)?.pop() ?? this.#coming.get(server)?.shift();
  }
}

/** RFC 8555 §6.5.1: a nonce that is not base64url is to be ignored. */
export const readNonce = (header: string | undefined): string | undefined =>
  header !== undefined && /^[A-Za-z0-9_-]+$/.test(header) ? header : undefined;
