import { z } from 'zod';
import { authorityRefSchema, keyTypeSchema, policySchema, proofSchema } from './certificates.ts';
import { languages } from './languages.ts';
import { vaultStatusSchema } from './vault.ts';

export const languageSchema = z.enum(languages);
export type { Language } from './languages.ts';

/** What is explained once, where it is new to the reader. */
export const hints = ['palette', 'paste', 'renewals'] as const;
export type HintId = (typeof hints)[number];

export const settingsSchema = z.object({
  language: z.enum(['system', ...languages]).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** A first start practises: a whole run needs no domain and no network. */
  practice: z.boolean().default(true),
  welcomed: z.boolean().default(false),
  /** Where a first run that was not finished goes on. */
  welcomeStep: z.enum(['start', 'computer', 'account']).optional(),
  /** Closing the window leaves the desktop program in the tray. */
  keepInTray: z.boolean().default(true),
  /** The reader has been told so, once. */
  toldOfTray: z.boolean().default(false),
  /** Comfortable unless chosen. */
  density: z.enum(['comfortable', 'compact']).optional(),
  /** Those that do not come again. */
  hintsSeen: z.array(z.enum(hints)).optional(),
  /** What was chosen in the palette, latest first. */
  recent: z.array(z.string().max(200)).max(8).optional(),
  /** Destinations that were exported for, as `iis:2016`, latest first. */
  recentDestinations: z.array(z.string().max(60)).max(4).optional(),
  /** DNS servers that a new draft and the command line begin with, as typed; this computer's where there are none. */
  resolvers: policySchema.shape.resolvers.unwrap().max(8).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

const { language, theme, practice, welcomed, welcomeStep, keepInTray, toldOfTray, density, hintsSeen, recent } =
  settingsSchema.shape;
const { recentDestinations, resolvers } = settingsSchema.shape;
/** A change names what it changes and nothing else: `.partial()` keeps defaults, which would reset the rest. */
export const settingsChangeSchema = z
  .object({
    language: language.unwrap(),
    theme: theme.unwrap(),
    practice: practice.unwrap(),
    welcomed: welcomed.unwrap(),
    welcomeStep: welcomeStep.unwrap(),
    keepInTray: keepInTray.unwrap(),
    toldOfTray: toldOfTray.unwrap(),
    density: density.unwrap(),
    hintsSeen: hintsSeen.unwrap(),
    recent: recent.unwrap(),
    recentDestinations: recentDestinations.unwrap(),
    resolvers: resolvers.unwrap(),
  })
  .partial()
  .strict();

export const bootstrapSchema = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'web']),
  platform: z.enum(['windows', 'macos', 'linux']),
  settings: settingsSchema,
  vault: vaultStatusSchema,
  profileFolder: z.string(),
});
export type Bootstrap = z.infer<typeof bootstrapSchema>;

const { fallbackProofs, fallbackAuthorities, profile, keyPolicy, preferredChain } = policySchema.shape;
/** Everything typed in the wizard so far. Never a secret: those go to the vault the moment they are saved. */
export const draftSchema = z.object({
  text: z.string(),
  keepAnyway: z.array(z.string()),
  authority: authorityRefSchema,
  proof: proofSchema.optional(),
  fallbackProofs,
  fallbackAuthorities,
  keyType: keyTypeSchema,
  profile,
  keyPolicy,
  preferredChain,
  contact: z.string(),
  resolvers: z.string(),
  /** As typed, such as `10 min`. */
  minimumWait: z.string().optional(),
  maximumWait: z.string().optional(),
  /** The proof is tried at the authority's test service first. */
  testFirst: z.boolean().optional(),
  step: z.enum(['names', 'proof', 'provider', 'check', 'review']),
  savedAt: z.string().optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/** What a practised failure filled in lies beside what its reader typed, and drafts for real apart from both. */
export const draftPlaces = ['real', 'practice', 'situation'] as const;
export const draftPlaceSchema = z.enum(draftPlaces);
export type DraftPlace = (typeof draftPlaces)[number];
