/** What people are told of causes: names and accounts. */
import type { CauseText } from '../../domain/causes.ts';
import type { askingCauses } from '../../domain/causes-asking.ts';

export const askingCauseTexts = {
  'identifier-has-port-or-url': {
    title: 'The name contains a port, a path or a scheme',
    explanation:
      'A certificate is issued for a host name, never for an address with a port or a path. One certificate serves every port of that host.',
    fixes: [
      'Keep only the host name (drop http://, :port and /path).',
      'If only an IP address is left, use a domain, or an IP certificate from an authority that offers it.',
    ],
  },
  'identifier-invalid-characters': {
    title: 'The name contains characters that are not allowed',
    explanation:
      'The authority accepts letters, digits, hyphens and dots only. Underscores, blanks, two dots in a row and placeholders such as “_” are refused.',
    fixes: [
      'Correct the character that is refused.',
      'If a host really has an underscore, use a wildcard certificate of the domain above it.',
    ],
  },
  'identifier-idn-not-punycode': {
    title: 'An international name was not converted',
    explanation:
      'Authorities and most DNS providers know international names only in their xn-- form, and some list them as they are spoken.',
    fixes: [
      'Order the name in its xn-- form; the app converts it.',
      'Look for the domain at the provider in both forms.',
    ],
  },
  'identifier-not-public': {
    title: 'The name is not a public domain',
    explanation:
      'Public authorities only issue for names under a registered top-level domain. Internal names such as nas.lan cannot be verified by anyone outside.',
    fixes: [
      'Use a domain you own and a DNS challenge; the host itself may stay internal.',
      'For a purely internal name use a private authority.',
    ],
  },
  'identifier-policy-blocked': {
    title: 'The authority refuses this name by policy',
    explanation:
      'The authority blocks host names that a cloud provider lends out, and some high-risk names. The block is by name, not by your set-up.',
    fixes: [
      'Use a domain of your own that points to the same server.',
      'If the domain is yours, ask the authority or try another.',
    ],
  },
  'wildcard-needs-dns01': {
    title: 'A wildcard needs the DNS challenge',
    explanation:
      'Authorities check names that start with “*.” by DNS only. A file or a TLS answer cannot prove all subdomains at once.',
    fixes: ['Switch the challenge to DNS.', 'Or list the single host names instead of the wildcard.'],
  },
  'ip-identifier-needs-profile': {
    title: 'An IP address needs another profile or challenge',
    explanation:
      'IP certificates must be asked for as type “ip” and, at Let’s Encrypt, with the shortlived profile. They are proved over port 80 or 443 only, and only public addresses qualify.',
    fixes: [
      'Choose the profile “shortlived” and the check over port 80 (http-01).',
      'Use a domain name when the address is private.',
    ],
  },
  'identifier-type-unsupported': {
    title: 'The authority does not support this kind of name',
    explanation: 'This authority issues nothing for this kind of name (IP address, e-mail, .onion and so on).',
    fixes: ['Choose an authority that supports it, or use a domain name.'],
  },
  'account-email-invalid': {
    title: 'The e-mail address is missing or refused',
    explanation:
      'The authority checks the contact address: sample domains and domains without mail are refused. Some authorities that want account binding need an address too.',
    fixes: ['Enter a real address.', 'Let’s Encrypt works without any address: leave it out there.'],
  },
  'contact-scheme-unsupported': {
    title: 'This kind of contact is not supported',
    explanation: 'Authorities take “mailto:” addresses only, one address per entry and without headers.',
    fixes: ['Send one mailto: address per contact.'],
  },
  'terms-not-agreed': {
    title: 'The terms of service were not agreed to',
    explanation:
      'The authority creates an account only after its current terms are accepted. If they change it may ask again.',
    fixes: ['Read the terms behind the link in the answer and agree to them, then try again.'],
  },
  'ca-user-action-required': {
    title: 'The authority asks the user to do something on its site',
    explanation: 'The answer holds a link. Nothing more happens until a person has opened it.',
    fixes: ['Open the link from the answer, then retry.'],
  },
  'account-not-found': {
    title: 'The authority does not know this account',
    explanation:
      'The saved account belongs to another authority, to the test environment, or its address was saved wrongly.',
    fixes: ['Register again with the same key: if the account exists, it is found. Otherwise create a new one.'],
  },
  'account-deactivated': {
    title: 'The account was closed',
    explanation: 'A deactivated account cannot be opened again. Certificates already issued stay valid.',
    fixes: ['Create a new account with a new key. Renew EAB values and CAA records that name the old one.'],
  },
  'account-file-corrupt': {
    title: 'The saved account data is damaged or half written',
    explanation:
      'The file with the account was cut off (crash, full disk) or edited. The account at the authority is usually fine.',
    fixes: ['Recover the account URL from the account key; if the key is lost, register anew.'],
  },
  'account-file-permissions': {
    title: 'The account file has the wrong permissions',
    explanation:
      'The private data file can be read by others, or the program runs as another user than the one that wrote it.',
    fixes: ['Restrict the file to its owner (600) and give it to the user that runs the program.'],
  },
  'account-key-mismatch': {
    title: 'The request was signed with the wrong key',
    explanation:
      'The account address and the private key on disk do not belong together, mostly after copying settings between machines.',
    fixes: ['Find the account by its key and store that address, or restore the key that belongs to it.'],
  },
  'bad-signature-algorithm': {
    title: 'The authority does not accept the signature algorithm',
    explanation: 'The account key must be of a kind that the authority lists (ES256 and RS256 work nearly everywhere).',
    fixes: [
      'Try again with an algorithm from the list in the answer, or make a new account key (ECDSA P-256 or RSA 2048).',
    ],
  },
  'eab-required': {
    title: 'This authority needs account binding (EAB)',
    explanation:
      'ZeroSSL, Google Trust Services, SSL.com and others accept new accounts only with a key id and an HMAC key from their site.',
    fixes: [
      'Fetch EAB values at the authority’s site and enter them; ZeroSSL can issue them for an e-mail address through its API.',
      'Or choose an authority without EAB.',
    ],
  },
  'eab-invalid': {
    title: 'The EAB values are wrong',
    explanation: 'Key id and HMAC key do not fit together, were swapped, or the HMAC key was not read as base64url.',
    fixes: ['Copy both values again without blanks; do not decode the HMAC key yourself.'],
  },
  'eab-consumed-or-expired': {
    title: 'The EAB values were used up or have expired',
    explanation:
      'Google’s values work for one account and expire after 7 days if unused. Other authorities allow one use as well.',
    fixes: ['Keep using the account that was made with them, or get new values.'],
  },
  'rate-limit-new-accounts': {
    title: 'Too many new accounts from this address',
    explanation: 'An authority limits how many accounts one IP address may open (Let’s Encrypt: 10 per 3 hours).',
    fixes: ['Use the account you have, or wait until the time in the answer.'],
  },
} as const satisfies Readonly<Record<keyof typeof askingCauses, CauseText>>;
