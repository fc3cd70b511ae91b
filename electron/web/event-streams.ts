/** Events to browsers as server-sent events (HTML Living Standard §9.2): one JSON envelope per message. */
import type { ServerResponse } from 'node:http';
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import type { Router } from '../ipc/router.ts';

export interface EventStreams {
  /** Takes the answer over until the browser or the host ends it. */
  add(response: ServerResponse, headers: Readonly<Record<string, string>>): void;
  /** Ends every stream and stops listening to the application. */
  close(): void;
}

const heartbeatInterval = 15_000;
/** A page that reads nothing any more is cut off; its browser comes back and reads the state anew. */
const mostUnread = 4 * 1024 * 1024;

export const createEventStreams = (router: Pick<Router, 'onEvent'>): EventStreams => {
  const open = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const response of open) {
      if (response.writableLength > mostUnread) response.destroy();
      else response.write(text);
    }
  };
  const unsubscribe = router.onEvent((event: EventEnvelope) => write(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatInterval);
  heartbeat.unref();
  return {
    add: (response, headers) => {
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n: open\n\n');
      open.add(response);
      response.once('close', () => open.delete(response));
    },
    close: () => {
      clearInterval(heartbeat);
      unsubscribe();
      for (const response of open) response.end();
    },
  };
};
