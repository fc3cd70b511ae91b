/** The page of one certificate: what can be done with it, its versions, the terms of its renewals, its orders. */
export const certificatePage = {
  'certificate.loading': 'Reading what is known of it',
  'certificate.overview': 'Names and dates',
  'certificate.names-changed': 'Changed {{ago}}',
  'certificate.window-asking': 'The authority is being asked when it would like it renewed.',
  'certificate.window-unasked':
    'The authority did not answer when it would like it renewed; from {{date}} on is a good time.',

  'certificate.more': 'More',
  'certificate.rehearse': 'Rehearse',
  'certificate.change-names': 'Change the names',

  'certificate.renew-now': 'Renew now',
  'certificate.renew-ask': 'Renew {{name}} now?',
  'certificate.renew-files':
    'A new key and certificate take the place of the files in the folder. The one in use stays valid until it expires.',
  'certificate.renew-limits': 'Limits',
  'certificate.renew-exempt': 'Not touched: {{authority}} counts no order that replaces a certificate of its own.',
  'certificate.renew-free': 'Not touched: the practice authority counts nothing.',
  'certificate.renew-counted':
    'It counts as one more order at {{authority}}. By our count nothing there is near a limit.',
  'certificate.renew-looking': 'Looking what it would mean…',

  'certificate.names-ask': 'Change the names of {{name}}?',
  'certificate.names-means':
    'The wizard opens with everything as it was ordered last. The new certificate takes the place of this one, as long as {{name}} stays the first name. With another first name it becomes a certificate of its own, and this one stays.',
  'certificate.names-draft': 'The draft that is waiting is given up for that: {{names}}',
  'certificate.names-go': 'Open the wizard',

  'certificate.versions': 'Versions',
  'certificate.versions-none': 'No version yet',
  'certificate.versions-none-means': 'Every certificate that is issued for it is listed here.',
  'certificate.version-issued': 'Issued on {{date}}',
  'certificate.version-span': 'valid {{from}} to {{to}}',
  'certificate.version-serial': 'serial {{serial}}',
  'certificate.version.current': 'In use',
  'certificate.version.replaced': 'Replaced',
  'certificate.version.revoked': 'Revoked',
  'certificate.version.expired': 'Expired',
  'certificate.version-names-added': 'New: {{names}}',
  'certificate.version-names-left': 'Left out: {{names}}',
  'certificate.version-key': '{{from}} became {{to}}',
  'certificate.version-authority': '{{from}} became {{to}}',

  'certificate.terms': 'How it is renewed',
  'certificate.terms-lead': 'What the next order is told. A change here orders nothing.',
  'certificate.terms-change': 'Change…',
  'certificate.terms-reprove': 'Change in the wizard…',
  'certificate.terms-ask': 'What should the next order be told?',
  'certificate.terms-save': 'Save for the next renewal',
  'certificate.terms-saved': 'Saved. The next renewal follows it.',
  'certificate.terms-back': 'It is as before.',
  'certificate.terms-undo': 'Undo',
  'certificate.terms-authorities': 'Authorities',
  'certificate.terms-first': 'Order from {{authority}} first',
  'certificate.terms-second': 'If it is down: {{authority}}',
  'certificate.terms-fallback': 'If that fails: {{way}}',
  'certificate.terms-waits': 'Waits',
  'certificate.terms-wait-none': 'As long as the name servers take, at most until the order ends',
  'certificate.terms-wait-least': 'At least {{span}} after the record is written',
  'certificate.terms-wait-most': 'Gives up after {{span}}',
  'certificate.terms-resolvers': 'DNS servers asked',
  'certificate.terms-chain-root': 'One with the root {{name}}',
  'certificate.terms-key': 'Another kind of key needs a new certificate: the renewal is then due at once.',
  'certificate.terms-own-request':
    'It was ordered by a request made elsewhere. Names and key are in that request, so they cannot be changed here.',

  'certificate.runs': 'Orders',
  'certificate.runs-none': 'No order yet',
  'certificate.runs-none-means': 'Every order is listed here with what came of it.',
  'certificate.run-renewal': 'Renewal',
  'certificate.run-order': 'Order',

  'certificate.off': '{{name}} is off the list',
  'certificate.off-means':
    'It is not renewed any more. All that belonged to it is kept until you delete it in the settings.',
  'certificate.to-list': 'To the certificates',
} as const;
