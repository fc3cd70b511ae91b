/** One address of one name server. */
import { isIP, isIPv6 } from 'node:net';
import { fail } from '../../../shared/errors/problem.ts';

export interface Endpoint {
  /** IPv4 or IPv6, the latter without brackets. */
  readonly address: string;
  readonly port: number;
}

/** Reads `ip`, `ip:port` and `[ip6]:port`; `undefined` for anything else. */
export const readEndpoint = (text: string, defaultPort = 53): Endpoint | undefined => {
  if (isIP(text) !== 0) return { address: text, port: defaultPort };
  const parts = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text);
  const address = parts?.[1] ?? parts?.[2] ?? '';
  const port = Number(parts?.[3] ?? defaultPort);
  return isIP(address) !== 0 && port > 0 && port < 65536 ? { address, port } : undefined;
};

/** As `readEndpoint`, but ends in `input.invalid`. */
export const parseEndpoint = (text: string): Endpoint => {
  const endpoint = readEndpoint(text);
  if (endpoint === undefined) throw fail('input.invalid', { issues: [{ path: 'resolvers', message: text }] });
  return endpoint;
};

/** `192.0.2.1:53`, `[2001:db8::1]:53`. */
export const formatEndpoint = ({ address, port }: Endpoint): string =>
  isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
