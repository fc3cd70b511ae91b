/** How connections leave this computer: as its environment says, directly, or through a proxy of the reader's choice. */
import { z } from 'zod';

/** A name, a name with what is under it, an address, a network as `10.0.0.0/8`, each with a port or without, or `*`. */
const exceptionSchema = z.string().min(1).max(260);

export const proxyChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }).strict(),
  z.object({ kind: z.literal('none') }).strict(),
  z
    .object({
      kind: z.literal('own'),
      /** http or https, without name and password: those lie in the vault. */
      url: z.string().max(300),
      exceptions: z.array(exceptionSchema).max(200).default([]),
      /** Addresses of this computer and of private networks are sent through it as well. */
      localToo: z.boolean().default(false),
    })
    .strict(),
]);
export type ProxyChoice = Readonly<z.infer<typeof proxyChoiceSchema>>;

export const proxySignInSchema = z.object({ user: z.string().max(300), password: z.string().max(2000) }).strict();
export type ProxySignIn = Readonly<z.infer<typeof proxySignInSchema>>;

/** What was typed; without `signIn` the one that is kept stays, `null` forgets it. */
export const proxyInputSchema = z
  .object({ choice: proxyChoiceSchema, signIn: proxySignInSchema.nullable().optional() })
  .strict();
export type ProxyInput = Readonly<z.infer<typeof proxyInputSchema>>;

export const proxyStateSchema = z.object({
  choice: proxyChoiceSchema,
  /** A name and a password for it are kept. They are never told. */
  signsIn: z.boolean(),
  /** What the environment names, without name and password. */
  environment: z.string().optional(),
});
export type ProxyState = Readonly<z.infer<typeof proxyStateSchema>>;

export const proxyTestSchema = z.object({
  /** Missing where the authority is asked directly. */
  proxy: z.string().optional(),
  host: z.string(),
  milliseconds: z.number(),
});
export type ProxyTest = Readonly<z.infer<typeof proxyTestSchema>>;
