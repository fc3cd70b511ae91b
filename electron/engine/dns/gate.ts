/** Lets so many through at a time; the others wait in order. */
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export const openGate = (width: number): Gate => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    run: async (work) => {
      if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
};
