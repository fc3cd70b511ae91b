/** What a list of versions tells beside each of them: how it stands, and what changed from the one before. Pure. */
import type { CertificateVersion, KeyType } from '../../../shared/domain/certificates.ts';

export type Standing = 'current' | 'replaced' | 'revoked' | 'expired';

export const standingOf = (version: CertificateVersion, currentId: string | undefined, now: number): Standing => {
  if (version.revoked !== undefined) return 'revoked';
  if (Date.parse(version.notAfter) <= now) return 'expired';
  return version.id === currentId ? 'current' : 'replaced';
};

export interface Changes {
  readonly added: readonly string[];
  readonly left: readonly string[];
  readonly key?: { readonly from: KeyType; readonly to: KeyType };
  readonly authority?: { readonly from: string; readonly to: string };
}

/** `undefined` where nothing is different, and for the first. Early versions do not tell their names. */
export const changesOf = (version: CertificateVersion, before: CertificateVersion | undefined): Changes | undefined => {
  if (before === undefined) return undefined;
  const [names, earlier] =
    version.names === undefined || before.names === undefined ? [[], []] : [version.names, before.names];
  const added = names.filter((name) => !earlier.includes(name));
  const left = earlier.filter((name) => !names.includes(name));
  const [to, from] = [issuerOf(version), issuerOf(before)];
  const changes: Changes = {
    added,
    left,
    ...(version.keyType === before.keyType ? {} : { key: { from: before.keyType, to: version.keyType } }),
    ...(from === to ? {} : { authority: { from, to } }),
  };
  return added.length + left.length > 0 || changes.key !== undefined || changes.authority !== undefined
    ? changes
    : undefined;
};

/** When the names became what they are; `undefined` where they have never been others, as far as the list goes. */
export const namesChangedAt = (versions: readonly CertificateVersion[]): string | undefined =>
  versions.find((version, index) => {
    const changes = changesOf(version, versions[index + 1]);
    return changes !== undefined && changes.added.length + changes.left.length > 0;
  })?.createdAt;

/** One attribute of a distinguished name, as `O` or `CN`. */
const attribute = (name: string, key: 'O' | 'CN'): string | undefined =>
  new RegExp(`(?:^|,\\s*|/|\\n)${key}=([^,/\\n]+)`, 'i').exec(name)?.[1]?.trim();

/** `CN=…` of a distinguished name, else the whole of it. */
export const commonName = (name: string): string => attribute(name, 'CN') ?? name;

/** Who signed it: the organisation, which stays when an authority changes the certificate it signs with. */
export const issuerOf = ({ issuer }: Pick<CertificateVersion, 'issuer'>): string =>
  attribute(issuer, 'O') ?? commonName(issuer);

const serialShown = 8;

/** Enough of a serial number to tell it from the others of one certificate. */
export const shortSerial = (serial: string): string =>
  serial.length <= serialShown + 1 ? serial : `${serial.slice(0, serialShown)}…`;
