/** What keeps a step after a renewal from being done. */
import type { InstallCode, ProblemTexts } from '../problem-text.ts';

export const installProblems: ProblemTexts<InstallCode> = {
  'install.step-not-found': {
    title: 'There is no step {{id}}',
    explanation: 'It may have been removed.',
    action: 'Look at the list of steps.',
  },
  'install.kind-unknown': {
    title: 'There is no kind of step “{{id}}”',
    explanation: 'Known are: {{known}}.',
    action: 'Choose one of these.',
  },
  'install.order-incomplete': {
    title: 'The order does not name every step once',
    explanation: 'Missing or named twice: {{missing}}.',
    action: 'Name all steps of the certificate, in the order in which they are to run.',
  },
  'install.nothing-issued': {
    title: 'There is no certificate for {{name}} yet',
    explanation: 'Steps run as soon as one is issued.',
    action: 'Order it first.',
  },
  'install.no-key': {
    title: 'The private key of {{name}} is not kept here',
    explanation: 'It was ordered with a request made elsewhere, and this target cannot do without the key.',
    action: 'Install it where the key is, or order a certificate whose key is made here.',
  },
  'install.busy': {
    title: '{{name}} is being installed already',
    explanation: 'The process {{pid}} is at it.',
    action: 'Wait for it to end, then look at the result.',
  },
  'install.timeout': {
    title: 'The step took too long',
    explanation: 'It was broken off after {{seconds}} seconds, and what it had changed was taken back.',
    action: 'Give it more time, or find out what it waits for. It is tried again by itself.',
  },
  'install.unwritable': {
    title: '{{path}} cannot be written',
    explanation: 'The system says: {{reason}}. The old files are as they were.',
    action: 'Make the folder, or give the account that runs Certwright the right to write there.',
  },
  'install.command-failed': {
    title: '{{program}} failed',
    explanation: 'It ended with: {{detail}}',
    action: 'Run it yourself to see more, then run the step again. The certificate is not affected.',
  },
  'install.unreachable': {
    title: '{{host}} does not answer',
    explanation: 'The connection failed: {{detail}}',
    action: 'Check the address and the port, and whether the host is on. It is tried again by itself.',
  },
  'install.tls-untrusted': {
    title: 'The certificate of {{host}} is not trusted',
    explanation: 'So nothing was sent: {{detail}}',
    action: 'Use the name that is in its certificate, or enter the root that signed it.',
  },
  'install.no-encryption': {
    title: '{{host}} offers no encryption',
    explanation: 'A private key never goes out unencrypted, so nothing was sent: {{detail}}',
    action: 'Switch on TLS at the server, or use another way, such as SSH.',
  },
  'install.wrong-credentials': {
    title: '{{host}} does not accept the sign-in',
    explanation: 'It says: {{detail}}',
    action: 'Enter user and password or key again. It is not tried before you have, so that nobody is locked out.',
  },
  'install.no-permission': {
    title: 'The account may not do this at {{host}}',
    explanation: 'It says: {{detail}}',
    action: 'Give it the right, or use another account. Then run the step again.',
  },
  'install.host-key-changed': {
    title: '{{host}} is not the host it was',
    explanation: 'It shows the key {{found}}, known is {{expected}}. It was set up anew, or somebody is in between.',
    action: 'Ask whoever looks after the host. Only if the new key is right, empty the fingerprint of the step.',
  },
  'install.refused': {
    title: '{{host}} refused it',
    explanation: 'It says: {{detail}}',
    action: 'Correct the step, then test it.',
  },
  'install.not-as-sent': {
    title: '{{path}} is not what was sent',
    explanation: 'It was read back from {{host}} and differs, so it was taken back.',
    action: 'See whether the disk there is full or another program writes the file. It is tried again by itself.',
  },
  'install.target-missing': {
    title: '{{target}} is not there',
    explanation: '{{host}} does not know it.',
    action: 'Correct the name in the step, or make what it names.',
  },
};
