/** The troubleshooter: what a pasted error or a failed run points to. */
export const troubleshoot = {
  'troubleshoot.title': 'Troubleshooter',
  'troubleshoot.lead':
    'Paste an error or a log of any certificate tool, or say in your own words what happens. The text stays on this computer.',
  'troubleshoot.text': 'Error, log or description',
  'troubleshoot.placeholder':
    'For example: urn:ietf:params:acme:error:dns … NXDOMAIN looking up TXT for _acme-challenge.…',
  'troubleshoot.file': 'Open a log file…',
  'troubleshoot.file-hint': 'Or drop a file here.',
  'troubleshoot.start': 'Find the cause',
  'troubleshoot.clear': 'Clear',
  'troubleshoot.too-large': 'The file is too large. Its last 10 MB are used.',
  'troubleshoot.found_one': 'One cause fits',
  'troubleshoot.found_other': '{{count}} causes fit, the likeliest first',
  'troubleshoot.why': 'What speaks for it',
  'troubleshoot.confirm': 'To be sure',
  'troubleshoot.verify': 'Afterwards',
  'troubleshoot.copy': 'this diagnosis',
  'troubleshoot.check': 'Check now',
  'troubleshoot.checking': 'Checking…',
  'troubleshoot.measured': 'What the check saw',
  'diagnose.probe.result': 'Checked. It is this: {{cause}}',
  'diagnose.probe.nothing-wrong': 'Checked. Nothing is wrong there, so these causes are unlikely now.',
  'diagnose.probe.unmeasured': 'This cannot be told from here. The causes stay as they were.',
  'troubleshoot.of-run': 'What this points to',
  'troubleshoot.others': 'What else it could be',
} as const;
