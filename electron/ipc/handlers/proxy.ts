import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'proxy.state' | 'proxy.save' | 'proxy.test';

export const proxyHandlers = ({ real }: Pick<Services, 'real'>): Pick<Handlers, Names> => ({
  'proxy.state': async () => real.proxy.state(),
  'proxy.save': async (input) => real.proxy.save(input),
  'proxy.test': async (input) => real.proxy.test(input),
});
