/** What a reader finds of one certificate, secrets included: this never leaves the engine. */
import { createPrivateKey } from 'node:crypto';
import type { AdoptionClient, FoundKeyState, UnreadFile } from '../../../shared/domain/adoption.ts';
import type { Policy, Proof } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import { NotRead, type ReadOnlyFolder } from './folder.ts';
import type { ClientCommand } from './old-job/commands.ts';
import type { Serving } from './serving.ts';

export type KeyReading =
  | { readonly state: 'readable'; readonly text: string }
  | { readonly state: Exclude<FoundKeyState, 'readable'> };

/** How the client is told to leave one name alone. */
export type Setting =
  /** The file is read as a whole, and written with this text. */
  | { readonly kind: 'text'; readonly path: string; readonly before: string; readonly after: string }
  /** One line of a file is made a remark. */
  | { readonly kind: 'line'; readonly path: string; readonly line: string; readonly lineNumber: number }
  /** The file goes by another name. */
  | { readonly kind: 'rename'; readonly path: string; readonly to: string };

export type OrderTerms = Partial<Pick<Policy, 'keyPolicy' | 'preferredChain' | 'profile'>>;

export interface FoundState {
  readonly client: AdoptionClient;
  readonly home: string;
  readonly name: string;
  /** As the client's settings tell; those of the certificate count where it can be read. */
  readonly identifiers: readonly Identifier[];
  /** PEM, leaf first. */
  readonly chainPem?: string | undefined;
  readonly key: KeyReading;
  readonly directoryUrl?: string | undefined;
  readonly account: { readonly url?: string | undefined; readonly key: KeyReading };
  readonly contact: readonly string[];
  /** What the next order is told besides. */
  readonly terms?: OrderTerms | undefined;
  readonly provenBy: string;
  readonly proof?: Proof | undefined;
  /** For the provider of `proof`; `missing` where one is needed and cannot be read. */
  readonly credential: 'not-needed' | 'missing' | { readonly fields: Readonly<Record<string, string>> };
  /** The client has a provider that we do not know. */
  readonly unknownProvider?: string | undefined;
  readonly setting?: Setting | undefined;
  /** Who reads the files, and who is told after a renewal. */
  readonly serving?: Serving | undefined;
  /** Links of its own that have to be there again when it renews again: path and where it leads. */
  readonly links?: readonly { readonly path: string; readonly to: string }[] | undefined;
  /** The client was told to forget it; of interest only where taking over told it so. */
  readonly removed?: boolean | undefined;
  /** The client's own setting keeps it from being renewed. */
  readonly off?: boolean | undefined;
  /** Its jobs name the certificates they renew, rather than all of them. */
  readonly namedByJob?: boolean | undefined;
  /** ISO 8601; where the certificate itself cannot be read. */
  readonly toldNotAfter?: string | undefined;
}

export interface Reading {
  readonly certificates: readonly FoundState[];
  readonly unread: readonly UnreadFile[];
}

/** What a reader is given: the folder, and the command lines of jobs that start the client there. */
export interface ReaderParts {
  readonly folder: ReadOnlyFolder;
  readonly commands: readonly ClientCommand[];
}
export type Reader = (parts: ReaderParts) => Promise<Reading>;

/** A PEM or JWK text as a key reading, without a word of it. */
export const keyReading = (text: string | undefined): KeyReading => {
  if (text === undefined) return { state: 'missing' };
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(text)) return { state: 'protected' };
  const pem = /-----BEGIN ((?:EC |RSA )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/.exec(text)?.[0];
  try {
    if (pem !== undefined) createPrivateKey(pem);
    else createPrivateKey({ key: JSON.parse(text), format: 'jwk' });
    return { state: 'readable', text: pem ?? text };
  } catch {
    return { state: 'broken' };
  }
};

export const readKey = async (read: () => Promise<string | undefined>): Promise<KeyReading> => {
  try {
    return keyReading(await read());
  } catch (thrown) {
    if (thrown instanceof NotRead) return { state: thrown.refusal === 'denied' ? 'denied' : 'broken' };
    throw thrown;
  }
};

/** Runs the work for each; a file that cannot be read, or is not what it should be, costs that one alone. */
export const readEach = async (
  client: AdoptionClient,
  { path: root }: ReadOnlyFolder,
  names: readonly string[],
  work: (name: string) => Promise<FoundState | undefined>,
): Promise<Reading> => {
  const certificates: FoundState[] = [];
  const unread: UnreadFile[] = [];
  for (const name of names) {
    try {
      const found = await work(name);
      if (found !== undefined) certificates.push(found);
    } catch (thrown) {
      unread.push(unreadOf(client, `${root}/${name}`, thrown));
    }
  }
  return { certificates, unread };
};

export const unreadOf = (client: AdoptionClient, path: string, thrown: unknown): UnreadFile =>
  thrown instanceof NotRead
    ? { client, path: thrown.path, reason: thrown.refusal }
    : { client, path, reason: 'broken' };

export const identifiersFrom = (names: readonly string[]): readonly Identifier[] =>
  [...new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''))].map((value) => ({
    type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns',
    value,
  }));

export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Those of the files that are links, as they lead now. */
export const linksIn = async (
  folder: ReadOnlyFolder,
  files: readonly string[],
): Promise<NonNullable<FoundState['links']>> => {
  const found = await Promise.all(files.map(async (file) => ({ file, to: await folder.link(file) })));
  return found.flatMap(({ file, to }) => (to === undefined ? [] : [{ path: `${folder.path}/${file}`, to }]));
};

/** Of what the clients keep; an empty text is nothing. */
export const termsOf = (told: {
  readonly reuseKey: boolean;
  readonly chain?: string | undefined;
  readonly profile?: string | undefined;
}): OrderTerms => ({
  ...(told.reuseKey ? { keyPolicy: 'reuse' } : {}),
  ...(told.chain === undefined || told.chain === '' ? {} : { preferredChain: { kind: 'root', name: told.chain } }),
  ...(told.profile === undefined || told.profile === '' ? {} : { profile: told.profile }),
});

/** Nothing where only an administrator may read it; the key beside it says so. */
export const unlessDenied = async (read: () => Promise<string | undefined>): Promise<string | undefined> => {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof NotRead && thrown.refusal === 'denied') return undefined;
    throw thrown;
  }
};
