/** What a resolver does wrong, what it means, and the command line around it. */
export const findings = {
  'finding.fake-ip': '{{server}} gives made-up addresses: {{answer}} for {{name}}',
  'finding.fake-ip.means':
    'A proxy tool or a block list answers in place of the DNS. Certwright asks other DNS servers for the real addresses, so orders are not affected.',
  'finding.nxdomain-rewritten': '{{server}} invents answers: {{answer}} for {{name}}, which does not exist',
  'finding.nxdomain-rewritten.means':
    'Your provider leads mistyped names to a page of its own. Certwright asks the name servers of the zone themselves.',
  'finding.split-horizon': '{{server}} shows an inner address: {{answer}} for {{name}}',
  'finding.split-horizon.means':
    'Your network has its own view of this name. That may be intended. The authority sees the outer one, and so does Certwright.',
  'finding.udp-blocked': '{{server}} answers by TCP alone ({{answer}} by UDP)',
  'finding.udp-blocked.means': 'Something drops UDP to it. Certwright goes on by TCP, a little more slowly.',
  'finding.tcp-blocked': '{{server}} answers by UDP alone ({{answer}} by TCP)',
  'finding.tcp-blocked.means':
    'Something drops TCP to it. Long answers cannot be read then; another DNS server is asked for those.',
  'finding.transport-differs': '{{server}} says one thing by UDP and another by TCP for {{name}}',
  'finding.transport-differs.means':
    'Something on the way changes answers. Certwright believes the name servers of the zone, not this one.',
  'finding.slow': '{{server}} took {{milliseconds}} ms to answer',
  'finding.slow.means': 'Finding zones takes longer. Choose a DNS server nearer to you if it stays so.',
  'finding.refusing': '{{server}} answers, but resolves nothing: {{answer}}',
  'finding.refusing.means':
    'It may not be a resolver, or not for you. Certwright asks other DNS servers, unless you chose this one yourself.',
  'finding.silent': '{{server}} does not answer ({{answer}})',
  'finding.silent.means':
    'It is down, or something blocks port 53. Certwright asks other DNS servers, unless you chose this one yourself.',
  'finding.no-answer.timeout': 'nothing came in time',
  'finding.no-answer.refused': 'the port is closed',
  'finding.no-answer.unreachable': 'no way there',
  'finding.no-answer.garbled': 'not a DNS answer',
  'finding.expected': 'Others say: {{expected}}',
  'finding.nobody': 'nobody else could be asked',

  'cli.dns.audit.fine': '{{server}} can be believed',
  'cli.dns.audit.no-resolvers': 'This computer knows no DNS server. Name one with --resolver.',
  'cli.dns.audit.no-control':
    'Nobody else could be asked, so only what shows by itself was noticed. Is the network up, and port 443 open?',
  'cli.dns.audit.control': 'Compared with: {{views}}',
  'cli.dns.zone': 'Zone {{zone}}, version (SOA serial) {{serial}}',
  'cli.dns.negative-ttl': 'A missing name may be remembered for {{seconds}} s',
  'cli.dns.no-address': 'no address',
  'cli.dns.record-at': 'The TXT record belongs at {{fqdn}}, in the zone {{zone}}',
  'cli.dns.chain': 'by CNAME: {{chain}}',
  'cli.dns.serial': 'version {{serial}}',
  'cli.dns.published': 'All name servers have it; it took {{took}}.',
} as const;
