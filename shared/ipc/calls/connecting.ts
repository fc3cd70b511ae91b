/** The proxy that connections leave through. */
import { proxyInputSchema, proxyStateSchema, proxyTestSchema } from '../../domain/proxy.ts';
import { call, nothing } from './parts.ts';

/** Of the profile itself, whatever mode is on. Name and password are written and never read. */
export const connectingCalls = {
  'proxy.state': call(nothing, proxyStateSchema),
  /** Holds from the next connection on. `proxy.invalid`, `vault.*`. */
  'proxy.save': call(proxyInputSchema, proxyStateSchema),
  /** Asks an authority for its directory as connections would then go; saves nothing. `proxy.*`, `network.*`, `directory.*`. */
  'proxy.test': call(proxyInputSchema, proxyTestSchema),
} as const;
