/** What is said about each name that was read. `value`, `ascii` and `typed` are always there to be used. */
import type { NameTexts } from '../name-text.ts';

export const nameProblems: NameTexts = {
  'scheme-removed': { title: 'Taken from a link.' },
  'prefix-removed': { title: 'The word in front of the name plays no role.' },
  'port-ignored': { title: 'Its port, {{port}}, plays no role for a certificate.' },
  'path-removed': { title: 'What follows the name plays no role.' },
  'user-removed': { title: 'The user name in front plays no role.' },
  'trailing-dot-removed': { title: 'The dot at the end was removed.' },
  'brackets-removed': { title: 'The brackets were removed.' },
  lowercased: { title: 'Capital letters make no difference.' },
  'fullwidth-converted': { title: 'Full-width characters were converted.' },
  'invisible-removed': { title: 'Invisible characters were removed.' },
  'percent-decoded': { title: 'Percent signs of the link were decoded.' },
  'idn-converted': { title: 'It is written {{ascii}} in the certificate.' },

  duplicate: { title: 'Named twice. Once is enough.' },
  'covered-by-wildcard': { title: 'Already covered by the wildcard {{wildcard}}.' },

  'wildcard-without-apex': { title: 'A wildcard: any one word in front, but not {{apex}} itself.' },
  'wildcard-needs-dns': { title: 'A wildcard can be proven by DNS record only.' },
  'ip-short-lived': { title: 'An address. Its certificate lasts about six days.' },
  'internal-name-private-authority': { title: 'An internal name. Your own authority may sign it.' },
  'private-address-private-authority': { title: 'An address inside your network. Your own authority may sign it.' },
  'unknown-suffix-private-authority': {
    title: 'An ending the internet does not know. Your own authority may sign it.',
  },
  'repeated-label': { title: 'The same part stands twice. Is that meant?' },
  'mixed-scripts': { title: 'Letters of another script are among the others: {{letters}}. Is that meant?' },
  'look-alike': { title: 'Looks like {{alike}}, but is a different name. Is that meant?' },
  'unusual-characters': { title: 'Some browsers and authorities refuse the characters of {{label}}.' },

  'example-domain': { title: 'A domain for examples in documents. Public authorities refuse it.' },
  'lent-name': {
    title: 'A name lent under {{domain}}. Some authorities refuse those; a name of your own is safer.',
  },
  'unreachable-address': { title: 'No machine on the internet has such an address. Check it for a typing error.' },
  'dns-proof-too-long': { title: 'Too long for proof by DNS record, which allows {{limit}} characters.' },

  'private-address': {
    title: 'An address inside your own network cannot be signed.',
    explanation:
      'Countless networks use the same one, so no public authority can vouch for it. A name works, and with proof by DNS it needs no open port.',
  },
  'special-address': {
    title: 'This address is set aside for a special purpose.',
    explanation: 'It never belongs to one owner on the internet, so no authority can vouch for it.',
  },
  'special-use-name': {
    title: 'This ending is for private use only.',
    explanation:
      'Names such as .local, .lan or .internal belong to nobody, so no public authority signs them. Use a name under a domain that you own.',
  },
  'single-label': {
    title: 'A single word is not a full name.',
    explanation: 'It only means something inside one network. Use the full name, such as nas.example.org.',
  },
  'unknown-suffix': {
    title: 'The internet does not know this ending.',
    explanation: 'Nobody can register names under it, so no public authority signs them. Check the spelling.',
  },
  'public-suffix': {
    title: 'This is a public ending, not a name.',
    explanation: 'Many owners register names under it. Put your own name in front.',
  },
  'wildcard-position': {
    title: 'The star must stand alone at the very front.',
    explanation: 'A wildcard replaces exactly one whole word, as in *.example.org.',
  },
  'several-wildcards': {
    title: 'A name can hold one star only.',
    explanation: 'The star replaces one whole word at the very front. List deeper names one by one.',
  },
  'wildcard-of-suffix': {
    title: 'A wildcard cannot cover a whole public ending.',
    explanation: 'It would speak for names of many owners. Put your own name after the star.',
  },
  'wildcard-of-address': {
    title: 'A wildcard cannot stand in front of an address.',
    explanation: 'Addresses are signed one by one, without a star.',
  },
  'empty-name': {
    title: 'There is no name here.',
    explanation: 'What was entered holds nothing that a certificate could name. Write a name such as nas.example.org.',
  },
  'empty-label': {
    title: 'A part of the name is empty.',
    explanation: 'There is a dot too many: at the front, or two in a row.',
  },
  'label-too-long': {
    title: 'One part of the name is too long.',
    explanation: 'Between two dots there may be at most 63 characters.',
  },
  'name-too-long': {
    title: 'The name is too long.',
    explanation: 'A name may have at most 253 characters in all.',
  },
  'too-many-labels': {
    title: 'The name has too many parts.',
    explanation: 'It has {{count}} parts; public authorities sign at most {{limit}}. Use a shorter name.',
  },
  'hyphen-position': {
    title: 'A part cannot begin or end with a hyphen.',
    explanation: 'Hyphens belong between letters or digits. Check for one too many.',
  },
  'hyphen-reserved': {
    title: 'Two hyphens in third and fourth place are reserved.',
    explanation: 'They mark encoded names that begin with xn--. Use another name.',
  },
  underscore: {
    title: 'A host name cannot hold an underscore.',
    explanation: 'DNS records may, names in certificates may not. Use a hyphen in its place.',
  },
  'invalid-character': {
    title: 'There is a character that names cannot hold.',
    explanation: 'Letters, digits, hyphens and dots are allowed, and letters of other scripts.',
  },
  'invalid-idn': {
    title: 'These characters do not make a valid name.',
    explanation: 'They cannot be converted to the form that DNS uses. Check for a look-alike character.',
  },
  'invalid-punycode': {
    title: 'The part {{label}} is damaged.',
    explanation:
      'What begins with xn-- stands for letters of another script, and this cannot be read back. Write the letters themselves.',
  },
  'invalid-address': {
    title: 'This is not a proper address.',
    explanation: 'An IPv4 address has four numbers from 0 to 255, an IPv6 address groups with colons.',
  },
  'all-numeric-suffix': {
    title: 'A name cannot end in digits only.',
    explanation: 'It looks like an address that lost a part. Check what you meant.',
  },
  'email-address': {
    title: 'This is an e-mail address.',
    explanation: 'Certificates for websites and servers name hosts. Use the part after the @ if that is meant.',
  },
  'ip-unsupported': {
    title: 'This authority does not sign addresses.',
    explanation: 'Use a name that points to the address, or choose an authority that signs addresses.',
  },
  'wildcard-unsupported': {
    title: 'This authority does not sign wildcards.',
    explanation: 'List the names one by one, or choose another authority.',
  },
};
