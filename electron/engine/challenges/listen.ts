/** One TCP port of this machine for answers to an authority, on all addresses unless told otherwise. */
import { createServer, type Server } from 'node:net';
import { fail } from '../../../shared/errors/problem.ts';

export interface ListenOptions {
  readonly port: number;
  /** Unless told, all addresses, IPv6 and IPv4. */
  readonly address?: string | undefined;
}

/**
 * All IPv6 addresses of most machines include IPv4; a machine without IPv6 has only the latter. `challenge.port-in-use`,
 * `challenge.port-forbidden`; `input.invalid` for an address this machine does not have.
 */
export const listenSomewhere = async <S extends Server>(create: () => S, options: ListenOptions): Promise<S> => {
  const { address, port } = options;
  if (address !== undefined) return listen(create, address, port);
  try {
    return await listen(create, '::', port);
  } catch (thrown) {
    if (thrown instanceof NoSuchAddress) return listen(create, '0.0.0.0', port);
    throw thrown;
  }
};

export const portOf = (server: Server, asked: number): number => {
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : asked;
};

class NoSuchAddress extends Error {}

const listen = async <S extends Server>(create: () => S, address: string, port: number): Promise<S> => {
  const server = create();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: address, port }, resolve);
    });
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'EADDRINUSE') throw fail('challenge.port-in-use', { port, address }, { cause: thrown });
    if (code === 'EACCES' || code === 'EPERM') throw fail('challenge.port-forbidden', { port }, { cause: thrown });
    if (address === '::') throw new NoSuchAddress(String(code), { cause: thrown });
    throw fail(
      'input.invalid',
      { issues: [{ path: 'proof.address', message: `${address} ${String(code)}` }] },
      { cause: thrown },
    );
  }
  return server;
};

/**
 * Whether this process could listen there now. Tried on loopback only, so that no firewall asks the reader about it;
 * a program that holds the port on all addresses is seen all the same.
 */
export const portIsFree = async (port: number): Promise<boolean> => {
  try {
    const server = await listenSomewhere(createServer, { port, address: '127.0.0.1' });
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    return false;
  }
};
