import { expect, it } from 'vitest';
import { httpCall } from '../../../electron/engine/providers/http-call.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';

/** 域名不存在 */
const gb2312 = Uint8Array.from([0xd3, 0xf2, 0xc3, 0xfb, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda]);

it.each<[string, Uint8Array, string]>([
  ['application/json; Charset=gb2312', gb2312, '域名不存在'],
  ['application/json; charset="utf-8"', Buffer.from('域名不存在'), '域名不存在'],
  ['application/json', Buffer.from('域名不存在'), '域名不存在'],
  ['text/plain; charset=no-such-thing', Buffer.from('plain'), 'plain'],
])('an answer of type %s is read as its sender wrote it', async (type, bytes, text) => {
  const api = await startProviderStandIn(() => ({ status: 200, bytes, headers: { 'content-type': type } }));
  const request = { method: 'GET', url: new URL(api.endpoint), headers: {}, body: '' } as const;
  expect(await httpCall('test', request, 5_000, new AbortController().signal)).toMatchObject({ text });
  await api.close();
});
