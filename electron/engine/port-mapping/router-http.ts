/** Plain HTTP to the router: one request, no redirect, little time and little room for the answer. */
import { request as httpRequest } from 'node:http';

export interface RouterRequest {
  readonly url: URL;
  readonly address: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for the whole of it. */
  readonly timeout: number;
  readonly limitBytes: number;
  readonly signal: AbortSignal;
}

export interface RouterHttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** `undefined` where no whole answer comes within time and size. Never rejects. */
export const requestRouter = (order: RouterRequest): Promise<RouterHttpAnswer | undefined> =>
  new Promise((resolve) => {
    const { url, address, method, body = '', limitBytes } = order;
    const signal = AbortSignal.any([order.signal, AbortSignal.timeout(order.timeout)]);
    const headers = { ...order.headers, ...(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}) };
    const sent = httpRequest(url, { method, headers, localAddress: address, agent: false, signal });
    sent.on('error', () => resolve(undefined));
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > limitBytes) sent.destroy();
      });
      response.on('error', () => resolve(undefined));
      response.on('close', () => {
        const whole = response.complete && size <= limitBytes;
        resolve(whole ? { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') } : undefined);
      });
    });
    sent.end(body);
  });
