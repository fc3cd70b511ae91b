/** Where many certificates are exported at once each has a folder of its own, the same one every time. Pure. */
import { createHash } from 'node:crypto';
import { liveFolderName } from './live-folder.ts';

/**
 * Named after the certificate, so that every system takes it. Of several that are called alike the oldest has the plain
 * name; the others are told apart by a digest of their ids, which no later certificate changes. `namesakes` are the ids
 * of all certificates of that name, the oldest first.
 */
export const ownFolderName = (
  { id, name }: { readonly id: string; readonly name: string },
  namesakes: readonly string[],
): string => {
  const plain = liveFolderName(name);
  const [oldest = id] = namesakes;
  return oldest === id ? plain : `${plain}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
};
