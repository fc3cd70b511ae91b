/** The app itself: start, settings, draft, vault, pages outside. */
import { z } from 'zod';
import { aboutSchema, bundledLicencesSchema } from '../../domain/about.ts';
import {
  bootstrapSchema,
  draftPlaceSchema,
  draftSchema,
  settingsChangeSchema,
  settingsSchema,
} from '../../domain/app.ts';
import { vaultStatusSchema } from '../../domain/vault.ts';
import { call, done, nothing, secret } from './parts.ts';

export const appCalls = {
  'app.bootstrap': call(nothing, bootstrapSchema),
  'settings.change': call(settingsChangeSchema, settingsSchema),
  /** That of the mode, or of the situation that is practised; `resolvers` are what a new one begins with. */
  'draft.read': call(
    nothing,
    z.object({ draft: draftSchema.nullable(), place: draftPlaceSchema, resolvers: z.array(z.string()) }),
  ),
  /** Where it belongs, whatever mode is on by then. */
  'draft.save': call(
    z.object({ draft: draftSchema, place: draftPlaceSchema }).strict(),
    z.object({ savedAt: z.string() }),
  ),
  'draft.clear': call(z.object({ place: draftPlaceSchema }).strict(), done),
  'vault.set-up': call(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('keychain') }).strict(),
      z.object({ kind: z.literal('passphrase'), passphrase: secret.min(8) }).strict(),
      z.object({ kind: z.literal('key-file') }).strict(),
    ]),
    vaultStatusSchema,
  ),
  'vault.unlock': call(z.object({ passphrase: secret }).strict(), vaultStatusSchema),
  /** Forgets the key; only a passphrase opens it again. */
  'vault.lock': call(nothing, vaultStatusSchema),
  /** Looks again, after the keychain was unlocked or started. */
  'vault.retry': call(nothing, vaultStatusSchema),
  'app.about': call(nothing, aboutSchema),
  /** Of everything that is in the program. */
  'app.licences': call(nothing, bundledLicencesSchema),
  /** `host.folder-not-opened`: also where there is no desktop to open it. */
  'app.open-logs': call(nothing, done),
  /** As above, the profile folder. */
  'app.open-folder': call(nothing, done),
  /** Opens a page outside; the host refuses anything not on its list. */
  'window.open-link': call(z.object({ url: z.url({ protocol: /^https$/ }) }).strict(), done),
} as const;
