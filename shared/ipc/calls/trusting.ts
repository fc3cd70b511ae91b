/** Authorities that are trusted beside the usual ones. */
import { z } from 'zod';
import { trustedRootSchema } from '../../domain/trusted-roots.ts';
import { byId, call, nothing } from './parts.ts';

const list = z.object({ roots: z.array(trustedRootSchema) });

/** Of the profile itself, whatever mode is on. */
export const trustingCalls = {
  'roots.list': call(nothing, list),
  /** PEM, one certificate or more. `root.unfit`. */
  'roots.add': call(z.object({ pem: z.string().max(1_000_000) }).strict(), list),
  /** `root.not-found`. */
  'roots.remove': call(byId, list),
} as const;
