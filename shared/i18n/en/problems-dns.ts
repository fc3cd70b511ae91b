/** DNS, its providers and their interfaces. */
import type { DnsCode, ProblemTexts } from '../problem-text.ts';

export const dnsProblems: ProblemTexts<DnsCode> = {
  'dns.zone-not-found': {
    title: 'No zone was found for {{name}}',
    explanation:
      'A zone is your list of DNS records. None of the places asked knows one that holds this name: {{asked}}.',
    action: 'Check the spelling, and that the domain is registered and has name servers.',
  },
  'dns.no-answer': {
    title: 'No name server answers for {{name}}',
    explanation: 'These were asked and stayed silent: {{servers}}. A firewall may block DNS on this network.',
    action: 'Try again, try another network, or name other resolvers under Advanced.',
  },
  'dns.not-published': {
    title: 'Not every name server has the record yet',
    explanation:
      'The record {{name}} was written, but is not served everywhere: {{servers}}. The order stays open until {{until}}.',
    action: 'Wait a little and go on. The same record stays valid.',
  },
  'challenge.persist-missing': {
    title: 'The lasting record is not there yet',
    explanation: 'No name server shows {{location}} with the value {{value}}.',
    action: 'Add this TXT record once at your DNS provider. It stays for all renewals.',
  },
  'challenge.persist-expired': {
    title: 'The lasting record has run out',
    explanation: 'The record at {{location}} was good until {{until}}.',
    action: 'Replace its value by {{value}}.',
  },
  'challenge.persist-other-account': {
    title: 'The lasting record belongs to another account',
    explanation: 'The record at {{location}} names the account {{account}}, which is not the one that orders.',
    action: 'Add a second record with the value {{value}}, or order with that account.',
  },
  'provider.wrong-credentials': {
    title: 'The provider does not accept the credential',
    explanation: '{{provider}} says: {{detail}}',
    action: 'Make a new key as described beside the form, and paste all of it.',
  },
  'provider.no-permission': {
    title: 'The credential may not change this zone',
    explanation: '{{provider}} knows it, but does not allow the change: {{detail}}',
    action: 'Give the key the permission named under “What the key may do”, for this zone.',
  },
  'provider.zone-not-found': {
    title: 'The provider does not have {{zone}}',
    explanation: 'The credential works, but {{provider}} does not hold this zone in that account.',
    action: 'Check which account holds the domain, or choose the provider its name servers belong to.',
  },
  'provider.rate-limited': {
    title: 'The provider asks to wait',
    explanation: '{{provider}} had too many requests: {{detail}}',
    action: 'Try again in a few minutes.',
  },
  'provider.clock-skew': {
    title: 'The clock of this computer is wrong',
    explanation: '{{provider}} only accepts requests with the right time: {{detail}}',
    action: 'Set the clock automatically in the system settings, then try again.',
  },
  'provider.unreachable': {
    title: 'The provider cannot be reached',
    explanation: '{{endpoint}} does not answer: {{detail}}',
    action: 'Check the address and the network, then try again.',
  },
  'provider.refused': {
    title: 'The provider refused the change',
    explanation: '{{provider}} says: {{detail}}',
    action: 'Look at the evidence. If the record is already there, remove it at the provider and try again.',
  },
  'provider.bad-answer': {
    title: 'The answer of the provider makes no sense',
    explanation: '{{endpoint}} answered with something else than expected: {{detail}}',
    action: 'Check the address of the interface, then try again.',
  },
};
