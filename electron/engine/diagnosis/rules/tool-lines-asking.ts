/** Lines about names, accounts and the way to an authority, in words that only some tools and services have. */
import { hints, type Rule, says, unless } from '../rule.ts';

/** Letters of other alphabets than English, without Chinese: logs are written in that. */
const foreignLetter = /[\u00df-\u024f\u0370-\u04ff]/;
const toProvider =
  /error presenting|add(?:ing)? (?:the )?txt|dnsapi|dns api|api\.cloudflare|alidns|dnspod|verify error/;

export const toolLinesAboutAsking: readonly Rule[] = [
  // The name stands beside the complaint, so what is odd about it can be seen.
  says(
    { 'identifier-invalid-characters': 0.88 },
    /(?:invalid|illegal|malformed|bad|rejected|unsupported) (?:dns )?(?:identifier|name|domain|host ?name)s?:? ?[["'(]{0,2}[a-z0-9.*-]{0,80}_[\w.-]{0,80}|[\w.-]{0,80}[a-z0-9]_[\w-]{1,40}(?:\.[\w-]{1,40}){1,5} is not a (?:valid )?(?:fqdn|fully|domain|host)/,
  ),
  says(
    { 'identifier-idn-not-punycode': 0.86 },
    /forbidden by policy|policy forbids|invalid (?:dns )?(?:identifier|name|domain)|not a (?:valid )?(?:fqdn|domain)/,
    foreignLetter,
  ),
  // An authority that takes no international names in any form.
  says(
    { 'identifier-idn-not-punycode': 0.6, 'identifier-policy-blocked': 0.56, 'identifier-type-unsupported': 0.4 },
    /(?:punycode|\bidns?\b|internationali[sz]ed (?:domain )?names?)(?: labels?| domains?| names?)? (?:is|are) (?:not (?:supported|allowed|accepted|permitted)|unsupported)/,
  ),
  // Boulder says no more where it failed itself.
  unless(
    hints(
      { 'ca-internal-error': 0.56, 'ca-service-unavailable': 0.45, 'order-not-ready': 0.36 },
      /\berror (?:finali[sz]ing|creating new) order(?: ?["'}+,]| at |$)/,
    ),
    /error:(?!serverinternal)[a-z]|finali[sz]ing order ::/,
  ),
  // libcurl's errors by number, however the number is introduced (curl.se/libcurl/c/libcurl-errors.html)
  unless(
    says(
      { 'ca-tls-untrusted': 0.74, 'clock-skew': 0.24 },
      /libcurl-errors\S{0,10} for error code: (?:51|60|77)\b|\bcurl (?:\w{1,12} ){0,2}(?:error|code)(?: code)?:? ?(?:51|60|77)\b/,
    ),
    toProvider,
  ),
  unless(
    says(
      { 'ca-network-blocked': 0.6, 'provider-endpoint-unreachable': 0.34 },
      /\bcurl (?:\w{1,12} ){0,2}(?:error|code)(?: code)?:? ?(?:7|28|35|52|56)\b/,
    ),
    toProvider,
  ),
  unless(
    says(
      { 'dns-resolution-failing': 0.64, 'provider-endpoint-unreachable': 0.3 },
      /\bcurl (?:\w{1,12} ){0,2}(?:error|code)(?: code)?:? ?6\b/,
    ),
    toProvider,
  ),
  // A shell's number for a program that is not where it was looked for.
  says(
    { 'scheduler-environment-differs': 0.82 },
    /\bcron|schedul|systemd|launchd/,
    /(?:error code|exit(?:ed)?(?: with)?(?: code| status)?|return code|status)[: =]{0,3}127\b/,
  ),
  // What asks at a terminal finds none there.
  says(
    { 'scheduler-environment-differs': 0.82 },
    /\bcron|schedul|systemd|launchd|automatic/,
    /error opening terminal|\bterm(?:inal)? (?:environment variable )?(?:is )?(?:not set|unknown)|not a tty|inappropriate ioctl for device/,
  ),
  // Who may not write where the client keeps its files, in a run that nobody started by hand
  says(
    { 'scheduler-wrong-account': 0.72 },
    /\bcron\b|schedul|systemd|计划任务|定时任务/,
    /either run as root|permission denied: '?\/(?:etc|var\/l(?:og|ib))\/letsencrypt/,
  ),
  // A certificate on the way that ran out: a root of old stores far oftener than a clock.
  says(
    { 'ca-tls-untrusted': 0.66, 'clock-skew': 0.5, 'root-not-trusted-by-old-client': 0.3 },
    /(?:cannot|could not|unable to|failed to) verify (?:\S{0,80}(?:letsencrypt|zerossl|buypass|pki\.goog|acme)\S{0,80}|the )?'?s? ?certificate.{0,200}(?:has )?expired|(?:letsencrypt|acme-v0\d|zerossl|acme).{0,160}certificate has expired/,
  ),
  // The Secret Service is reached, but has no such object.
  says(
    { 'keychain-service-missing': 0.84, 'keychain-denied-or-locked': 0.4 },
    /\/org\/freedesktop\/secrets?.{0,120}(?:unknownmethod|unknownobject|does not exist|no such)|(?:no such|unknown|not exist).{0,80}\/org\/freedesktop\/secrets?/,
  ),
  says(
    { 'export-path-not-writable': 0.64, 'deploy-permission-missing': 0.42 },
    /\bsftp.{0,160}(?:\bfailure\b|permission denied|no such file)|\berror: (?:failure|permission denied|no such file)\b.{0,80}sftp/,
  ),
  // Old systems, by their numbers, and a chain that they do not know
  says(
    { 'root-not-trusted-by-old-client': 0.76 },
    /\bandroid\b.{0,40}\b[4-7](?:\.\d{1,2}){0,2}\b|\bios (?:9|1[0-2])\b|\bjava ?[78]\b|\bold(?:er)? (?:android|devices?|phones?|clients?|emulators?|systems?)\b/,
    /has expired|verify.failed|not (?:be )?trusted|failed to be trusted|unknown authority|certificate (?:error|problem)/,
  ),
  // A key that is there, but not for who asks
  says(
    { 'private-key-permission': 0.72, 'windows-key-provider-cng': 0.3 },
    /(?:full control|read) (?:rights?|permissions?|access) (?:for|to) (?:network service|administrators|iis_iusrs)|rights? to grant .{0,40} access to the certificate|(?:can't|cannot|can not|unable to|not able to) (?:get|read|open|use|access|find|obtain) (?:the )?private key|private key(?:'s)? .{0,24}(?:lacks?|needs?|is missing|without) .{0,24}(?:permission|right|access)s?/,
  ),
  says(
    { 'windows-key-provider-cng': 0.68, 'private-key-permission': 0.45 },
    /microsoft rsa schannel|(?:convert|chang)\w{0,4} (?:the )?(?:private )?key to .{0,24}(?:cryptoapi|csp|crypto(?:graphic)? provider)|using cng instead/,
  ),
  says(
    { 'private-key-permission': 0.74, 'windows-key-provider-cng': 0.5, 'private-key-not-exportable': 0.3 },
    /specified logon session does not exist|0x80070520|anmeldesitzung ist nicht vorhanden|指定的登录会话不存在/,
    /bind|iis|certificate|ssl|证书|zertifikat/,
  ),
  // A right that is lacking where a task runs may be the right of its account.
  says(
    { 'scheduler-wrong-account': 0.6 },
    /schedul\w{0,4} (?:task|job|renew)|task ?scheduler|计划任务|定时任务/,
    /unauthorizedaccessexception|access (?:is |to the path .{1,160} is )?denied|拒绝访问/,
  ),
];
