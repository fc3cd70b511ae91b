/** Who serves the zone of a name, told by its name servers. Asked once for each name; a failure only leaves it untold. */
import { useEffect, useState } from 'react';
import type { ProviderMatch } from '../../../shared/domain/providers.ts';
import { call } from '../../ipc/client.ts';
import { resolversIn } from './resolvers.ts';

export interface Recognised {
  readonly nameServers: readonly string[];
  readonly matches: readonly ProviderMatch[];
}

export const useRecognised = (name: string | undefined, resolvers: string): Recognised | undefined => {
  const [found, setFound] = useState<{ readonly of: string; readonly recognised: Recognised }>();
  const asked = `${name} ${resolvers}`;
  useEffect(() => {
    if (name === undefined) return undefined;
    let left = false;
    // Typing an address letter by letter asks once, at the end.
    const timer = window.setTimeout(() => {
      call('zone.find', { name, resolvers: resolversIn(resolvers).addresses }).then(
        ({ nameServers, providers }) => {
          if (!left) setFound({ of: asked, recognised: { nameServers, matches: providers } });
        },
        () => undefined,
      );
    }, settled);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [name, resolvers, asked]);
  return found?.of === asked ? found.recognised : undefined;
};

const settled = 300;
