/** What goes wrong in electron-updater, as codes of ours. It throws errors of Node, of Chromium and of its own. */
import { z } from 'zod';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';

export interface FailedStep {
  readonly step: 'look' | 'download' | 'install';
  readonly version: string;
  /** Where it is written to. */
  readonly folder: string;
}

const errorShape = z.object({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
});

/** Errors of its own whose cause is what the release server sent, whatever it was asked. */
const badAnswers: ReadonlySet<string> = new Set([
  'ERR_UPDATER_INVALID_UPDATE_INFO',
  'ERR_UPDATER_INVALID_RELEASE_FEED',
  'ERR_UPDATER_INVALID_VERSION',
  'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND',
  'ERR_UPDATER_LATEST_VERSION_NOT_FOUND',
  'ERR_UPDATER_NO_PUBLISHED_VERSIONS',
  'ERR_UPDATER_NO_FILES_PROVIDED',
  'ERR_UPDATER_NO_CHECKSUM',
  'ERR_UPDATER_ZIP_FILE_NOT_FOUND',
  'ERR_UPDATER_WEB_INSTALLER_DISABLED',
  'ERR_XML_MISSED_ELEMENT',
]);

/** Node's codes, TLS among them, and Chromium's. */
const network =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE|EPROTO|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|ERR_TLS_\w+|ERR_SSL_\w+)$|net::ERR_|^Request timed out|^aborted$|socket hang up/;
const denied = /^(?:EACCES|EPERM|EROFS)$|read-only volume|exited with code 12[67]\b/;
/** Squirrel.Mac has no codes. */
const unsigned = /^ERR_UPDATER_INVALID_SIGNATURE$|code signature|did not pass validation/i;

/** `updates.*`; one of ours stays what it is. */
export const updateFailure = (thrown: unknown, { step, version, folder }: FailedStep): CertwrightError => {
  if (thrown instanceof CertwrightError) return thrown;
  const { message, code, statusCode } = errorShape.safeParse(thrown).data ?? { message: String(thrown) };
  const is = (pattern: RegExp): boolean => pattern.test(code ?? '') || pattern.test(message);
  const cause = { cause: thrown };
  const detail = firstLine(message);
  if (code === 'ERR_CHECKSUM_MISMATCH' || /checksum mismatch/i.test(message))
    return fail('updates.checksum', { version }, cause);
  if (is(unsigned)) return fail('updates.signature', { version, detail }, cause);
  if (code === 'ENOSPC') return fail('updates.disk-full', { path: folder }, cause);
  if (is(denied)) return fail('updates.no-permission', { detail }, cause);
  if (statusCode !== undefined) return fail('updates.bad-answer', { detail: `HTTP ${statusCode}` }, cause);
  const status = /, status (\d{3})\b/.exec(message)?.[1];
  if (status !== undefined) return fail('updates.bad-answer', { detail: `HTTP ${status}` }, cause);
  if (badAnswers.has(code ?? '')) return fail('updates.bad-answer', { detail }, cause);
  if (is(network)) return fail('updates.no-network', { detail: detail === '' ? (code ?? '') : detail }, cause);
  // It reads fields of whatever a release file turned out to be.
  if (step === 'look') return fail('updates.bad-answer', { detail }, cause);
  return fail('updates.failed', { detail }, cause);
};

/** Its messages go on with stacks, headers and whole answers. */
const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '')
    .replace(/(?: in the latest release artifacts|: (?:Http)?Error: |[,:] rawData: ).*$/, '')
    .slice(0, 200)
    .trim();
