import type { IncomingMessage } from 'node:http';

/** The whole body, or `undefined` as soon as it is longer than `limit` bytes; what follows is not read. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<string | undefined> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
