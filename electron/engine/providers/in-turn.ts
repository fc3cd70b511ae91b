/** Work on one thing, one after the other, in this process: for APIs that replace a whole set at once. */

const queues = new Map<string, Promise<unknown>>();

/** Runs `work` when everything asked for earlier under `key` has ended, however it ended. */
export const inTurn = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
  const before = queues.get(key) ?? Promise.resolve();
  const own = before.then(work, work);
  const settled = own.then(
    () => undefined,
    () => undefined,
  );
  queues.set(key, settled);
  try {
    return await own;
  } finally {
    if (queues.get(key) === settled) queues.delete(key);
  }
};
