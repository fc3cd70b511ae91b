/** What a router is asked for; `engine/port-mapping` speaks its protocols and is loaded when it is needed. */
import type { Mapper, Mapping } from '../port-mapping/mapping.ts';

export type { Mapper, Mapping } from '../port-mapping/mapping.ts';

export interface PortMapper {
  /** Changes nothing; `undefined` where no router answers. */
  find(gateway: string, signal: AbortSignal): Promise<Mapper | undefined>;
  /** `fix.router-refused`. With the `nonce` of an earlier one, that is kept longer. */
  open(
    wanted: Pick<Mapping, 'outerPort' | 'innerPort' | 'seconds' | 'nonce'> & { readonly gateway: string },
    signal: AbortSignal,
  ): Promise<Mapping>;
  /** "Not there" is success. `fix.router-refused`. */
  close(mapping: Mapping, signal: AbortSignal): Promise<void>;
}

const loaded = async (): Promise<PortMapper> => (await import('../port-mapping/router-mapper.ts')).routerMapper;

export const systemMapper: PortMapper = {
  find: async (gateway, signal) => (await loaded()).find(gateway, signal),
  open: async (wanted, signal) => (await loaded()).open(wanted, signal),
  close: async (mapping, signal) => (await loaded()).close(mapping, signal),
};
