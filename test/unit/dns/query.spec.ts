import { TRUNCATED_RESPONSE } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../../electron/engine/dns/endpoint.ts';
import { type Question, query } from '../../../electron/engine/dns/query.ts';
import { freePort } from '../../support/free-port.ts';
import { reply, type Script, type ScriptedServer, soa, startScriptedServer, txt } from './scripted-server.ts';

const question: Question = { name: 'a.example.test', type: 'TXT' };
let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const ask = async (script: Script, extra: { readonly patience?: number; readonly signal?: AbortSignal } = {}) => {
  server = await startScriptedServer(script);
  const answer = await query({
    endpoint: parseEndpoint(server.endpoint),
    question,
    recursive: false,
    patience: 100,
    ...extra,
  });
  return { answer, asked: server.asked };
};

describe('one question to one name server', () => {
  it('reads data, authority, the AA bit and the code', async () => {
    const { answer } = await ask((packet) => [
      reply(packet, { answers: [txt('A.Example.TEST', 'one')], authorities: [soa('example.test', 9)] }),
    ]);
    expect(answer).toEqual({
      kind: 'answer',
      rcode: 'NOERROR',
      authoritative: true,
      answers: [{ type: 'TXT', name: 'a.example.test', ttl: 5, value: 'one' }],
      authorities: [{ type: 'SOA', name: 'example.test', ttl: 60, serial: 9, minimum: 7 }],
      additionals: [],
      transport: 'udp',
    });
  });

  it('joins the strings of one TXT record without anything between', async () => {
    const { answer } = await ask((packet) => [
      reply(packet, { answers: [{ type: 'TXT', name: 'a.example.test', ttl: 5, data: ['ab', 'cd'] }] }),
    ]);
    expect(answer).toMatchObject({ answers: [{ value: 'abcd' }] });
  });

  it('passes over answers with another id, another question or no sense', async () => {
    const { answer } = await ask((packet) => [
      Buffer.from('nonsense that is longer than a header'),
      reply(packet, { id: ((packet.id ?? 0) + 1) & 0xffff, answers: [txt('a.example.test', 'forged')] }),
      { ...reply(packet), questions: [{ type: 'TXT', name: 'other.example.test' }] },
      { ...reply(packet, { answers: [txt('a.example.test', 'forged')] }), type: 'query' },
      reply(packet, { answers: [txt('a.example.test', 'true')] }),
    ]);
    expect(answer).toMatchObject({ answers: [{ value: 'true' }] });
  });

  it('asks over TCP when the answer was cut', async () => {
    const { answer, asked } = await ask((packet, transport) => [
      transport === 'udp'
        ? reply(packet, { flags: TRUNCATED_RESPONSE })
        : reply(packet, { answers: [txt('a.example.test', 'whole')] }),
    ]);
    expect(answer).toMatchObject({ transport: 'tcp', answers: [{ value: 'whole' }] });
    expect(asked).toEqual(['udp TXT a.example.test', 'tcp TXT a.example.test']);
  });

  it('gets its answer over TCP where UDP is swallowed', async () => {
    const { answer } = await ask((packet, transport) => (transport === 'udp' ? [] : [reply(packet)]));
    expect(answer).toMatchObject({ kind: 'answer', transport: 'tcp' });
  });

  it('sends a lost datagram a second time', async () => {
    let datagrams = 0;
    const { answer } = await ask((packet, transport) => {
      if (transport === 'udp') datagrams += 1;
      return transport === 'udp' && datagrams === 2 ? [reply(packet)] : [];
    });
    expect(answer).toMatchObject({ kind: 'answer', transport: 'udp' });
  });

  it('asks servers from before EDNS once more without it', async () => {
    const { answer } = await ask((packet) => [
      (packet.additionals ?? []).length > 0 ? reply(packet, { rcode: 1 }) : reply(packet, { rcode: 3 }),
    ]);
    expect(answer).toMatchObject({ rcode: 'NXDOMAIN' });
  });

  it('says timeout of a server that never answers, in three times its patience', async () => {
    const began = performance.now();
    const { answer } = await ask(() => []);
    expect(answer).toEqual({ kind: 'silent', reason: 'timeout' });
    expect(performance.now() - began).toBeLessThan(900);
  });

  it('says at once that nobody listens', async () => {
    const port = await freePort();
    const began = performance.now();
    const answer = await query({ endpoint: { address: '127.0.0.1', port }, question, recursive: false });
    expect(answer).toEqual({ kind: 'silent', reason: 'refused' });
    expect(performance.now() - began).toBeLessThan(700);
  });

  it('does not send a name that does not fit the wire', async () => {
    const answer = await query({
      endpoint: { address: '127.0.0.1', port: 9 },
      question: { name: `${'a'.repeat(64)}.test`, type: 'TXT' },
      recursive: false,
    });
    expect(answer).toEqual({ kind: 'silent', reason: 'garbled' });
  });

  it('rejects with the reason of its signal as soon as it is aborted', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const running = ask(
      () => {
        stop.abort(reason);
        return [];
      },
      { signal: stop.signal, patience: 5000 },
    );
    await expect(running).rejects.toBe(reason);
  });
});
