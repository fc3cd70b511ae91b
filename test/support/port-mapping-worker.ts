/** A machine that asks its router: `port-mapping-worker.ts <address> <action> <JSON>`, prints JSON. */
import { type Mapper, mappingSchema } from '../../electron/engine/port-mapping/mapping.ts';
import { closeMapping, findMapper, openMapping } from '../../electron/engine/port-mapping/port-mapping.ts';
import { routerMapper } from '../../electron/engine/port-mapping/router-mapper.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { places } from './home-router.ts';

const [, , address = '', action = '', given = 'null'] = process.argv;
const signal = AbortSignal.timeout(30_000);
const gateway = places.router;

interface Wanted {
  readonly protocol: Mapper['protocol'];
  readonly outerPort: number;
  readonly innerPort: number;
  readonly seconds: number;
}

const actions: Readonly<Record<string, (wanted: Wanted) => Promise<unknown>>> = {
  find: () => findMapper({ gateway, address, signal }),
  open: ({ protocol, ...ports }) => openMapping({ mapper: { protocol, router: gateway }, address, signal, ...ports }),
  openAny: (wanted) => routerMapper.open({ ...wanted, gateway }, signal),
  close: (mapping) => closeMapping(mappingSchema.parse(mapping), signal),
  /** Gives up while the question is on its way. */
  abandon: async ({ protocol, ...ports }) => {
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(new Error('given up')), 300);
    await openMapping({ mapper: { protocol, router: gateway }, address, signal: giveUp.signal, ...ports });
  },
};

try {
  const result = await actions[action]?.(JSON.parse(given) as Wanted);
  process.stdout.write(JSON.stringify({ result }));
} catch (thrown) {
  process.stdout.write(JSON.stringify({ problem: toProblem(thrown) }));
}
