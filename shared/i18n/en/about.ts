/** The screens about the program: about, licences, shortcuts, how it works. */
export const about = {
  'about.title': 'About Certwright',
  'about.lead': 'Certificates without surprises.',
  'about.version': 'Version',
  'about.channel': 'Channel',
  'about.channel.stable': 'Stable',
  'about.channel.beta': 'Beta',
  'about.channel.development': 'Development, not built',
  'about.system': 'System',
  'about.browser': 'Shown in',
  'about.licence': 'Licence',
  'about.source': 'Source code',
  'about.logs': 'Log',
  'about.logs-detail': 'What Certwright did, without secrets. It stays on this computer.',
  'about.open-logs': 'Open the folder',
  'about.copy-what': 'all of this for a report',
  'about.for-reports': 'Copy this into a report of a fault.',
  'about.more': 'See also',
  'licences.title': 'Third-party licences',
  'licences.lead':
    'Certwright is made with the work of many others. This is everything that is in the program, with its licence.',
  'licences.chromium':
    'Electron contains Chromium, Node.js and the software that these are made of. Their licences are in the file LICENSES.chromium.html beside the program.',
  'licences.search': 'Search',
  'licences.none': 'Nothing of that name.',
  'licences.unbuilt': 'This program runs from its sources, so there is no list.',
  'shortcuts.close': 'Close',
  'guide.lead': 'The few things worth knowing, in the order in which they come up.',
  'guide.get.title': 'Getting a certificate',
  'guide.get.text':
    'Choose New certificate, paste the names in any form, and say how you can prove that they are yours. Before anything is ordered, Certwright checks from this computer what the authority will see, and says what would fail.',
  'guide.proof.title': 'Proving a name',
  'guide.proof.text':
    'With a DNS provider, Certwright adds a record, waits until every name server has it, and takes it away again. Where port 80 or 443 can be reached from outside, a web server or Certwright itself can answer instead. Wildcards need DNS.',
  'guide.renew.title': 'Renewals',
  'guide.renew.text':
    'Each certificate is renewed by itself, long before it ends, also after the computer slept. Set up the schedule once under Renewals, so that it works while Certwright is closed. A renewal is rehearsed days ahead, so that there is time to put things right.',
  'guide.trouble.title': 'When something fails',
  'guide.trouble.text':
    'The run shows what happened, why, and what to do, mostly with a button. Under Troubleshooter you can paste any message of any program, or save a report without secrets for someone who helps you.',
  'guide.told.title': 'Being told',
  'guide.told.text':
    'Everything that happens while you are elsewhere is kept under Messages, and sent where you choose in Settings: this computer, e-mail, a webhook or a chat.',
  'guide.practice.title': 'Practice mode',
  'guide.practice.text':
    'Everything can be tried without a domain and without the network. Practice certificates are trusted by nobody; switch to real ones in Settings.',
} as const;
