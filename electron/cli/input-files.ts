/** Files and streams that hand us secrets and roots; argv never does. */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { fail } from '../../shared/errors/problem.ts';

const largest = 1024 * 1024;

/** The file's text, or standard input for `-`. `input.file-unreadable`. */
export const readInput = async (path: string, stdin: NodeJS.ReadableStream): Promise<string> => {
  try {
    const content = path === '-' ? await text(stdin) : readFileSync(path, 'utf8');
    if (content.length > largest) throw fail('input.file-unreadable', { path, reason: 'too-large' });
    return content.replace(/^\uFEFF/, '');
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
    throw fail('input.file-unreadable', { path, reason: String(thrown.code) });
  }
};

const credentialFile = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String));

/** A JSON object of the provider's field keys. What it holds is never repeated in an error. */
export const readCredential = async (
  path: string,
  stdin: NodeJS.ReadableStream,
): Promise<Readonly<Record<string, string>>> => {
  const content = await readInput(path, stdin);
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    throw fail('input.file-unreadable', { path, reason: 'not-json' });
  }
  const fields = credentialFile.safeParse(parsed);
  if (!fields.success) throw fail('input.file-unreadable', { path, reason: 'not-an-object-of-text' });
  return fields.data;
};

/** PEM certificates to trust for one directory. `root.invalid`. */
export const readRoot = async (path: string, stdin: NodeJS.ReadableStream): Promise<string> => {
  const content = await readInput(path, stdin);
  const { X509Certificate } = await import('node:crypto');
  const blocks = content.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw fail('root.invalid', { path, reason: 'no-certificate' });
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch {
      throw fail('root.invalid', { path, reason: 'not-readable' });
    }
  }
  return `${blocks.join('\n')}\n`;
};
