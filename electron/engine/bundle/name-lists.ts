/** Whose a name is, as far as the profile and the app's own tables tell. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { CertificateView, Policy } from '../../../shared/domain/certificates.ts';
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import type { RunView } from '../../../shared/domain/runs.ts';

export const ownNames = (
  certificates: readonly CertificateView[],
  runs: readonly RunView[],
  policy: Policy | undefined,
): readonly string[] => [
  ...new Set([
    ...[...certificates, ...runs, ...(policy === undefined ? [] : [policy])].flatMap(({ identifiers }) =>
      identifiers.flatMap(({ type, value }) => (type === 'dns' ? [value] : [])),
    ),
    ...runs.flatMap(({ records }) =>
      records.flatMap(({ zone, location }) => [
        ...(zone === undefined ? [] : [zone]),
        ...(/[:/]/.test(location) ? [] : [location]),
      ]),
    ),
  ]),
];

export const serviceHosts = ({
  authorities,
  providers,
}: {
  readonly authorities: readonly Authority[];
  readonly providers: readonly ProviderDescriptor[];
}): readonly string[] => [
  ...authorities.flatMap(({ directoryUrl }) => hostOf(directoryUrl)),
  ...providers.flatMap(({ website, createKeyUrl, docsUrl, nameServers }) => [
    ...[website, createKeyUrl, docsUrl].flatMap((url) => (url === undefined ? [] : hostOf(url))),
    // `ns*.example.com`, `*.ns.example.com`: what stands behind the last star and its dot.
    ...nameServers.map((pattern) => pattern.replace(/^.*\*[^.]*\./, '')),
  ]),
  ...wellKnown,
];

/** Where messages of tools and authorities lead to. */
const wellKnown = ['letsencrypt.org', 'github.com', 'ietf.org', 'nodejs.org', 'rfc-editor.org', 'certbot.eff.org'];

const hostOf = (url: string): readonly string[] => {
  const host = URL.parse(url)?.hostname;
  return host === undefined ? [] : [host];
};
