/** New versions of the program itself: what is known of them, and what a person has chosen. Times are ISO 8601 in UTC. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';

export const updateChannels = ['stable', 'beta'] as const;
export type UpdateChannel = (typeof updateChannels)[number];

/** Why this copy does not update itself; the sentence says how it is updated instead. */
export const updateOffs = [
  /** Windows and macOS check who made an update against who made the program, and nobody signed this one. */
  'not-signed',
  /** Packaged by somebody who publishes nothing. */
  'not-released',
  'development',
  'portable',
  /** Linux: neither a package of the system nor an AppImage. */
  'unpacked',
  /** The desktop program as a web host. */
  'served',
  'npm',
  'source',
] as const;
export type UpdateOff = (typeof updateOffs)[number];

export const updateSchema = z.object({
  version: z.string(),
  /** Plain text, whatever it was published as. */
  notes: z.string().optional(),
  publishedAt: z.iso.datetime().optional(),
  /** Bytes, at most: parts that are here already are not fetched again. */
  size: z.number().int().positive().optional(),
});
export type Update = Readonly<z.infer<typeof updateSchema>>;

/** What an installation must not disturb, whatever process works on it. */
export const updateHindrances = ['order', 'renewal'] as const;
export type UpdateHindrance = (typeof updateHindrances)[number];

const of = { update: updateSchema };

export const updatePhaseSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('idle') }),
  /** `update`: known from before. */
  z.object({ is: z.literal('checking'), update: updateSchema.optional() }),
  z.object({ is: z.literal('available'), ...of }),
  z.object({ is: z.literal('downloading'), ...of, percent: z.number().int().min(0).max(100) }),
  /** Downloaded and verified. `atQuit`: it is installed when the program is quit by a person. */
  z.object({ is: z.literal('ready'), ...of, atQuit: z.boolean() }),
  /** Asked for, and waiting until nothing is in its way. */
  z.object({ is: z.literal('postponed'), ...of, by: z.enum(updateHindrances) }),
  z.object({ is: z.literal('installing'), ...of }),
  /** `update`: what it was about, where that is known. */
  z.object({ is: z.literal('failed'), problem: problemSchema, update: updateSchema.optional() }),
]);
export type UpdatePhase = Readonly<z.infer<typeof updatePhaseSchema>>;

export const updateChoicesSchema = z.object({
  /** Asks once a week whether there is a new version. It never downloads by itself. */
  look: z.boolean().default(true),
  channel: z.enum(updateChannels).default('stable'),
  /** A version that is not mentioned again unless asked for. */
  skipped: z.string().optional(),
});
export type UpdateChoices = Readonly<z.infer<typeof updateChoicesSchema>>;

export const updateStateSchema = z.object({
  version: z.string(),
  /** Missing where this copy updates itself. */
  off: z.enum(updateOffs).optional(),
  choices: updateChoicesSchema,
  /** The last look that was answered. */
  lookedAt: z.iso.datetime().optional(),
  /** It can be installed as the program ends, without starting it again. */
  atQuit: z.boolean(),
  /** The system asks for an administrator's password when it is installed. */
  asksAdministrator: z.boolean(),
  phase: updatePhaseSchema,
});
export type UpdateState = Readonly<z.infer<typeof updateStateSchema>>;

/** What the profile keeps of it. */
export const storedUpdatesSchema = updateChoicesSchema.extend({
  lookedAt: z.iso.datetime().optional(),
  /** The version that ran last, and one that was being installed when the program ended. */
  lastVersion: z.string().optional(),
  installing: z.string().optional(),
});
export type StoredUpdates = Readonly<z.infer<typeof storedUpdatesSchema>>;
