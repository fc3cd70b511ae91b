/** What a router was asked to do, as plain data: it is stored, and a later process can take it back. */
import { z } from 'zod';
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';

export const mappingProtocols = ['pcp', 'nat-pmp', 'upnp'] as const;
export type MappingProtocol = (typeof mappingProtocols)[number];

const port = z.number().int().min(1).max(65_535);

export const mappingSchema = z
  .object({
    protocol: z.enum(mappingProtocols),
    /** Its address on our side. */
    router: z.ipv4(),
    outerPort: port,
    innerPort: port,
    innerAddress: z.ipv4(),
    /** How long the router keeps it; 0 until it is taken back. */
    seconds: z.number().int().nonnegative(),
    /** Who asked, to a PCP server (RFC 6887 §11.1): 12 bytes as hexadecimal. */
    nonce: z
      .string()
      .regex(/^[0-9a-f]{24}$/)
      .optional(),
  })
  .strict()
  .readonly();
export type Mapping = z.infer<typeof mappingSchema>;

/** Who can be asked for a mapping. */
export interface Mapper {
  readonly protocol: MappingProtocol;
  readonly router: string;
}

/** What a router said to a request for a mapping. */
export type MapAnswer =
  | { readonly kind: 'mapped'; readonly outerPort: number; readonly seconds: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Reasons that have words (`reason.fix.router-refused.*`); all others are the names that a protocol gives its errors. */
export const routerRefusals = [
  'taken',
  'other-port',
  'not-authorized',
  'no-resources',
  'no-outer-address',
  'same-port-only',
  'no-answer',
] as const;
export type RouterRefusal = (typeof routerRefusals)[number];

/** `holder`: to whom the port leads instead, as far as the router tells. */
export const refused = (router: string, reason: string, holder?: string): CertwrightError =>
  fail('fix.router-refused', { router, reason, ...(holder === undefined ? {} : { holder }) });

/** As asked of any of the protocols; ports are TCP. */
export interface MappingRequest {
  readonly router: string;
  /** This machine's address towards the router; requests come from it, and the mapping leads to it. */
  readonly address: string;
  readonly outerPort: number;
  readonly innerPort: number;
  /** 0 takes the mapping back. */
  readonly seconds: number;
  readonly signal: AbortSignal;
}
