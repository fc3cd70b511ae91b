/** Fetching an update: whole or not at all, and only what was published. With the real electron-updater. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { publish, startReleaseServer } from '../support/release-server.ts';
import { fetched, file, found, selfUpdating } from '../support/self-updating.ts';

const here = selfUpdating();

it('throws away what is not what was published', async () => {
  publish(here.server, here.newer());
  here.server.files.set(`/${file}`, Buffer.from('#!/bin/sh\necho another\n'));
  const updater = here.opened();
  const update = await found(updater);
  expect(await failureOf(fetched(updater, update))).toMatchObject({
    code: 'updates.checksum',
    details: { version: '0.2.0' },
    retryable: true,
  });
  expect(here.pending()).toEqual([]);
  here.untouched();
  // The next try is a whole one.
  publish(here.server, here.newer());
  expect(await fetched(updater, update)).toBe(true);
});

it('takes a download that broke off for what it is', async () => {
  const content = Buffer.alloc(200_000, 7);
  publish(here.server, here.newer(content));
  here.server.files.set(`/${file}`, (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 50_000), () => response.destroy());
  });
  const updater = here.opened();
  const update = await found(updater);
  expect(await failureOf(fetched(updater, update))).toMatchObject({ code: 'updates.no-network', retryable: true });
  expect(here.pending()).toEqual([]);
});

it('takes one that is shorter than published, but whole to HTTP, for changed', async () => {
  const content = Buffer.alloc(200_000, 7);
  publish(here.server, here.newer(content));
  here.server.files.set(`/${file}`, content.subarray(0, 50_000));
  const updater = here.opened();
  expect(await failureOf(fetched(updater, await found(updater)))).toMatchObject({ code: 'updates.checksum' });
});

it('can be stopped in the middle, leaves nothing, and begins anew', async () => {
  const content = Buffer.alloc(400_000, 7);
  publish(here.server, here.newer(content));
  here.server.files.set(`/${file}`, (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 100_000));
  });
  const updater = here.opened();
  const update = await found(updater);
  const stop = new AbortController();
  const download = updater.download(update, { channel: 'stable', signal: stop.signal, onProgress: () => undefined });
  await vi.waitFor(() => expect(here.pending().some((name) => name.startsWith('temp-'))).toBe(true), 5000);
  stop.abort();
  expect(await download).toBe(false);
  await vi.waitFor(() => expect(here.pending()).toEqual([]), 5000);
  publish(here.server, here.newer(content));
  expect(await fetched(updater, update)).toBe(true);
});

it('tells how far a download is', async () => {
  const content = Buffer.alloc(300_000, 7);
  publish(here.server, here.newer(content));
  here.server.files.set(`/${file}`, (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 150_000));
    // The library tells once a second.
    void wait(1200).then(() =>
      response.write(content.subarray(150_000, 225_000), () => response.end(content.subarray(225_000))),
    );
  });
  const updater = here.opened();
  const percents: number[] = [];
  await fetched(updater, await found(updater), percents);
  expect(percents.at(-1)).toBe(100);
  expect(percents.some((percent) => percent > 0 && percent < 100)).toBe(true);
});

it('takes a program that is gone from the server for no answer', async () => {
  publish(here.server, here.newer());
  const updater = here.opened();
  const update = await found(updater);
  here.server.files.delete(`/${file}`);
  expect(await failureOf(fetched(updater, update))).toMatchObject({
    code: 'updates.bad-answer',
    details: { detail: 'HTTP 404' },
  });
});

it('follows a release that lies on another host, and holds it against the digest all the same', async () => {
  const other = await startReleaseServer();
  publish(here.server, here.newer());
  here.server.files.set(`/${file}`, (response) => {
    response.writeHead(302, { location: `${other.url}/elsewhere` });
    response.end();
  });
  other.files.set('/elsewhere', Buffer.from('#!/bin/sh\necho another\n'));
  const updater = here.opened();
  const update = await found(updater);
  expect(await failureOf(fetched(updater, update))).toMatchObject({ code: 'updates.checksum' });
  other.files.set('/elsewhere', here.newProgram());
  expect(await fetched(updater, update)).toBe(true);
  await other.close();
});

it('installs no other version than the one that was shown', async () => {
  publish(here.server, here.newer());
  const update = await found(here.opened());
  publish(here.server, { ...here.newer(), version: '0.3.0' });
  // Opened anew, it has to ask again.
  expect(await failureOf(fetched(here.opened(), update))).toMatchObject({ code: 'updates.bad-answer' });
});
