import { describe, expect, it } from 'vitest';
import type { ReadBackFlaw } from '../../../electron/engine/export/check-files.ts';
import type { NameRefusal } from '../../../electron/engine/export/file-names.ts';
import type { LimitReason } from '../../../electron/engine/export/limits.ts';
import type { OwnerRefusal } from '../../../electron/engine/export/owner.ts';
import type { PasswordRefusal } from '../../../electron/engine/export/password.ts';
import type { MismatchReason } from '../../../electron/engine/keys/read-certificate.ts';
import type { CsrFlaw } from '../../../electron/engine/keys/read-csr.ts';
import { routerRefusals } from '../../../electron/engine/port-mapping/mapping.ts';
import type { FieldProblem } from '../../../electron/engine/providers/fields.ts';
import type { KeyRefusal } from '../../../electron/engine/workspace/read-account-key.ts';
import type { RevocationObstacle } from '../../../electron/engine/workspace/revoke.ts';
import { languages } from '../../../shared/domain/languages.ts';
import { retryReasons } from '../../../shared/domain/runs.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { problem } from '../../../shared/errors/problem.ts';
import { messageOf, reasonWords } from '../../../shared/i18n/index.ts';
import { packOf } from '../../../shared/i18n/packs.ts';

/** One entry per member of a union, or the file does not compile. */
const every = <R extends string>(reasons: Readonly<Record<R, true>>): readonly string[] => Object.keys(reasons);

const mismatches = every<MismatchReason>({
  unreadable: true,
  key: true,
  'key-type': true,
  names: true,
  validity: true,
  'chain-order': true,
});
const flaws = every<CsrFlaw>({
  unreadable: true,
  signature: true,
  'weak-key': true,
  'weak-signature': true,
  'key-kind': true,
  'no-names': true,
  'other-names': true,
});
const refusals = every<KeyRefusal>({
  'not-readable': true,
  'not-private': true,
  encrypted: true,
  kind: true,
  weak: true,
  'unknown-account': true,
  deactivated: true,
});
const obstacles = every<RevocationObstacle>({
  'no-certificate': true,
  expired: true,
  'no-key': true,
  'no-account': true,
  'not-offered': true,
});
const fieldProblems = every<FieldProblem>({
  missing: true,
  format: true,
  'not-base64': true,
  'bad-url': true,
  unknown: true,
  'global-key': true,
  'retired-key': true,
  'other-kind': true,
});
const readBackFlaws = every<ReadBackFlaw>({ format: true, password: true, key: true, 'chain-order': true });
const nameRefusals = every<NameRefusal>({
  empty: true,
  folder: true,
  characters: true,
  reserved: true,
  ending: true,
  'too-long': true,
  placeholder: true,
  twice: true,
});
const limitReasons = every<LimitReason>({
  'key-type': true,
  'rsa-size': true,
  'chain-length': true,
  'file-size': true,
  'password-short': true,
  'password-long': true,
  'password-characters': true,
});
const passwordRefusals = every<PasswordRefusal>({
  characters: true,
  'too-short': true,
  'too-long': true,
  'not-used': true,
});
const ownerRefusals = every<OwnerRefusal>({ unknown: true, 'not-allowed': true, 'not-here': true });
const system = ['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EISDIR', 'ENOTDIR', 'EBUSY', 'EIO'];

const known: readonly (readonly [ErrorCode, readonly string[]])[] = [
  ['certificate.mismatch', mismatches],
  ['csr.invalid', flaws],
  ['account.key-invalid', refusals],
  ['revocation.not-possible', obstacles],
  ['credential.invalid', fieldProblems],
  ['run.not-yet', retryReasons],
  ['challenge.webroot-unwritable', ['not-absolute', 'missing', 'not-a-folder', 'token', ...system]],
  ['input.file-unreadable', ['not-json', 'too-large', 'not-an-object-of-text', 'not-a-certificate', ...system]],
  ['root.invalid', ['no-certificate', 'not-readable']],
  ['export.unwritable', system],
  ['export.read-back-failed', ['bytes', 'certificate', ...readBackFlaws]],
  ['export.name-refused', nameRefusals],
  ['export.not-fitting', limitReasons],
  ['export.password-refused', passwordRefusals],
  ['export.owner-refused', ownerRefusals],
  ['account.binding-invalid', ['keyId', 'hmacKey', 'email', 'apiKey']],
  ['fix.router-refused', routerRefusals],
  ['schedule.unavailable', ['no-scheduler', 'signed-out-not-offered', 'user-manager-unreachable']],
  ['network.tls-clock', ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']],
];

describe('a reason inside a failure', () => {
  it.each(known)('of %s is always said in words', (code, reasons) => {
    const wordless = languages.flatMap((language) =>
      reasons.filter((reason) => {
        const key = [`reason.${code}.${reason}`, `reason.${reason}`].find(
          (each) => packOf(language).sentences[each] !== undefined,
        );
        return (
          key === undefined || !reasonWords(code, reason, language).includes(packOf(language).sentences[key] ?? '-')
        );
      }),
    );
    expect(wordless).toEqual([]);
  });

  it('stands in the sentence as words, and a code of the system stays readable behind them', () => {
    const unwritable = problem('export.unwritable', { path: '/srv/tls', reason: 'EACCES' });
    expect(messageOf(unwritable, 'en').explanation).toBe(
      'The system does not allow it at /srv/tls: your account may not do that there (EACCES).',
    );
    expect(messageOf(unwritable, 'zh').explanation).toBe('系统不允许写入/srv/tls：当前账户没有权限（EACCES）。');
    const mixed = problem('certificate.mismatch', { reason: 'chain-order', detail: 'R10' });
    expect(messageOf(mixed, 'en').explanation).toContain('the certificates in its chain do not sign each other');
  });

  it('is told for each field of a form', () => {
    const fields = [
      { key: 'token', problem: 'missing' },
      { key: 'secret', problem: 'not-base64' },
    ];
    const invalid = problem('credential.invalid', { provider: 'acme-dns', fields });
    expect(messageOf(invalid, 'en').explanation).toBe(
      'These fields are missing or malformed: token (missing), secret (not base64, perhaps cut off).',
    );
    expect(messageOf(invalid, 'zh').explanation).toContain('token（没有填）、secret（不是base64，可能漏了字符）');
  });

  it('names who has the port, where the router told', () => {
    const taken = problem('fix.router-refused', {
      router: '192.168.1.1',
      reason: 'taken',
      holder: '192.168.1.5:80, Synology',
    });
    expect(messageOf(taken, 'en').explanation).toBe(
      'The router 192.168.1.1 answered: it sends this port to something else already (192.168.1.5:80, Synology)',
    );
    expect(messageOf(taken, 'zh').explanation).toBe(
      '路由器192.168.1.1答复：这个端口已经转发到别处（192.168.1.5:80, Synology）',
    );
  });

  it('that nobody foresaw is shown as it is', () => {
    const odd = problem('export.unwritable', { path: '/srv', reason: 'EODD' });
    expect(messageOf(odd, 'en').explanation).toBe('The system does not allow it at /srv: EODD.');
  });
});
