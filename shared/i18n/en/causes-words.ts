/** What the command line says around causes. */
export const causeWords = {
  'diagnose.unknown': 'Nothing in this text points to a cause we know.',
  'diagnose.unknown.more': 'A longer part of the log helps, best from the first error on.',
  'diagnose.sure': 'Very likely',
  'diagnose.likely': 'Likely',
  'diagnose.possible': 'Possible',
  'diagnose.evidence': 'Because: {{line}}',
  'diagnose.fix': '→ {{fix}}',
  'diagnose.confirm': 'To be sure: {{look}}',
  'diagnose.verify': 'Afterwards: {{verify}}',
} as const;
