/** What is noteworthy about a zone and its signatures. */
export const zones = {
  'zone.delegation-differs': 'The zone above names other servers than the zone itself',
  'zone.delegation-differs.means':
    'Only above: {{aboveOnly}}. Only in the zone: {{ownOnly}}. The authority follows the zone above; make both the same at the registrar.',
  'zone.server-unreachable': '{{server}} ({{address}}) does not answer: {{reason}}',
  'zone.server-unreachable.means':
    'The authority may ask it too. If it is gone for good, take it out of the zone’s name servers.',
  'zone.server-not-serving': '{{server}} ({{address}}) does not serve the zone: {{rcode}}',
  'zone.server-not-serving.means':
    'It is named as a name server and knows nothing of the zone. Set it up, or take it out.',
  'zone.server-unresolvable': 'The name server {{server}} has no address',
  'zone.server-unresolvable.means': 'Its name may be mistyped, or its domain has ended.',
  'zone.serials-differ': 'The name servers have different versions of the zone: {{servers}}',
  'zone.serials-differ.means':
    'A change is on its way, or a secondary no longer follows. Certwright waits for all of them.',
  'zone.wildcard-txt': '{{wildcard}} answers for every name with a TXT record',
  'zone.wildcard-txt.means': 'Until the proof is there, the authority would see: {{values}}',
  'zone.wildcard-cname': '{{wildcard}} leads every name to {{target}}',
  'zone.wildcard-cname.means':
    'The record is written at its own name all the same; once it is there, the wildcard no longer counts for it.',
  'zone.dnssec-broken': 'The signatures of the zone are broken: {{why}}',
  'zone.dnssec-broken.means':
    'Authorities check signatures and will refuse. Mend DNSSEC at the provider, or take the DS record away at the registrar.',
  'zone.port-53-blocked': 'No name server of the zone can be reached from here',
  'zone.port-53-blocked.means':
    'Something blocks port 53 to the outside. Certwright asks operators of DNS over HTTPS instead.',
  'zone.port-53-caught': 'Something on the way answers in place of {{servers}}',
  'zone.port-53-caught.means':
    'Your network catches DNS questions. Certwright asks operators of DNS over HTTPS instead.',
  'cli.dns.provider-all': 'The name servers are those of {{provider}}',
  'cli.dns.provider-some': 'Some of the name servers are those of {{provider}}',
  'zone.findings': 'About the zone {{zone}}',
  'zone.none': 'none',
  'dnssec.signed': 'Signed; the signatures hold until {{until}}',
  'dnssec.unsigned': 'Not signed (DNSSEC is off)',
  'dnssec.unsigned-keys': 'Has keys, but the zone above does not vouch for them, so nobody checks',
  'dnssec.broken': 'Signed, and broken: {{why}}',
  'dnssec.unknown': 'Whether it is signed could not be found out',
  'dnssec.why.no-matching-key': 'the zone above vouches for keys that the zone does not have',
  'dnssec.why.signature-missing': 'a signature by a key that the zone above vouches for is missing',
  'dnssec.why.signature-expired': 'the signature has expired ({{at}})',
  'dnssec.why.signature-not-yet-valid': 'the signature is not valid yet ({{at}})',
  'dnssec.why.signature-wrong': 'a signature does not fit its records',
  'dnssec.why.algorithm-unknown': 'signed by an algorithm that cannot be checked here',
  'dnssec.why.validator-refuses': 'resolvers that check signatures refuse it',
} as const;
