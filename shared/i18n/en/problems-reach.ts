/** Reaching a server, and being reached: one set of sentences per way it breaks. */
import type { ProblemTexts, ReachCode } from '../problem-text.ts';

export const reachProblems: ProblemTexts<ReachCode> = {
  'network.dns': {
    title: 'The address of {{host}} could not be found',
    explanation: 'The DNS resolver of this computer gave no address. Often the network is not up yet.',
    action: 'Check the internet connection and the DNS settings of this computer, then try again.',
  },
  'network.refused': {
    title: '{{host}} refused the connection',
    explanation: 'The computer answered, but nothing listens on that port, or a firewall rejects it.',
    action: 'Check the address and any firewall or proxy in between, then try again.',
  },
  'network.unreachable': {
    title: 'There is no route to {{host}}',
    explanation: 'The network could not deliver the connection. This computer may be offline.',
    action: 'Check the internet connection, VPN and firewall, then try again.',
  },
  'network.timeout': {
    title: '{{host}} did not answer in time',
    explanation: 'No answer came within {{seconds}} seconds. The server may be busy, or something drops the traffic.',
    action: 'Try again in a minute. If it stays, look at the firewall and proxy.',
  },
  'network.reset': {
    title: 'The connection to {{host}} was cut',
    explanation: 'It began and was broken off. Proxies and filters do this, and servers that are restarting.',
    action: 'Try again. If it stays, try from another network.',
  },
  'network.tls-untrusted': {
    title: 'The identity of {{host}} cannot be trusted',
    explanation:
      'Its certificate was not accepted: {{reason}}. A filter or virus scanner may sit in between, the clock may be wrong, or the authority is private.',
    action: 'Check the clock of this computer. For a private authority, add its root certificate.',
  },
  'network.none': {
    title: 'This computer is not connected to a network',
    explanation: 'There is no cable, no wireless network and no other way out, so {{host}} cannot be asked.',
    action: 'Connect to a network, then try again. Nothing was lost.',
  },
  'network.tls-intercepted': {
    title: 'Something on this network reads along with {{host}}',
    explanation:
      'Company proxies and virus scanners do this. They have put a certificate of their own in place of the server’s, signed by: {{issuer}}',
    action: 'Ask for {{host}} to be left out of the inspection, or use another network.',
  },
  'network.tls-clock': {
    title: 'The clock of this computer seems wrong',
    explanation: 'By it, the certificate of {{host}} is not valid today: {{reason}}.',
    action: 'Set the clock automatically in the system settings, then try again.',
  },
  'network.tls-failed': {
    title: 'No secure connection to {{host}} could be made',
    explanation: 'The two sides could not agree: {{reason}}.',
    action: 'Check for a proxy or filter in between, then try again.',
  },
  'network.too-large': {
    title: 'The answer of {{host}} was too long',
    explanation: 'It was longer than {{limitBytes}} bytes, more than any proper answer. It was not read.',
    action: 'Check that the address is really that of an ACME directory.',
  },
  'proxy.invalid': {
    title: 'This is no proxy that Certwright can use',
    explanation: 'Nothing was changed: {{reason}}. What was read is “{{value}}”.',
    action:
      'A proxy looks like http://proxy.example.org:3128; an exception like nas.example.org, .example.org, 192.0.2.7 or 10.0.0.0/8.',
  },
  'proxy.unreachable': {
    title: 'The proxy {{proxy}} cannot be used now',
    explanation:
      'Certwright sends its connections there, and none came about: {{reason}}. Nothing was tried without it.',
    action: 'Start the proxy, correct its address in the settings, or choose no proxy there.',
  },
  'proxy.refused': {
    title: 'The proxy does not let Certwright through to {{host}}',
    explanation: '{{proxy}} answered with status {{status}}. It may forbid this address, or not reach it itself.',
    action: 'Ask whoever runs the proxy to allow {{host}}, or add it to the exceptions in the settings.',
  },
  'proxy.sign-in-needed': {
    title: 'The proxy {{proxy}} wants a name and a password',
    explanation: 'It lets nobody through to {{host}} without them, and none are set.',
    action: 'Enter them in the settings, under proxy, and test the connection there.',
  },
  'proxy.sign-in-wrong': {
    title: 'The proxy {{proxy}} does not accept name and password',
    explanation: 'It turned them down on the way to {{host}}. They may be mistyped, or have been changed.',
    action: 'Enter them anew in the settings, under proxy, and test the connection there.',
  },
  'proxy.intercepts': {
    title: 'The proxy reads along with {{host}}',
    explanation:
      '{{proxy}} put a certificate of its own in place of the server’s, signed by: {{issuer}}. Certwright sent nothing more.',
    action:
      'Ask for {{host}} to be left out of the inspection. Where it has to be, add the proxy’s root certificate to the trusted authorities.',
  },
  'directory.http-status': {
    title: 'The authority does not serve its directory',
    explanation: '{{host}} answered with status {{status}} instead of its list of addresses.',
    action: 'It is often maintenance: try again later, and check the address if you typed it.',
  },
  'directory.forbidden': {
    title: 'The authority does not let this computer in',
    explanation: '{{host}} answered with status {{status}}. It may block this network or country, or your address.',
    action: 'Try from another network, or choose another authority.',
  },
  'directory.unavailable': {
    title: 'The authority is closed for the moment',
    explanation: '{{host}} answered with status {{status}}: maintenance, or too much to do.',
    action: 'Try again later. Nothing was ordered.',
  },
  'directory.not-json': {
    title: 'This address is not an ACME directory',
    explanation: '{{host}} answered with a page ({{contentType}}). A login page of the network can do that too.',
    action: 'Check the address, and open a page in the browser to see whether the network asks you to log in.',
  },
  'directory.wrong-json': {
    title: 'The directory is incomplete',
    explanation: '{{host}} answered, but these entries are missing: {{missing}}.',
    action: 'Check the address. It must be the directory itself, not a page about it.',
  },
  'directory.nonce-failed': {
    title: 'The authority does not accept requests at the moment',
    explanation: 'Its directory is there, but the first step of every request failed: {{reason}}.',
    action: 'Try again later. Nothing was ordered.',
  },
  'challenge.port-in-use': {
    title: 'Port {{port}} is taken',
    explanation: 'Another program on this computer already listens on {{address}}, port {{port}}.',
    action: 'Stop that program for a minute, or prove control by DNS record instead.',
  },
  'challenge.port-forbidden': {
    title: 'Certwright may not open port {{port}}',
    explanation: 'This system reserves low ports for administrators.',
    action: 'Use another port that port 80 is forwarded to, or prove control by DNS record instead.',
  },
  'challenge.webroot-unwritable': {
    title: 'The file for the authority could not be put there',
    explanation: 'The folder {{path}} cannot be written: {{reason}}.',
    action: 'Check that it is the folder your web server serves, and that your account may write there.',
  },
  'host.folder-not-opened': {
    title: 'The folder could not be opened',
    explanation: '{{path}}: {{detail}}',
    action: 'Open it yourself in the file manager.',
  },
  'host.port-in-use': {
    title: 'Port {{port}} is taken',
    explanation: 'Certwright cannot serve its window there because another program does already.',
    action: 'Choose another port, or leave the port out and one is found.',
  },
};
