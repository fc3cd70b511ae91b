/** Logs and messages of any program, as a file or on standard input. */
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { fail } from '../../shared/errors/problem.ts';

/** Of longer logs the end is read: that is where the failure is. */
const largest = 10 * 1024 * 1024;

/** The text of the file, or of standard input for `-`. `input.file-unreadable`. */
export const readLog = async (path: string, stdin: NodeJS.ReadableStream): Promise<string> =>
  textOf(await bytesOf(path, stdin));

const bytesOf = async (path: string, stdin: NodeJS.ReadableStream): Promise<Buffer> => {
  try {
    const all = path === '-' ? await buffer(stdin) : readFileSync(path);
    return all.length > largest ? all.subarray(all.length - largest) : all;
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
    throw fail('input.file-unreadable', { path, reason: String(thrown.code) });
  }
};

/** Logs of Windows programs come in UTF-16, those of Chinese ones often in GB 18030. */
const textOf = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  const strange = text.match(/\ufffd/g)?.length ?? 0;
  // A character cut at the beginning is no sign of another encoding.
  return strange <= 4 ? text : new TextDecoder('gb18030').decode(bytes);
};
