import type { AdoptCode, ProblemTexts } from '../problem-text.ts';

export const adoptProblems: ProblemTexts<AdoptCode> = {
  'adopt.folder-unknown': {
    title: 'No client that we know keeps its certificates there',
    explanation: '{{path}} is not there, may not be read, or holds nothing of certbot, acme.sh, lego and the like.',
    action: 'Name the folder that holds the settings of the client, for example /etc/letsencrypt.',
  },
  'adopt.not-found': {
    title: 'This is not there any more',
    explanation: 'Nothing with the id {{id}} is found now. Something may have changed since you looked.',
    action: 'Look again.',
  },
  'adopt.already': {
    title: '{{name}} was taken over before',
    explanation: 'Certwright looks after it already; nothing was changed.',
    action: 'Give it back first if you want to take it over anew.',
  },
  'adopt.name-taken': {
    title: 'There is a certificate for {{name}} here',
    explanation: 'Two of the same name would write to the same files, so nothing was taken over.',
    action: 'Forget the one on the list first, or let the other client keep its own.',
  },
  'adopt.not-possible': {
    title: '{{name}} cannot be taken over as it is',
    explanation: 'Something that is needed cannot be read or followed: {{reason}}. Nothing was changed.',
    action: 'Look at its findings; a root certificate or a way of proof can be given by you.',
  },
  'adopt.job-denied': {
    title: 'Only an administrator may change {{place}}',
    explanation: 'It was left as it is.',
    action: 'Run this in a terminal, then try again: {{command}}',
  },
  'adopt.job-changed': {
    title: '{{place}} is not as it was',
    explanation: 'Somebody has changed it since, so it was not written over.',
    action: 'Look at it by hand: what Certwright switched off begins with “# Certwright:”.',
  },
  'adopt.job-failed': {
    title: '{{place}} could not be changed',
    explanation: 'It was left as it is. The system says: {{reason}}.',
    action: 'Remove the cause and try again.',
  },
};
