/** Every term of the glossary: one plain sentence, then when it matters. Loaded with the screens that show them. */
import type { TermId, TermText } from '../../domain/terms.ts';

export const termTexts: Readonly<Record<TermId, TermText>> = {
  acme: {
    name: 'ACME',
    what: 'The common language in which programs ask authorities for certificates.',
    when: 'Any authority that speaks it can be used here, by the address of its directory.',
  },
  authority: {
    name: 'Certificate authority (CA)',
    what: 'An organisation that confirms that a name is yours and signs a certificate for it.',
    when: 'Browsers trust a certificate only if they trust the authority that signed it.',
  },
  account: {
    name: 'Account',
    what: 'Your identity at an authority: a key that signs every order, without a password.',
    when: 'Certwright makes one with the first order. Keep it when you move to another computer.',
  },
  eab: {
    name: 'External account binding (EAB)',
    what: 'A key id and a secret that tie your account here to one you have at the authority’s website.',
    when: 'ZeroSSL, Google and most paid authorities ask for it once. You copy it from their website.',
  },
  staging: {
    name: 'Staging',
    what: 'A second, public copy of an authority that is only for trying things out.',
    when: 'It has generous limits, but browsers do not trust its certificates.',
  },
  profile: {
    name: 'Profile',
    what: 'A kind of certificate that an authority offers, such as a very short-lived one.',
    when: 'The usual kind fits almost everyone. Short-lived ones need renewals that run by themselves.',
  },
  'rate-limit': {
    name: 'Rate limit',
    what: 'How many certificates or attempts an authority allows in a certain time.',
    when: 'After too many failures nothing but waiting helps, so Certwright checks first and counts along.',
  },
  ari: {
    name: 'ARI (renewal information)',
    what: 'The authority itself says when it would like a certificate to be renewed.',
    when: 'If it must withdraw certificates, yours is renewed early, without you doing anything.',
  },

  challenge: {
    name: 'Challenge',
    what: 'The task by which an authority lets you prove that a name is yours.',
    when: 'You choose one of three ways: a DNS record, a file on a web server, or a special TLS answer.',
  },
  'dns-01': {
    name: 'DNS-01',
    what: 'Proves a name by a TXT record in its DNS.',
    when: 'Use it for wildcards, or where ports 80 and 443 cannot be reached from the internet.',
  },
  'http-01': {
    name: 'HTTP-01',
    what: 'Proves a name by a small file that the authority fetches over port 80.',
    when: 'Use it where a website of that name already answers on port 80. It cannot prove wildcards.',
  },
  'tls-alpn-01': {
    name: 'TLS-ALPN-01',
    what: 'Proves a name by a special certificate that is shown on port 443.',
    when: 'Use it where only port 443 can be reached, and no other program holds that port.',
  },
  delegation: {
    name: 'Delegation (CNAME)',
    what: 'A fixed CNAME record sends the proof of one domain to another one.',
    when: 'Use it where your DNS provider has no API, or should not hand out a key to the whole domain.',
  },
  preflight: {
    name: 'Preflight',
    what: 'Checks made from this computer before anything is ordered.',
    when: 'They find what would make the order fail, without using up attempts at the authority.',
  },

  zone: {
    name: 'Zone',
    what: 'The part of DNS that is kept together in one place, mostly a domain with all that is below it.',
    when: 'A record for a proof must be written into the zone that really serves the name.',
  },
  'name-server': {
    name: 'Name server',
    what: 'A server that holds the records of your domain and gives the first-hand answer.',
    when: 'An authority asks these directly, so all of them need the new record before it looks.',
  },
  resolver: {
    name: 'Resolver',
    what: 'The DNS server your computer asks; it fetches answers from name servers and remembers them.',
    when: 'It may show an older answer, or another one, than the authority gets.',
  },
  record: {
    name: 'TXT record',
    what: 'A line of text that DNS keeps under a name.',
    when: 'The proof by DNS is such a line under _acme-challenge. It is removed afterwards.',
  },
  propagation: {
    name: 'Propagation',
    what: 'The time until all name servers of a domain answer with a new record.',
    when: 'It takes seconds at some providers and an hour at others. Certwright waits and shows who is late.',
  },
  ttl: {
    name: 'TTL',
    what: 'How long others may remember a DNS answer before they ask again, in seconds.',
    when: 'A long one keeps an old or missing record alive for that time, even after you have put it right.',
  },
  caa: {
    name: 'CAA',
    what: 'A DNS record that says which authorities may issue certificates for a domain.',
    when: 'If one exists and does not name your authority, the order is refused until you add it.',
  },
  dnssec: {
    name: 'DNSSEC',
    what: 'Signatures on DNS answers that show that nobody has changed them.',
    when: 'Broken signatures hide the whole domain from authorities, though it may still work for you.',
  },

  identifier: {
    name: 'Identifier (name)',
    what: 'A domain name or IP address that a certificate is valid for.',
    when: 'A browser refuses a certificate that does not list exactly the name in the address bar.',
  },
  wildcard: {
    name: 'Wildcard',
    what: 'A name such as *.example.org that stands for every name one level below.',
    when: 'It covers neither example.org itself nor a.b.example.org, and can only be proven by DNS.',
  },
  'key-type': {
    name: 'Key type',
    what: 'The kind of the certificate’s secret key: ECDSA is small and fast, RSA is the older kind.',
    when: 'Choose RSA only if an old device does not accept ECDSA.',
  },
  csr: {
    name: 'CSR (signing request)',
    what: 'The signed form in which the names and the public key are handed to the authority.',
    when: 'Certwright makes it for you. Bring your own only if the key must never leave another device.',
  },
  chain: {
    name: 'Chain',
    what: 'Your certificate with those that lead from it to a root that browsers know.',
    when: 'A server has to send all of it (fullchain), or some devices will not trust it.',
  },
  root: {
    name: 'Root',
    what: 'The certificate at the end of a chain that systems and browsers trust from the start.',
    when: 'Very old devices lack newer roots. They may need another chain.',
  },
  fingerprint: {
    name: 'Fingerprint',
    what: 'A short number computed from the whole certificate that no other certificate has.',
    when: 'Compare it to see whether a server really uses the certificate that you have here.',
  },
  serial: {
    name: 'Serial number',
    what: 'The number that an authority gives to each certificate it signs.',
    when: 'Authorities and revocation lists name a certificate by it. In DNS, it counts versions of a zone.',
  },
  pfx: {
    name: 'PFX (PKCS#12)',
    what: 'One file with certificate, chain and key, protected by a password.',
    when: 'Windows, IIS, Java and many appliances import this. Older systems need its older encryption.',
  },
  revocation: {
    name: 'Revocation',
    what: 'An authority declares a certificate invalid before it expires.',
    when: 'Do it if someone else has the key. It cannot be undone, so replace the certificate first.',
  },
  ocsp: {
    name: 'OCSP',
    what: 'A service of an authority that answers whether a certificate has been revoked.',
    when: 'Many authorities have ended it. A server set to “must staple” then no longer works.',
  },
  crl: {
    name: 'CRL (revocation list)',
    what: 'A list that an authority publishes of the certificates it has revoked.',
    when: 'Browsers read it for you. Expect hours or days until a revocation is seen everywhere.',
  },

  'renewal-window': {
    name: 'Renewal window',
    what: 'The time in which a certificate is best renewed, well before it expires.',
    when: 'What fails in it is tried again, so that there is time to help before visitors notice.',
  },
  rehearsal: {
    name: 'Rehearsal',
    what: 'A try of the next renewal, some days ahead, that orders nothing.',
    when: 'It finds an expired API key or a changed provider while your certificate is still good.',
  },
  schedule: {
    name: 'Schedule',
    what: 'A task of your system that wakes Certwright every few hours, even while it is closed.',
    when: 'Without it, certificates are only renewed while Certwright is open.',
  },
  vault: {
    name: 'Vault',
    what: 'Where Certwright keeps keys, passwords and API tokens, encrypted on this computer.',
    when: 'While it is locked nothing can be ordered or renewed.',
  },
  keychain: {
    name: 'Keychain',
    what: 'The place in your system that keeps passwords and opens when you sign in.',
    when: 'It can hold the key of the vault, so that you need not type a passphrase.',
  },
  watch: {
    name: 'Watch',
    what: 'A regular look at what your servers really show to visitors.',
    when: 'It notices when a new certificate is here, but a server still shows the old one.',
  },
};
