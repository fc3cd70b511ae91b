/**
 * The screens that something outside the page may open: a link of the system, a click on a message or in the tray.
 * The list is closed; whatever is not on it opens nothing.
 */
import { z } from 'zod';

const id = z.string().regex(/^[\w-]{1,64}$/);

const plain = [
  'certificates',
  'wizard',
  'authorities',
  'dns',
  'watch',
  'troubleshoot',
  'renewals',
  'notices',
  'practice',
  'settings',
  'adopt',
  'guide',
  'glossary',
  'components',
  'about',
  'licences',
] as const;

export const screenSchema = z.discriminatedUnion('screen', [
  z.object({ screen: z.enum(plain) }).strict(),
  z.object({ screen: z.literal('certificate'), id }).strict(),
  z.object({ screen: z.literal('run'), id }).strict(),
  z.object({ screen: z.literal('export'), id }).strict(),
]);
export type Screen = z.infer<typeof screenSchema>;
