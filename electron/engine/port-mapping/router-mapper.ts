/** Mappings for whoever knows the router alone: from the address that this machine has towards it. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Mapper, type Mapping, mappingSchema, refused } from './mapping.ts';
import { closeMapping, findMapper, openMapping } from './port-mapping.ts';

export const routerMapper = {
  /** Changes nothing; `undefined` where no router answers. */
  find: async (gateway: string, signal: AbortSignal): Promise<Mapper | undefined> => {
    const address = await addressTowards(gateway);
    return address === undefined ? undefined : findMapper({ gateway, address, signal });
  },
  /** `fix.router-refused`. Seconds are those of `openMapping`. */
  open: async (
    wanted: {
      readonly gateway: string;
      readonly outerPort: number;
      readonly innerPort: number;
      readonly seconds: number;
      /** As in `openMapping`. */
      readonly nonce?: string | undefined;
    },
    signal: AbortSignal,
  ): Promise<Mapping> => {
    const address = await addressTowards(wanted.gateway);
    const mapper = address === undefined ? undefined : await findMapper({ gateway: wanted.gateway, address, signal });
    if (address === undefined || mapper === undefined) throw refused(wanted.gateway, 'no-answer');
    return openMapping({ ...wanted, mapper, address, signal });
  },
  /** As it was stored. `fix.router-refused`. */
  close: (mapping: unknown, signal: AbortSignal): Promise<void> => closeMapping(mappingSchema.parse(mapping), signal),
} as const;

/** Connecting a datagram socket sends nothing, and tells which address the system would use. */
const addressTowards = async (router: string): Promise<string | undefined> => {
  const socket = createSocket('udp4');
  try {
    socket.connect(9, router);
    await once(socket, 'connect');
    return socket.address().address;
  } catch {
    return undefined;
  } finally {
    socket.close();
  }
};
