/**
 * The part of Docker's Engine API that a step uses, on a socket of this machine, by
 * https://docs.docker.com/reference/api/engine/version/v1.40/; archives are packed and unpacked by tar itself.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

export interface StandInContainer {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  running: boolean;
  /** What it does when it is started again. */
  readonly survives: boolean;
  /** The certificate that it read at each start. */
  readonly read: string[];
}

export interface DockerStandIn {
  readonly socket: string;
  readonly requests: readonly string[];
  /** Where the root of a container is. */
  root(container: StandInContainer): string;
  close(): Promise<void>;
}

export const startDocker = async (containers: readonly StandInContainer[]): Promise<DockerStandIn> => {
  const home = tempFolder('certwright-docker-');
  const root = ({ id }: StandInContainer): string => join(home.path, id);
  for (const one of containers) mkdirSync(join(root(one), 'etc/tls'), { recursive: true });
  const socket = join(home.path, 'docker.sock');
  const requests: string[] = [];
  const json = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://docker');
      requests.push(`${request.method} ${url.pathname}${decodeURIComponent(url.search)}`);
      const [, version, , asked = '', action] = url.pathname.split('/');
      if (version !== 'v1.40') return json(response, 400, { message: 'no such version' });
      if (asked === 'json') {
        const { label = [] } = JSON.parse(url.searchParams.get('filters') ?? '{}') as { label?: readonly string[] };
        const found = containers.filter((one) =>
          label.every((each) => each === Object.entries(one.labels).map((pair) => pair.join('='))[0]),
        );
        return json(
          response,
          200,
          found.filter(({ running }) => running).map(({ id, name }) => ({ Id: id, Names: [`/${name}`] })),
        );
      }
      const container = containers.find(({ id, name }) => asked === id || asked === name);
      if (container === undefined) return json(response, 404, { message: `No such container: ${asked}` });
      if (action === 'json')
        return json(response, 200, {
          Id: container.id,
          Name: `/${container.name}`,
          State: { Running: container.running },
        });
      if (action === 'restart') {
        const path = join(root(container), 'etc/tls/fullchain.pem');
        container.read.push(existsSync(path) ? readFileSync(path, 'utf8') : '');
        container.running = container.survives;
      }
      if (action !== 'archive') return void response.writeHead(204).end();
      const path = url.searchParams.get('path') ?? '';
      const inside = join(root(container), path);
      if (!existsSync(inside)) return json(response, 404, { message: `Could not find the file ${path}` });
      if (request.method === 'PUT') {
        execFileSync('tar', ['-x', '-p', '-C', inside], { input: Buffer.concat(chunks) });
        return void response.writeHead(200).end();
      }
      response.writeHead(200, { 'content-type': 'application/x-tar' });
      response.end(execFileSync('tar', ['-c', '-C', dirname(inside), basename(inside)]));
    });
  });
  server.listen(socket);
  await once(server, 'listening');
  return {
    socket,
    requests,
    root,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      home.remove();
    },
  };
};

export const filesIn = (folder: string): readonly string[] => readdirSync(folder).toSorted();
