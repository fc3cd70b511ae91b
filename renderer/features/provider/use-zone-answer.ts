/** An answer of the host about the zone of a name, asked once for each name. A failure only leaves it untold. */
import { useEffect, useState } from 'react';
import { resolversIn } from './resolvers.ts';

/** `ask` is the same function at every call. `undefined` until there is an answer for exactly this name and these servers. */
export const useZoneAnswer = <T>(
  name: string | undefined,
  resolvers: string,
  ask: (input: { name: string; resolvers: string[] }) => Promise<T>,
): T | undefined => {
  const [found, setFound] = useState<{ readonly of: string; readonly answer: T }>();
  const asked = `${name} ${resolvers}`;
  useEffect(() => {
    if (name === undefined) return undefined;
    let left = false;
    const timer = window.setTimeout(() => {
      ask({ name, resolvers: resolversIn(resolvers).addresses }).then(
        (answer) => {
          if (!left) setFound({ of: asked, answer });
        },
        () => undefined,
      );
    }, settled);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [name, resolvers, asked, ask]);
  return found?.of === asked ? found.answer : undefined;
};

/** Milliseconds: typing an address letter by letter asks once, at the end. */
const settled = 300;
