/** Whether a zone is signed, and whether the signatures hold. A validating authority refuses what is broken. */
import { z } from 'zod';

/**
 * - `no-matching-key`: the parent vouches for keys that the zone does not have (DS without DNSKEY).
 * - `signature-missing`: no signature by a key the parent vouches for, directly or through one of the zone's own.
 * - `signature-expired`, `signature-not-yet-valid`: `at` is the end or the beginning.
 * - `signature-wrong`: does not fit the records; somebody changed one without the other.
 * - `algorithm-unknown`: signed with algorithms that cannot be checked here.
 * - `validator-refuses`: our own questions find nothing, but validating resolvers answer with checking off only.
 */
export const dnssecFlaws = [
  'no-matching-key',
  'signature-missing',
  'signature-expired',
  'signature-not-yet-valid',
  'signature-wrong',
  'algorithm-unknown',
  'validator-refuses',
] as const;
export type DnssecFlaw = (typeof dnssecFlaws)[number];

/** A resolver that validates, asked with and without checking. `indifferent` ones do not validate. */
export const validatorSchema = z.object({
  name: z.string(),
  verdict: z.enum(['vouches', 'refuses', 'indifferent', 'failed']),
});
export type Validator = z.infer<typeof validatorSchema>;

/** What was looked at, for people who want to know more. */
const evidence = {
  zone: z.string(),
  /** Of the keys the parent vouches for. */
  keyTags: z.array(z.number()),
  validators: z.array(validatorSchema),
};

export const dnssecStateSchema = z.discriminatedUnion('state', [
  /** `until`: when the first of the signatures looked at ends, if nobody renews it. */
  z.object({ state: z.literal('signed'), until: z.string(), ...evidence }),
  /** `keys`: the zone has keys and signs perhaps, but the parent does not vouch for it, so nobody checks. */
  z.object({ state: z.literal('unsigned'), keys: z.boolean(), ...evidence }),
  z.object({
    state: z.literal('broken'),
    why: z.enum(dnssecFlaws),
    /** Which records it is about. */
    of: z.enum(['DNSKEY', 'SOA']).optional(),
    at: z.string().optional(),
    /** `ip:port` of the name server that answers so; others may be in order. */
    server: z.string().optional(),
    ...evidence,
  }),
  z.object({
    state: z.literal('unknown'),
    /** `no-answer`: neither parent nor resolvers could be asked. `algorithm-unknown`: validators pass it as unsigned. */
    why: z.enum(['no-answer', 'algorithm-unknown']),
    ...evidence,
  }),
]);
export type DnssecState = z.infer<typeof dnssecStateSchema>;
