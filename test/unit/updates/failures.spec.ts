/** Words of Chromium, Windows and macOS that cannot be had here; what Node says is in `integration/updates.spec.ts`. */
import { describe, expect, it } from 'vitest';
import { updateFailure } from '../../../electron/app/updates/failures.ts';
import { languages } from '../../../shared/domain/languages.ts';
import { problem, toProblem } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';

const step = { step: 'download', version: '0.2.0', folder: '/opt/programs' } as const;
const failed = (thrown: unknown, at: Parameters<typeof updateFailure>[1]['step'] = 'download') =>
  toProblem(updateFailure(thrown, { ...step, step: at }));
const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });

describe('what electron-updater throws', () => {
  it.each([
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_NAME_NOT_RESOLVED',
    'net::ERR_CERT_AUTHORITY_INVALID',
    'net::ERR_PROXY_CONNECTION_FAILED',
    'Request timed out',
  ])('%s is a network that is not there', (message) => {
    expect(failed(new Error(message), 'look')).toEqual(problem('updates.no-network', { detail: message }));
  });

  it.each(['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
    '%s as well',
    (code) => expect(failed(coded(code)).code).toBe('updates.no-network'),
  );

  it('an installer of somebody else is told with what Windows said', () => {
    const words = 'New version 0.2.0 is not signed by the application owner: publisherNames: Certwright';
    expect(failed(coded('ERR_UPDATER_INVALID_SIGNATURE', words))).toEqual(
      problem('updates.signature', { version: '0.2.0', detail: words }),
    );
  });

  it('a program of somebody else is told with what macOS said', () => {
    const words =
      'Code signature at URL file:///x/Certwright.app/ did not pass validation: code failed to satisfy specified code requirement(s)';
    expect(failed(new Error(words), 'install').code).toBe('updates.signature');
  });

  it.each([
    ['a password that was not given', 'Command pkexec exited with code 126'],
    ['one that was wrong', 'Command pkexec exited with code 127'],
    ['a program on its disk image', 'Cannot update while running on a read-only volume.'],
  ])('%s is a right that is missing', (_what, message) => {
    expect(failed(new Error(message), 'install').code).toBe('updates.no-permission');
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('%s too', (code) => {
    expect(failed(coded(code, `${code}: permission denied, unlink '/opt/x'`)).code).toBe('updates.no-permission');
  });

  it('a package that its manager refused keeps its words', () => {
    expect(failed(new Error('Command pkexec exited with code 2'), 'install')).toEqual(
      problem('updates.failed', { detail: 'Command pkexec exited with code 2' }),
    );
  });

  it('something that is no error at all is told too', () => {
    expect(failed('odd', 'install')).toEqual(problem('updates.failed', { detail: 'odd' }));
    expect(failed(undefined, 'look').code).toBe('updates.bad-answer');
  });

  it('the feed of a repository that does not exist is no stack and no page', () => {
    const thrown = coded(
      'ERR_UPDATER_INVALID_RELEASE_FEED',
      'Cannot parse releases feed: Error: No published versions on GitHub\n    at x,\nXML:\n<html>',
    );
    expect(failed(thrown, 'look')).toEqual(problem('updates.bad-answer', { detail: 'Cannot parse releases feed' }));
  });

  it('reads as sentences in both languages', () => {
    for (const language of languages) {
      const { title, explanation, action } = messageOf(
        failed(coded('EROFS', 'EROFS: read-only file system')),
        language,
      );
      for (const text of [title, explanation, action]) expect(text).not.toMatch(/\{\{|undefined|\.\.$/);
    }
  });
});
