import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'roots.list' | 'roots.add' | 'roots.remove';

export const rootHandlers = ({ real }: Pick<Services, 'real'>): Pick<Handlers, Names> => ({
  'roots.list': async () => ({ roots: [...real.trustedRoots.list()] }),
  'roots.add': async ({ pem }) => ({ roots: [...real.trustedRoots.add(pem)] }),
  'roots.remove': async ({ id }) => ({ roots: [...real.trustedRoots.remove(id)] }),
});
