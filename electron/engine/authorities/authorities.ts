/** The authorities Certwright knows, as facts. Whoever orders reads them and never asks which authority it is. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import type { Identifier, SigningPolicy } from '../../../shared/domain/identifiers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { wordsOf } from '../../../shared/i18n/descriptor-words.ts';
import { isPrivateHost } from './private-host.ts';
import { actalis } from './table/actalis.ts';
import { google } from './table/google.ts';
import { letsEncrypt } from './table/lets-encrypt.ts';
import { sslCom } from './table/ssl-com.ts';
import { usual } from './table/usual.ts';
import { zerossl } from './table/zerossl.ts';

const say = wordsOf('authorities');

export interface ResolvedAuthority {
  readonly authority: Authority;
  readonly directoryUrl: string;
  /** PEM; the only roots to trust for the directory. */
  readonly rootPem?: string;
}

/**
 * The authority that a policy points at. `extra` are authorities that exist only while the host runs, such as the one
 * for practice, each with the root of its listener. `authority.unknown`.
 */
export const resolveAuthority = (ref: AuthorityRef, extra: readonly ResolvedAuthority[] = []): ResolvedAuthority => {
  if ('url' in ref) {
    const authority = ofUrl(ref.url, ref.rootPem);
    return { authority, directoryUrl: ref.url, ...(ref.rootPem === undefined ? {} : { rootPem: ref.rootPem }) };
  }
  const all = [...extra, ...authorities.map(resolved)];
  const known = all.find(({ authority }) => authority.id === ref.id);
  if (known === undefined)
    throw fail('authority.unknown', { id: ref.id, known: all.map(({ authority }) => authority.id) });
  return known;
};

/** What names it will sign, by this profile if it has different rules for that; for `engine/names`. */
export const signingPolicyOf = (authority: Authority, profile?: string): SigningPolicy => ({
  publicTrust: authority.publicTrust,
  wildcards: authority.wildcards,
  addresses: signsAddresses(authority, profile) ? authority.addresses : 'no',
  maxNames: (profile === undefined ? undefined : authority.maxNamesOfProfile?.[profile]) ?? authority.maxNames,
});

const signsAddresses = ({ addressProfile }: Authority, profile: string | undefined): boolean =>
  addressProfile === undefined || profile === undefined || profile === addressProfile;

/** The profile to order by: the one asked for, else the one that addresses need. */
export const profileFor = (
  authority: Authority,
  policy: { readonly profile?: string | undefined; readonly identifiers: readonly Identifier[] },
): string | undefined =>
  policy.profile ?? (policy.identifiers.some(({ type }) => type === 'ip') ? authority.addressProfile : undefined);

const resolved = (authority: Authority): ResolvedAuthority => ({ authority, directoryUrl: authority.directoryUrl });

/** A known directory typed in as a URL keeps its facts. One with a root of its own, or at home, signs what it likes. */
const ofUrl = (url: string, rootPem: string | undefined): Authority => {
  const known = authorities.find(({ directoryUrl }) => directoryUrl === url);
  if (known !== undefined && rootPem === undefined) return known;
  const { host, hostname } = new URL(url);
  const publicTrust = rootPem === undefined && !isPrivateHost(hostname);
  return {
    ...usual,
    id: url,
    name: host,
    directoryUrl: url,
    publicTrust,
    addresses: publicTrust ? 'no' : 'yes',
    caaDomains: [],
    summary: publicTrust
      ? say('An ACME directory that you gave.')
      : say('A private authority. Only devices that trust its root accept its certificates.'),
  };
};

/** In the order in which they are offered. Buypass is not here: it stopped issuing on 15 October 2025. */
export const authorities: readonly Authority[] = [...letsEncrypt, ...zerossl, ...google, ...sslCom, ...actalis];
