import { isIP } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { dohOperators, queryOverHttps } from '../../../electron/engine/dns/over-https.ts';
import { type DohAnswer, type DohServer, startDohServer } from '../../support/doh-server.ts';
import { reply, soa } from './scripted-server.ts';

const question = { name: 'nas.example.test', type: 'A' } as const;
const address = { type: 'A', name: question.name, ttl: 60, data: '192.0.2.1' } as const;
const plain = (status: number, type: string, body: string | Buffer): DohAnswer => ({
  status,
  type,
  body: Buffer.from(body),
});

describe('DNS over HTTPS', () => {
  let server: DohServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });
  const operatorAt = ({ url }: DohServer, addresses: readonly string[] = ['127.0.0.1']) => ({
    id: 'test',
    name: 'Test',
    url,
    addresses,
    region: 'own' as const,
  });

  it.each(['POST', 'GET'] as const)('asks by %s with id 0 and reads the answer', async (method) => {
    server = await startDohServer((packet) => reply(packet, { answers: [address] }));
    const operator = operatorAt(server);
    const answer = await queryOverHttps({ operator, question, method, rootPem: server.rootPem });
    expect(answer).toMatchObject({
      kind: 'answer',
      rcode: 'NOERROR',
      transport: 'https',
      answers: [{ name: question.name, type: 'A', value: '192.0.2.1' }],
    });
    expect(server.asked).toEqual([`${method} A ${question.name} 0`]);
  });

  it('knows that a name does not exist, and by which zone', async () => {
    server = await startDohServer((packet) => reply(packet, { rcode: 3, authorities: [soa('example.test', 7)] }));
    const answer = await queryOverHttps({ operator: operatorAt(server), question, rootPem: server.rootPem });
    expect(answer).toMatchObject({
      rcode: 'NXDOMAIN',
      answers: [],
      authorities: [{ name: 'example.test', serial: 7 }],
    });
  });

  it('goes to the next address when the first is dead', async () => {
    server = await startDohServer((packet) => reply(packet, { answers: [address] }));
    const operator = operatorAt(server, ['127.0.0.77', '127.0.0.1']);
    const answer = await queryOverHttps({ operator, question, rootPem: server.rootPem });
    expect(answer).toMatchObject({ kind: 'answer' });
  });

  it('does not believe a certificate of somebody else', async () => {
    server = await startDohServer((packet) => reply(packet, { answers: [address] }));
    const strange = await queryOverHttps({ operator: operatorAt(server), question });
    expect(strange).toMatchObject({ kind: 'failed', reason: 'certificate' });
    const other = { ...operatorAt(server), url: server.url.replace('localhost', 'dns.example') };
    const misnamed = await queryOverHttps({ operator: other, question, rootPem: server.rootPem });
    expect(misnamed).toMatchObject({ kind: 'failed', reason: 'certificate' });
    expect(server.asked).toEqual([]);
  });

  it.each([
    ['refused', plain(503, 'application/dns-message', '')],
    ['garbled', plain(200, 'text/html', '<p>Please log in</p>')],
    ['garbled', plain(200, 'application/dns-message', 'no message at all')],
    ['too-large', plain(200, 'application/dns-message', Buffer.alloc(70_000))],
    ['timeout', 'silence'],
  ] as const)('ends in "%s"', async (reason, answer) => {
    server = await startDohServer(() => answer);
    const operator = operatorAt(server);
    const failure = await queryOverHttps({ operator, question, rootPem: server.rootPem, deadline: 400 });
    expect(failure).toMatchObject({ kind: 'failed', reason });
  });

  it('takes no answer to another question', async () => {
    server = await startDohServer((packet) => ({
      ...reply(packet, { answers: [address] }),
      questions: [{ type: 'A', name: 'other.example.test', class: 'IN' }],
    }));
    const failure = await queryOverHttps({ operator: operatorAt(server), question, rootPem: server.rootPem });
    expect(failure).toMatchObject({ kind: 'failed', reason: 'garbled' });
  });

  it('ends at once when it is called off', async () => {
    const stop = new AbortController();
    server = await startDohServer(() => {
      stop.abort(new Error('called off'));
      return 'silence';
    });
    const asking = queryOverHttps({
      operator: operatorAt(server),
      question,
      rootPem: server.rootPem,
      signal: stop.signal,
    });
    await expect(asking).rejects.toThrow('called off');
  });

  it('knows operators inside and outside China, each by addresses that need no resolver', () => {
    expect(new Set(dohOperators.map(({ region }) => region))).toEqual(new Set(['world', 'china']));
    for (const { url, addresses } of dohOperators) {
      expect(new URL(url).protocol).toBe('https:');
      expect(addresses.length).toBeGreaterThan(1);
      expect(addresses.every((one) => isIP(one) !== 0)).toBe(true);
    }
  });
});
