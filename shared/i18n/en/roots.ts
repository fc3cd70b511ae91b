/** Authorities that are trusted beside the usual ones. */
export const roots = {
  'roots.title': 'Trusted authorities of your own',
  'roots.lead':
    'For a private authority, or a network in which connections are inspected. Whoever holds the key of one can pose as any server towards Certwright.',
  'roots.none': 'None: the usual ones are trusted, and nobody else.',
  'roots.add': 'Trust another authority',
  'roots.add-means':
    'Certwright then accepts every server that this authority signs for, also those of certificate authorities and DNS providers.',
  'roots.pem': 'Its root certificate',
  'roots.pem-hint': 'PEM, from BEGIN CERTIFICATE to END CERTIFICATE; several one after the other.',
  'roots.trust': 'Trust it',
  'roots.until': 'Valid until {{date}}.',
  'roots.remove': 'Remove',
  'roots.remove-one': 'Remove {{name}}',
  'roots.remove-ask': 'Trust {{name}} no more?',
  'roots.remove-detail': 'Servers that it signed for are refused from the next connection on.',
  'palette.also.roots': 'root certificate CA trust store company inspection private authority',
} as const;
