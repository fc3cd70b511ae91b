/** What people are told of causes: publishing and checking a proof. */
import type { CauseText } from '../../domain/causes.ts';
import type { proofCauses } from '../../domain/causes-proof.ts';

export const proofCauseTexts = {
  'txt-name-wrong': {
    title: 'The TXT record has the wrong name',
    explanation:
      'Provider consoles add your domain by themselves, so the full name ends up with it twice. For a wildcard the star is left out.',
    fixes: ['Enter only the part of the name in front of your domain; remove the misplaced record.'],
  },
  'propagation-slow-provider': {
    title: 'The provider publishes the record late',
    explanation:
      'The record is stored, but the provider’s name servers answer with it only after minutes (some up to an hour).',
    fixes: ['Wait until every name server has the value before the authority is asked; allow this provider more time.'],
  },
  'negative-cache': {
    title: '“Does not exist” was cached before the record was made',
    explanation:
      'A resolver that was asked too early remembers the missing record for the SOA minimum time (often an hour or a day).',
    fixes: ['Ask the domain’s own name servers, and not too early. Lower the SOA minimum of the domain.'],
  },
  'secondary-ns-out-of-sync': {
    title: 'The name servers disagree',
    explanation:
      'One server has the new value, another the old. The authority asks several and from several places, so it finds the old one.',
    fixes: ['Wait until all agree. If they never do, repair the zone transfer (serial, NOTIFY, AXFR).'],
  },
  'domain-uses-other-nameservers': {
    title: 'The domain is served by another DNS provider',
    explanation: 'The record was added at a provider whose name servers the domain does not use, so nobody sees it.',
    fixes: [
      'Use credentials of the provider that the name servers belong to, or change the name servers at the registrar.',
    ],
  },
  'local-resolver-wrong-answers': {
    title: 'The local DNS gives other answers than the internet',
    explanation:
      'Router, ad blocker, DHCP suffix or company DNS changes the answers, so the wrong domain is found or the record seems to be missing.',
    fixes: ['Let the app ask public servers or the domain’s own name servers directly.'],
  },
  'local-resolver-timeout': {
    title: 'The local DNS does not answer in time',
    explanation: 'The DNS server this computer uses is overloaded, far away or loses packets.',
    fixes: ['Use another DNS server for the checks and allow more time.'],
  },
  'resolver-fake-ip': {
    title: 'A proxy tool answers DNS with fake addresses',
    explanation:
      'A proxy with “fake-ip” mode catches DNS and returns placeholder addresses (198.18.x.x). Name server look-ups then time out.',
    fixes: ['Use DNS over HTTPS inside the app, exclude the app from the proxy, or switch fake-ip off.'],
  },
  'dns-traffic-intercepted': {
    title: 'DNS queries are redirected on the way',
    explanation:
      'Router or provider redirects port 53 to its own resolver. Asking another server does not help: its answers are replaced.',
    fixes: ['Use DNS over HTTPS or TLS for all checks.'],
  },
  'outbound-dns-blocked': {
    title: 'Port 53 to the outside is blocked',
    explanation:
      'The network only lets its own resolver out, or blocks the public DNS service in use. The record itself may be fine.',
    fixes: [
      'Use DNS over HTTPS with a service that can be reached (Alibaba, DNSPod, Google, Cloudflare), or check with the DNS of this network only.',
    ],
  },
  'split-horizon-dns': {
    title: 'Inside and outside DNS have different zones',
    explanation:
      'The company or home DNS has its own copy of the zone. The tool checks there, but the authority asks the public one.',
    fixes: ['Check at the domain’s public name servers only.'],
  },
  'apex-and-wildcard-overwrite': {
    title: 'Domain and wildcard overwrite each other’s TXT',
    explanation:
      'Both names use one and the same record name with two values. If the second replaces the first, one check fails.',
    fixes: ['Keep both values at the same time. If the provider keeps only one, prove the names one after the other.'],
  },
  'nameserver-unreachable': {
    title: 'The domain’s name servers do not answer properly',
    explanation:
      'A listed name server is down, does not serve the zone, or cannot be reached from the authority’s places.',
    fixes: ['Correct the list of name servers at the registrar, or wait for their operator.'],
  },
  'domain-expired-or-held': {
    title: 'The domain has expired or is on hold',
    explanation: 'The registry no longer delegates the name, therefore nothing under it resolves.',
    fixes: ['Renew the domain or complete the registrant check at the registrar.'],
  },
  'stale-txt-records': {
    title: 'Old TXT values are still answered',
    explanation:
      'Values of earlier runs were not removed or are cached. With many of them the authority may not see the new one.',
    fixes: ['Delete the old values, wait until their TTL has passed, and use a short TTL.'],
  },
  'dnssec-servfail': {
    title: 'DNSSEC of the domain is broken',
    explanation:
      'A DS record at the registry promises signatures the name servers do not deliver (often after a change of provider). Strict resolvers then answer SERVFAIL.',
    fixes: ['Remove the DS record at the registrar or sign the zone again, then wait until its TTL has passed.'],
  },
  'caa-forbids': {
    title: 'A CAA record forbids this authority',
    explanation:
      'The domain’s CAA records list which authorities may issue. This authority, this account or this method is not among them; wildcards have their own “issuewild”.',
    fixes: [
      'Add the authority’s value (for example 0 issue "letsencrypt.org") or choose an authority that is listed. Check “issuewild” and the account too.',
    ],
  },
  'caa-lookup-failed': {
    title: 'The CAA look-up fails',
    explanation:
      'The authority must be able to read CAA at the name and all its parents. An error there (old server, missing parent zone) counts as refusal.',
    fixes: ['Repair the name server that answers with an error, or use another DNS provider.'],
  },
  'a-record-points-elsewhere': {
    title: 'The domain points to another server',
    explanation: 'The address record leads to an old or different server, so the authority gets someone else’s page.',
    fixes: ['Correct the address record, or use DNS validation.'],
  },
  'no-address-record': {
    title: 'The name has no address record',
    explanation: 'For file validation the authority must find the server, and the name leads nowhere.',
    fixes: ['Add an A/AAAA record, or use DNS validation, which needs none.'],
  },
  'private-ip-address': {
    title: 'The domain points to a private address',
    explanation: 'The authority cannot reach 192.168.x.x and similar; it treats such records as not existing.',
    fixes: ['Use DNS validation. The address may then stay private.'],
  },
  'port80-unreachable': {
    title: 'Port 80 cannot be reached from outside',
    explanation:
      'HTTP validation always comes in on port 80. A firewall, a missing port forwarding or a service on another port stops it.',
    fixes: ['Open and forward port 80 to this computer, at least during validation, or use DNS validation.'],
  },
  'isp-blocks-port80': {
    title: 'The internet provider blocks port 80',
    explanation: 'Many home lines have 80 and 443 closed by the provider. No setting at home changes that.',
    fixes: ['Use DNS validation, and serve on a high port.'],
  },
  'cgnat-no-public-ip': {
    title: 'This line has no public address (CGNAT)',
    explanation:
      'The provider shares one address among customers, so nobody can connect to you from outside, whatever is forwarded.',
    fixes: ['Use DNS validation, IPv6, a tunnel, or ask the provider for a public address.'],
  },
  'icp-filing-block': {
    title: 'The cloud blocks the domain for lack of ICP filing',
    explanation:
      'Servers in mainland China answer web requests only for filed domains; the authority then receives the block page instead of the challenge.',
    fixes: ['Use DNS validation. To serve web pages, complete the filing or move the server.'],
  },
  'ipv6-aaaa-broken': {
    title: 'The IPv6 address record is wrong or not reachable',
    explanation:
      'The authority prefers IPv6. A forgotten AAAA record leads it to another or no server although IPv4 works.',
    fixes: ['Delete or correct the AAAA record, or serve the challenge over IPv6 too.'],
  },
  'geo-block-secondary-validation': {
    title: 'Some of the authority’s check points are blocked',
    explanation:
      'Authorities check from several countries at once. A country filter or bot protection lets only some through.',
    fixes: ['Allow /.well-known/acme-challenge/ from everywhere, or use DNS validation.'],
  },
  'cdn-proxy-interferes': {
    title: 'A CDN or proxy in front changes the answer',
    explanation:
      'The authority talks to the CDN, not to your server: caching, forced HTTPS or bot checks get in between.',
    fixes: ['Use DNS validation, exempt the challenge path (no cache, no redirect, no firewall), or pause the proxy.'],
  },
  'challenge-blocked-by-rule': {
    title: 'The server refuses the challenge path',
    explanation: 'A rule for hidden folders, a bot blocker or a login protects /.well-known.',
    fixes: ['Place an exception for /.well-known/acme-challenge/ before those rules.'],
  },
  'challenge-file-not-served': {
    title: 'The server does not deliver the challenge file',
    explanation: 'The file is there but the server looks elsewhere or refuses files without an extension.',
    fixes: [
      'Choose the right web root. On IIS allow files without extension (web.config), or use the built-in server.',
    ],
  },
  'http-redirect-broken': {
    title: 'A redirect leads the check astray',
    explanation: 'Redirects are followed only to port 80 or 443 and to real host names, at most ten times.',
    fixes: ['Exempt the challenge path from redirects, or correct the target.'],
  },
  'tls-alpn-intercepted': {
    title: 'The TLS challenge does not reach the program',
    explanation: 'Something in front (reverse proxy, CDN) ends the TLS connection, so the special handshake gets lost.',
    fixes: ['Use HTTP or DNS validation, or pass port 443 through unchanged.'],
  },
  'ca-processing-slow': {
    title: 'The authority takes very long',
    explanation: 'The request is accepted, but the authority works slowly. Giving up early wastes the order.',
    fixes: ['Wait longer and go on with the same order later, or use another authority.'],
  },
} as const satisfies Readonly<Record<keyof typeof proofCauses, CauseText>>;
