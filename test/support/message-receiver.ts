/** A service that takes messages, on loopback: keeps every request, answers as the test says. */
import { once } from 'node:events';
import { createServer } from 'node:http';

export interface ReceivedMessage {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface ReceiverAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface MessageReceiver {
  readonly url: string;
  readonly received: readonly ReceivedMessage[];
  /** Decides every answer from now on. */
  answer(how: (message: ReceivedMessage) => ReceiverAnswer): void;
  /** Resolves once so many have come. */
  count(wanted: number): Promise<void>;
  close(): Promise<void>;
}

export const startMessageReceiver = async (): Promise<MessageReceiver> => {
  const received: ReceivedMessage[] = [];
  const waiting = new Set<() => void>();
  let how: (message: ReceivedMessage) => ReceiverAnswer = () => ({});
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const message = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
      received.push(message);
      const { status = 200, headers = {}, body: text = 'ok' } = how(message);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(text);
      for (const look of waiting) look();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    received,
    answer: (next) => {
      how = next;
    },
    count: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (received.length < wanted) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
