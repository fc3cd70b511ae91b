/** A web server that is there already. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join, normalize } from 'node:path';

export interface Site {
  /** Paths it had a file for. */
  served(): readonly string[];
  close(): Promise<void>;
}

/** What any web server does with a folder of files; on 127.0.0.1. */
export const serveFolder = async (folder: string, port: number): Promise<Site> => {
  const served: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://site').pathname);
    readFile(join(folder, path)).then(
      (content) => {
        served.push(path);
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { served: () => served, close: () => new Promise((resolve) => server.close(() => resolve())) };
};
