/** What a probe looks at, and how a reader sees that a cause is gone. */
import type { ProbeId } from '../../domain/diagnosis-probes.ts';

export const probeTexts: Readonly<Record<ProbeId, { readonly look: string; readonly verify: string }>> = {
  'name-form': {
    look: 'Check how each name is written.',
    verify: 'Check the names again: none may be marked any more.',
  },
  'account-look': {
    look: 'Ask the authority about the account with the stored key.',
    verify: 'Look at the account again: it must be found and valid.',
  },
  'account-binding': {
    look: 'Check the binding values (EAB) that were sent.',
    verify: 'Create the account again: the authority must accept it.',
  },
  'directory-look': {
    look: 'Fetch the directory of the authority from this computer.',
    verify: 'Fetch the directory again: it must open and list the addresses for orders.',
  },
  clock: {
    look: 'Compare the clock of this computer with two servers.',
    verify: 'Compare again: the difference must be below 30 seconds.',
  },
  'own-history': {
    look: 'Count the orders and failures of the last week.',
    verify: 'Order again after the time that the authority named.',
  },
  'order-state': {
    look: 'Ask the authority for the state of the order.',
    verify: 'Start the order again and watch its state.',
  },
  'request-look': {
    look: 'Compare the certificate request with the order and the account key.',
    verify: 'Make the request again: names and key must fit.',
  },
  'port-80-bind': {
    look: 'Try to open port 80 on this computer.',
    verify: 'Try to open port 80 again: it must work.',
  },
  'key-form': {
    look: 'Check the form of the key: length, alphabet, hidden characters.',
    verify: 'Test the credential: the provider must accept it.',
  },
  'zones-of-key': {
    look: 'Ask the provider which domains this key may see.',
    verify: 'Test the credential for this name: a test record must be written, seen and removed.',
  },
  'provider-answer': {
    look: 'Send the provider a harmless request and read the code of the answer.',
    verify: 'Test the credential for this name: a test record must be written, seen and removed.',
  },
  'challenge-record': {
    look: 'Ask every name server of the zone for the TXT record, CNAMEs followed.',
    verify: 'Watch the record: every name server must show the new value, and no other.',
  },
  'zone-look': {
    look: 'Look at the delegation, the name servers, DNSSEC and CAA of the zone.',
    verify: 'Look at the zone again: no finding may be left.',
  },
  'resolver-audit': {
    look: 'Compare the answers of this computer’s DNS servers with those of the name servers.',
    verify: 'Run the comparison again, or let the app ask the name servers directly.',
  },
  addresses: {
    look: 'Compare the address records of the name with the public addresses of this computer.',
    verify: 'Look the name up again: it must lead to this server, over IPv4 and IPv6.',
  },
  'outside-look': {
    look: 'Fetch a test file from outside, over IPv4 and IPv6 and from several countries.',
    verify: 'Fetch the test file from outside again: it must come back unchanged.',
  },
  'served-certificate': {
    look: 'Look at the certificate that the server shows now.',
    verify: 'Look at the server again: serial number, names and chain must be the new ones.',
  },
  'pfx-open': {
    look: 'Open the PFX file with the stored password in the app.',
    verify: 'Import the new file at the target.',
  },
  'key-store': {
    look: 'Look at where the private key is kept and who may read it.',
    verify: 'Start the service again: it must load the key.',
  },
  'target-write': {
    look: 'Write a test file to the target.',
    verify: 'Export again: the files must be written and read back.',
  },
  'schedule-look': {
    look: 'Look at the scheduled job: its user, its times, its last run.',
    verify: 'Start the job by hand from the scheduler and look at its result.',
  },
  'keychain-look': {
    look: 'Write a marker to the keychain and read it back.',
    verify: 'Try again: the marker must be read back.',
  },
  'notification-test': {
    look: 'Send a test message.',
    verify: 'Send a test message again: it must arrive.',
  },
};

/** The last step, whatever the cause. */
export const rehearse = 'Then rehearse at the authority’s test service before the real order.';
