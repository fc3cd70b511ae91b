import { describe, expect, it } from 'vitest';
import { type Connection, createWebBridge } from '../../../renderer/ipc/web-bridge.ts';
import type { EventEnvelope } from '../../../shared/ipc/envelope.ts';

type Stream = Pick<EventSource, 'onmessage' | 'onerror' | 'onopen' | 'close'>;

const browser = (answer: () => Promise<Response>) => {
  const streams: (Stream & { closed: boolean })[] = [];
  const requests: { url: string; init: RequestInit }[] = [];
  const waiting: { milliseconds: number; action: () => void }[] = [];
  return {
    streams,
    requests,
    waiting,
    last: () => {
      const stream = streams.at(-1);
      if (stream === undefined) throw new Error('no stream was opened');
      return stream;
    },
    facilities: {
      fetch: (url: string, init: RequestInit) => {
        requests.push({ url, init });
        return answer();
      },
      openEvents: () => {
        const stream = {
          closed: false,
          onmessage: null,
          onerror: null,
          onopen: null,
          close: () => {
            stream.closed = true;
          },
        } as Stream & { closed: boolean };
        streams.push(stream);
        return stream;
      },
      later: (milliseconds: number, action: () => void) => {
        waiting.push({ milliseconds, action });
      },
    },
  };
};
const json =
  (value: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(value), { status });
const fire = (handler: ((...args: never[]) => unknown) | null, event: unknown = {}) =>
  (handler as ((event: unknown) => unknown) | null)?.(event);

describe('the page in a browser', () => {
  it('posts a call to its own host with the header that other pages cannot send', async () => {
    const web = browser(json({ ok: true, value: { done: true } }));
    const bridge = createWebBridge(web.facilities, () => undefined);
    expect(await bridge.call('draft.clear', { place: 'real' })).toEqual({ ok: true, value: { done: true } });
    expect(web.requests).toEqual([
      {
        url: 'ipc',
        init: {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-certwright': '1' },
          body: '{"name":"draft.clear","input":{"place":"real"}}',
        },
      },
    ]);
  });

  it('hands over a problem as it came, also with an error status', async () => {
    const problem = { code: 'vault.wrong-passphrase', details: {}, retryable: false };
    const web = browser(json({ ok: false, problem }, 400));
    const bridge = createWebBridge(web.facilities, () => undefined);
    expect(await bridge.call('vault.unlock', { passphrase: 'x' })).toEqual({ ok: false, problem });
  });

  it('makes a problem of an answer that is none, and of no answer', async () => {
    const html = createWebBridge(
      browser(async () => new Response('<html>', { status: 403 })).facilities,
      () => undefined,
    );
    expect(await html.call('draft.clear', { place: 'real' })).toMatchObject({
      ok: false,
      problem: { code: 'internal', details: { message: '403 <html>' } },
    });
    const refused = createWebBridge(
      browser(() => Promise.reject(new TypeError('Failed to fetch'))).facilities,
      () => undefined,
    );
    expect(await refused.call('draft.clear', { place: 'real' })).toMatchObject({
      ok: false,
      problem: { code: 'internal' },
    });
  });

  it('gives every event to those who listen, and to nobody who stopped', () => {
    const web = browser(json({}));
    const bridge = createWebBridge(web.facilities, () => undefined);
    const heard: EventEnvelope[] = [];
    const stop = bridge.onEvent((event) => heard.push(event));
    bridge.onEvent(() => undefined);
    expect(web.streams).toHaveLength(1);
    const event = {
      name: 'certificates.changed',
      payload: { mark: { series: 's', order: 1 }, changed: [], removed: [] },
    };
    fire(web.last().onmessage, { data: JSON.stringify(event) });
    stop();
    fire(web.last().onmessage, { data: JSON.stringify(event) });
    expect(heard).toEqual([event]);
  });

  it('says once that the host is gone, keeps trying ever more slowly, and says when it is back', () => {
    const web = browser(json({}));
    const said: Connection[] = [];
    createWebBridge(web.facilities, (connection) => said.push(connection)).onEvent(() => undefined);
    for (let attempt = 0; attempt < 6; attempt += 1) {
      fire(web.last().onerror);
      web.waiting.at(-1)?.action();
    }
    expect(said).toEqual(['gone']);
    expect(web.waiting.map(({ milliseconds }) => milliseconds)).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
    expect(web.streams.slice(0, -1).every(({ closed }) => closed)).toBe(true);
    fire(web.last().onopen);
    expect(said).toEqual(['gone', 'restored']);
    fire(web.last().onerror);
    expect(web.waiting.at(-1)?.milliseconds).toBe(500);
  });
});
