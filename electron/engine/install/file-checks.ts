/** How names and modes of files are checked; apart from making the files, which loads much more. */
import { type FieldCheck, oneLine } from '../providers/fields.ts';
import type { Checks } from './step.ts';

/** Leaves a file out. */
export const none = '-';
/** Bytes: what the header of an archive has room for. */
const longestName = 100;
/** A mere name: no way out of the folder, and nothing that a shell or a protocol reads as more than a name. */
const fileName: FieldCheck = (value) => {
  if (value === none) return undefined;
  const plain = /^[\p{L}\p{N}._ @+=-]+$/u.test(value) && !/^\.+$/.test(value);
  return plain && Buffer.byteLength(value) <= longestName ? undefined : 'format';
};
const mode: FieldCheck = (value) => (/^0?[0-7]{3}$/.test(value) ? undefined : 'format');

export const fileChecks: Checks = {
  fullchainFile: fileName,
  keyFile: fileName,
  chainFile: fileName,
  leafFile: fileName,
  combinedFile: fileName,
  storeFile: fileName,
  storePassword: oneLine,
  certificateMode: mode,
  keyMode: mode,
};
