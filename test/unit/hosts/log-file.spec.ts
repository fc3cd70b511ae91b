import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hostLogger } from '../../../electron/host-log.ts';
import { logFile, logFolderOf } from '../../../electron/log-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('the log on disk', () => {
  const folder = tempFolder();
  afterAll(() => folder.remove());

  it('has what was said before it was opened, for its owner alone', () => {
    const profile = join(folder.path, 'first');
    const logger = hostLogger(() => undefined);
    logger.info('before', { count: 1 });
    logger.alsoTo(logFile(profile, 'desktop'));
    logger.warn('after');
    const path = join(logFolderOf(profile), 'desktop.log');
    const events = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event);
    expect(events).toEqual(['before', 'after']);
    expect([statSync(path).mode & 0o777, statSync(logFolderOf(profile)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('keeps one older file, and both within their size', () => {
    const profile = join(folder.path, 'long');
    const write = logFile(profile, 'web', 1_000);
    for (let line = 0; line < 200; line += 1) write(`${JSON.stringify({ line, words: 'x'.repeat(40) })}\n`);
    const files = readdirSync(logFolderOf(profile)).toSorted();
    expect(files).toEqual(['web.log', 'web.old.log']);
    for (const file of files) expect(statSync(join(logFolderOf(profile), file)).size).toBeLessThanOrEqual(1_000);
    expect(readFileSync(join(logFolderOf(profile), 'web.log'), 'utf8')).toContain('"line":199');
  });

  it('goes on after another process has rotated or removed it', () => {
    const profile = join(folder.path, 'removed');
    const one = logFile(profile, 'scheduled', 1_000);
    one('{"first":1}\n');
    const other = logFile(profile, 'scheduled', 1_000);
    other('{"second":2}\n');
    one('{"third":3}\n');
    expect(readFileSync(join(logFolderOf(profile), 'scheduled.log'), 'utf8')).toBe(
      '{"first":1}\n{"second":2}\n{"third":3}\n',
    );
  });

  it('holds no secret, even where a line has one', () => {
    const profile = join(folder.path, 'secret');
    const logger = hostLogger(() => undefined);
    logger.alsoTo(logFile(profile, 'desktop'));
    const planted = 'planted-0123456789abcdef0123456789';
    logger.warn('call-failed', {
      detail: `Authorization: Bearer ${planted}`,
      url: `https://api.example.org/v1?token=${planted}`,
      key: `-----BEGIN PRIVATE KEY-----\n${planted}\n-----END PRIVATE KEY-----`,
    });
    const text = readFileSync(join(logFolderOf(profile), 'desktop.log'), 'utf8');
    expect(text).toContain('call-failed');
    expect(text).not.toContain(planted);
  });

  it('a profile that cannot be written to keeps nobody from working', () => {
    const file = join(folder.path, 'a-file');
    writeFileSync(file, '');
    expect(() => logFile(file, 'desktop')('{}\n')).not.toThrow();
    expect(existsSync(join(file, 'logs'))).toBe(false);
  });
});
