/**
 * Runs `work` over all items with at most `width` at a time. The first failure stops new ones from starting and is
 * thrown when those under way have ended, so nothing goes on behind the caller's back.
 */
export const inLanes = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> => {
  let next = 0;
  let failed = false;
  let failure: unknown;
  const lane = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const index = next++;
      try {
        await work(items[index] as T, index);
      } catch (thrown) {
        if (!failed) failure = thrown;
        failed = true;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  if (failed) throw failure;
};
