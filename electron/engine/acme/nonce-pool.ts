/** Anti-replay nonces we were given and have not used (RFC 8555 §6.5), newest first: it is the least likely to be stale. */
export class NoncePool {
  readonly #pools = new Map<string, string[]>();
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

  /** Gives a nonce out once and forgets it. */
  take(server: string): string | undefined {
    return this.#pools.get(server)?.pop();
  }
}

/** RFC 8555 §6.5.1: a nonce that is not base64url is to be ignored. */
export const readNonce = (header: string | undefined): string | undefined =>
  header !== undefined && /^[A-Za-z0-9_-]+$/.test(header) ? header : undefined;
