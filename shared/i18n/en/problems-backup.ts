import type { BackupCode, ProblemTexts } from '../problem-text.ts';

export const backupProblems: ProblemTexts<BackupCode> = {
  'backup.passphrase-short': {
    title: 'The passphrase is too short',
    explanation: 'A file can be tried as often as somebody likes, so it takes {{least}} characters at least.',
    action: 'Choose a longer one; four or more words are easy to keep.',
  },
  'backup.file-exists': {
    title: 'There is a file of that name already',
    explanation: '{{path}} was left as it is. It may be your only earlier backup.',
    action: 'Choose another name, or move the old file away.',
  },
  'backup.not-a-backup': {
    title: 'This is no backup of Certwright',
    explanation: 'The file begins otherwise, or was changed on its way, as when it is carried over as text.',
    action: 'Choose the file that ends in .cwbackup, or copy it again.',
  },
  'backup.newer-format': {
    title: 'The backup was made by a newer Certwright',
    explanation: 'Its format has the number {{found}}; this version reads up to {{known}}. Nothing was changed.',
    action: 'Update Certwright here, then restore.',
  },
  'backup.truncated': {
    title: 'The end of the backup is missing',
    explanation: '{{missing}} bytes are not there, as after a copy that was broken off. Nothing was changed.',
    action: 'Copy the file again, or take another backup.',
  },
  'backup.damaged': {
    title: 'The backup was changed or is damaged',
    explanation: 'It does not prove whole ({{where}}), so nothing of it is used and nothing was changed.',
    action: 'Copy the file again, or take another backup.',
  },
  'backup.wrong-passphrase': {
    title: 'This passphrase does not open the backup',
    explanation:
      'Nothing was changed. It is the passphrase chosen when the file was made; a damaged start of the file looks the same.',
    action: 'Check capital letters and the keyboard layout, and type it again.',
  },
  'backup.newer-profile': {
    title: 'The backup was made by a newer Certwright',
    explanation: 'Version {{appVersion}} keeps more than this one knows. Nothing was changed.',
    action: 'Update Certwright here, then restore.',
  },
  'backup.profile-not-empty': {
    title: 'There is something here already',
    explanation: 'A backup is not mixed into what is there. {{path}} was left as it is.',
    action: 'Choose to replace it; it is kept aside and can be put back. On a command line: --replace.',
  },
  'backup.not-received': {
    title: 'The file is not here any more',
    explanation: 'It is forgotten when another one is chosen or Certwright is started again.',
    action: 'Choose the file once more.',
  },
};
