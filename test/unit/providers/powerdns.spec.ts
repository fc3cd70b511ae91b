import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { powerdns } from '../../../electron/engine/providers/powerdns/client.ts';
import { readTxt, writeTxt } from '../../../electron/engine/providers/txt-content.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** An API that answers as told, for what the real one cannot be made to do. */
const start = async (handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
  server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
};
const secret = 'very-secret-key';
const { signal } = new AbortController();
const proveAgainst = async (handler: (request: IncomingMessage, response: ServerResponse) => void) => {
  const apiUrl = await start(handler);
  return powerdns.create({ apiUrl, apiKey: secret }, systemClock).prove('example.test', signal).catch(toProblem);
};

describe('an API that does not answer as PowerDNS does', () => {
  it.each<[number, string, string, string]>([
    [401, 'Unauthorized', 'provider.wrong-credentials', '401 Unauthorized'],
    [403, 'Forbidden', 'provider.no-permission', '403 Forbidden'],
    [404, '{"error":"Not Found"}', 'provider.zone-not-found', 'example.test'],
    [422, '{"error":"because"}', 'provider.refused', '422 because'],
    [500, '<h1>Oops</h1>', 'provider.bad-answer', '500 <h1>Oops</h1>'],
    [302, '', 'provider.bad-answer', '302'],
    [200, '<html>Sign in</html>', 'provider.bad-answer', '200 text/html: <html>Sign in</html>'],
    [200, '{"rrsets":3}', 'provider.bad-answer', '200 text/html: {"rrsets":3}'],
  ])('%i %s', async (status, body, code, detail) => {
    const failure = await proveAgainst((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html', location: '/elsewhere' }).end(body);
    });
    expect(failure).toMatchObject({ code, details: { provider: 'powerdns', detail } });
    expect(JSON.stringify(failure)).not.toContain(secret);
  });

  it('says when to come back', async () => {
    const failure = await proveAgainst((_request, response) => {
      response.writeHead(429, { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }).end();
    });
    expect(failure).toMatchObject({ code: 'provider.rate-limited', retryAt: '2099-10-21T07:28:00.000Z' });
  });

  it('does not follow it elsewhere with the key', async () => {
    const paths: string[] = [];
    await proveAgainst((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(paths).toEqual(['/api/v1/servers/localhost/zones/example.test.?rrsets=false']);
  });

  it('closes the connection in the middle', async () => {
    const failure = await proveAgainst((request) => request.socket.destroy());
    expect(failure).toMatchObject({ code: 'provider.unreachable', retryable: true });
  });

  it('is let go when the run is cancelled', async () => {
    const stop = new AbortController();
    const reason = new Error('cancelled');
    const apiUrl = await start(() => stop.abort(reason));
    await expect(
      powerdns.create({ apiUrl, apiKey: secret }, systemClock).prove('example.test', stop.signal),
    ).rejects.toBe(reason);
  });

  it('keeps other values, their TTL and other records of a server that ignores the filter', async () => {
    const bodies: unknown[] = [];
    const apiUrl = await start((request, response) => {
      if (request.method === 'GET') {
        const other = {
          name: 'www.example.test.',
          type: 'TXT',
          ttl: 5,
          records: [{ content: '"w"', disabled: false }],
        };
        const ours = { ...other, name: '_ACME-challenge.example.test.', ttl: 300 };
        response.end(JSON.stringify({ id: 'example.test.', name: 'example.test.', rrsets: [other, ours] }));
        return;
      }
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(JSON.parse(text)));
      request.on('end', () => response.writeHead(204).end());
    });
    const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 60 };
    await powerdns.create({ apiUrl, apiKey: secret }, systemClock).add(record, signal);
    expect(bodies).toEqual([
      {
        rrsets: [
          {
            name: '_acme-challenge.example.test.',
            type: 'TXT',
            changetype: 'REPLACE',
            ttl: 300,
            records: [
              { content: '"w"', disabled: false },
              { content: '"v"', disabled: false },
            ],
          },
        ],
      },
    ]);
  });
});

describe('TXT content in presentation form', () => {
  it.each([
    ['abc-_123', '"abc-_123"'],
    ['say "hi" \\', '"say \\"hi\\" \\\\"'],
    ['ü', '"\\195\\188"'],
    ['', '""'],
    ['x'.repeat(256), `"${'x'.repeat(255)}" "x"`],
  ])('%j', (value, content) => {
    expect([writeTxt(value), readTxt(content)]).toEqual([content, value]);
  });

  it('reads a content without quotation marks as it is', () => {
    expect(readTxt(' bare ')).toBe('bare');
  });
});
