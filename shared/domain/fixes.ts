/**
 * What the app can do about a cause. A fix is planned first and shown; applying takes the plan by its id, so that
 * exactly what was shown is done. What was done can be taken back where the world allows it.
 */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import { fixActions } from './causes.ts';
import { policySchema } from './certificates.ts';
import { runStepIds } from './runs.ts';

/** What the trouble is about: a run of ours, an order not placed yet, or a text of unknown origin. */
export const fixSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), id: z.string().min(1) }).strict(),
  z.object({ kind: z.literal('policy'), policy: policySchema }).strict(),
  z.object({ kind: z.literal('none') }).strict(),
]);
export type FixSubject = z.infer<typeof fixSubjectSchema>;

export const editableTypes = ['A', 'AAAA', 'CAA', 'CNAME', 'TXT'] as const;
export type EditableType = (typeof editableTypes)[number];

/** One thing that will be different afterwards, as data; the page and the command line put it into words. */
export const fixChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    effect: z.enum(['add', 'remove']),
    provider: z.string(),
    zone: z.string(),
    fqdn: z.string(),
    type: z.enum(editableTypes),
    /** Presentation form (RFC 1035 §5.1; for CAA RFC 8659 §4.1.1), TXT without quotes. */
    value: z.string(),
    /** Seconds. */
    ttl: z.number().int().positive(),
  }),
  /** Of what the next order is told; `before` and `after` are ids, names or addresses as people know them. */
  z.object({
    kind: z.literal('policy'),
    field: z.enum(['challenge', 'authority', 'profile', 'chain', 'resolvers', 'endpoint', 'key', 'names']),
    before: z.string(),
    after: z.string(),
  }),
  /** The order lives on: only this step and those after it are done again. */
  z.object({ kind: z.literal('resume'), step: z.enum(runStepIds) }),
  /** A new order for these names. */
  z.object({ kind: z.literal('order'), names: z.array(z.string()) }),
  /** Nothing is done until then; ISO 8601. */
  z.object({ kind: z.literal('wait'), until: z.iso.datetime() }),
  /** The exact line that is run, for people to read. `elevated`: the system asks for an administrator. */
  z.object({ kind: z.literal('command'), line: z.string(), elevated: z.boolean() }),
  /** The router sends the outer port to this machine. */
  z.object({
    kind: z.literal('mapping'),
    protocol: z.enum(['pcp', 'nat-pmp', 'upnp']),
    router: z.string(),
    outerPort: z.number().int(),
    innerPort: z.number().int(),
    /** How long the router keeps it, in seconds; 0 until it is taken back. */
    seconds: z.number().int(),
  }),
  /** A service of this system is started or unlocked: its name as people know it. */
  z.object({ kind: z.literal('service'), name: z.string() }),
  z.object({ kind: z.literal('schedule'), before: z.string(), after: z.string() }),
  z.object({ kind: z.literal('account'), authority: z.string() }),
]);
export type FixChange = z.infer<typeof fixChangeSchema>;

/** Where in the app a person decides, when the app cannot decide for them. */
export const fixPlaces = [
  'names',
  'authority',
  'proof',
  'provider',
  'credential',
  'review',
  'accounts',
  'dns',
  'certificate',
  'settings',
] as const;
export type FixPlace = (typeof fixPlaces)[number];

const about = { action: z.enum(fixActions) };
export const fixPlanSchema = z.discriminatedUnion('kind', [
  /** Can be applied as it stands. */
  z.object({
    kind: z.literal('do'),
    ...about,
    /** Names the plan for `fixes.apply`; good once, and for an hour. */
    id: z.string(),
    changes: z.array(fixChangeSchema).min(1),
    /** `until-done`: taken back by itself when the run has ended. */
    undo: z.enum(['no', 'yes', 'until-done']),
  }),
  /** The same fix with several answers: plan again with one of them. */
  z.object({
    kind: z.literal('choose'),
    ...about,
    options: z.array(
      z.object({
        id: z.string(),
        /** As people know it, the same in every language; or a key of sentences. */
        label: z.string(),
        sentence: z.string().optional(),
        recommended: z.boolean(),
      }),
    ),
  }),
  z.object({ kind: z.literal('go'), ...about, place: z.enum(fixPlaces), id: z.string().optional() }),
  /** A page outside, on the list of known pages. */
  z.object({ kind: z.literal('open'), ...about, url: z.url({ protocol: /^https$/ }) }),
  /** Only a person can do it: the words of the fix say what. `values` are worth copying. */
  z.object({ kind: z.literal('words'), ...about, values: z.array(z.string()) }),
]);
export type FixPlan = z.infer<typeof fixPlanSchema>;

export const fixResultSchema = z.object({
  /** Of the run that now goes on or was begun. */
  runId: z.string().optional(),
  /** Policy to go on with, where there is no run yet. */
  policy: policySchema.optional(),
  /** Takes it back: id for `fixes.undo`. */
  undoId: z.string().optional(),
});
export type FixResult = z.infer<typeof fixResultSchema>;

/** A fix that was applied and can still be taken back. */
export const appliedFixSchema = z.object({
  id: z.string(),
  action: z.enum(fixActions),
  changes: z.array(fixChangeSchema),
  appliedAt: z.string(),
  /** Taken back by itself when this certificate's run ends. */
  certificateId: z.string().optional(),
  /** The last attempt to take it back failed; it is tried again. */
  problem: problemSchema.optional(),
});
export type AppliedFix = z.infer<typeof appliedFixSchema>;
