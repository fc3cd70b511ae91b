/**
 * The built page as a closed list of files. A request is answered only when its path is, character by character, one
 * of the names found at start, so no spelling of `..` can lead anywhere else.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { noncePlaceholder } from './host-policy.ts';

export interface PageAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PageFiles {
  /** `path` as it stands in the request, without query; `/` is the document. `undefined` when there is no such file. */
  read(path: string, nonce: string): Promise<PageAnswer | undefined>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Vite puts a hash of the content into the name of all it writes to `assets/`. */
const hashedName = /^\/assets\/.+-[\w-]{8}\.\w+$/;

const listFiles = async (folder: string, prefix: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry): Promise<readonly string[]> => {
      const path = `${prefix}/${entry.name}`;
      if (entry.isDirectory()) return listFiles(join(folder, entry.name), path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return nested.flat();
};

/** Lists `folder` once; rejects with the system's error when it cannot be read. */
export const openPageFiles = async (folder: string): Promise<PageFiles> => {
  const names = new Set(await listFiles(folder, ''));
  return {
    read: async (path, nonce) => {
      const name = path === '/' ? '/index.html' : path;
      const contentType = contentTypes[extname(name)];
      if (!names.has(name) || contentType === undefined) return undefined;
      const content = await readFile(join(folder, name));
      const isDocument = name.endsWith('.html');
      return {
        body: isDocument
          ? new TextEncoder().encode(content.toString('utf8').replaceAll(noncePlaceholder, nonce))
          : new Uint8Array(content),
        headers: {
          'content-type': contentType,
          'cache-control': hashedName.test(name) ? 'private, max-age=31536000, immutable' : 'no-store',
        },
      };
    },
  };
};
