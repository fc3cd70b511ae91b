/** A place where releases lie, on loopback: release files, programs, and everything that can be wrong with them. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Served = string | Buffer | ((response: ServerResponse) => void);

export interface ReleaseServer {
  readonly url: string;
  /** By path, `/latest-linux.yml`; what is not here is 404. */
  readonly files: Map<string, Served>;
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

export const startReleaseServer = async (): Promise<ReleaseServer> => {
  const files = new Map<string, Served>();
  const asked: ReleaseServer['asked'] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push({ path, headers: request.headers });
    const served = files.get(path);
    if (typeof served === 'function') return served(response);
    response.writeHead(served === undefined ? 404 : 200);
    response.end(served);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

export const sha512 = (content: Buffer | string): string => createHash('sha512').update(content).digest('base64');

export interface Release {
  readonly version: string;
  readonly file: string;
  readonly content: Buffer;
  readonly notes?: string;
  /** As written in the release file; that of the content unless told. */
  readonly digest?: string;
}

/** As electron-builder writes it. */
export const releaseFile = ({ version, file, content, notes, digest = sha512(content) }: Release): string =>
  [
    `version: ${version}`,
    'files:',
    `  - url: ${file}`,
    `    sha512: ${digest}`,
    `    size: ${content.length}`,
    `path: ${file}`,
    `sha512: ${digest}`,
    `releaseDate: '2026-11-20T08:00:00.000Z'`,
    ...(notes === undefined ? [] : [`releaseNotes: ${JSON.stringify(notes)}`]),
    '',
  ].join('\n');

/** Puts release file and program where a program looks for them. */
export const publish = (server: ReleaseServer, release: Release, channel: 'latest' | 'beta' = 'latest'): void => {
  server.files.set(`/${channel}-linux.yml`, releaseFile(release));
  server.files.set(`/${release.file}`, release.content);
};
