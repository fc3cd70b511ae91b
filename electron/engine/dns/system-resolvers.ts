import { getServers } from 'node:dns';
import { formatEndpoint, readEndpoint } from './endpoint.ts';

/** The resolvers this machine is set to use, as `ip:port`; empty when it knows none. */
export const systemResolvers = (): readonly string[] =>
  getServers().flatMap((text) => {
    const endpoint = readEndpoint(text);
    return endpoint === undefined ? [] : [formatEndpoint(endpoint)];
  });
