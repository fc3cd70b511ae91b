/** Wordings of many kinds for one cause: what counts is the cause, not the tool that tells of it. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/engine/diagnosis/diagnose.ts';

const first = (text: string): string | undefined => diagnose({ text })[0]?.cause;
const firstThree = (text: string): readonly string[] =>
  diagnose({ text })
    .slice(0, 3)
    .map(({ cause }) => cause);

describe('a message comes first to', () => {
  it.each([
    ['identifier-invalid-characters', 'rejectedIdentifier: Invalid DNS identifier [mail_old.example.org]'],
    ['identifier-invalid-characters', 'Requested name web_shop.example.org is not a valid FQDN, certificate refused'],
    ['ca-tls-untrusted', '[ERROR] the client stopped: curl error code 60 while reading the ACME directory'],
    ['ca-network-blocked', 'certificate renewal: curl failed with error code 28'],
    [
      'dns-resolution-failing',
      'acme: Failed to establish a new connection: [Errno -2] for acme-v02.api.letsencrypt.org',
    ],
    ['scheduler-environment-differs', 'Cron <root@web> renew certificates: hook ended, exit status 127'],
    ['scheduler-environment-differs', 'systemd[1]: acme renewal: Error opening terminal: unknown.'],
    ['keychain-service-missing', 'D-Bus error: no such object at /org/freedesktop/secrets/collection/default'],
    ['provider-plan-restriction', 'dns_gd: https://api.godaddy.com/v1/domains/example.org answered ACCESS_DENIED'],
    [
      'cname-delegation-misrouted',
      'Found CNAME entry for "_acme-challenge.example.org.": "a.auth.example.net."\nzone example.net. not found',
    ],
    ['hairpin-self-check', 'GET http://nas.example.org/.well-known/acme-challenge/x: Rejected request from RFC1918 IP'],
    [
      'challenge-file-not-served',
      'self test: served token (abc) does not match the expected key authorization of http-01',
    ],
    ['caa-forbids', 'example.org. 300 IN CAA 0 issue ";"  -- the certificate could not be issued'],
    ['ari-replaces-rejected', 'acme: error: malformed :: Certificate replaced by this order was not found'],
    ['windows-key-provider-cng', 'Error converting key to legacy CryptoAPI for the certificate, using CNG instead'],
    [
      'private-key-permission',
      '[ERROR] (COMException) Binding the certificate in IIS failed: A specified logon session does not exist. (0x80070520)',
    ],
    [
      'root-not-trusted-by-old-client',
      'On Android 6.0 the app says: certificate verify failed, certificate has expired',
    ],
    ['dns-plugin-missing', 'certbot: error: unrecognized arguments --dns-gandi-credentials'],
    ['key-cert-mismatch', '{"code":400,"message":"02010:3: host name example.org: key and certificate do not match"}'],
    ['private-ip-address', 'acme: the A record of www.example.org points to 127.0.0.1'],
    ['notify-webhook-rejected', '{"code":19021,"msg":"sign match fail or timestamp is not within one hour"}'],
  ])('%s', (cause, text) => {
    expect(first(text)).toBe(cause);
  });
});

describe('people who found out are understood:', () => {
  it.each([
    [
      'outbound-dns-blocked',
      'My firewall was dropping all DNS queries to any server but my own, so the challenge check failed',
    ],
    [
      'port80-unreachable',
      'It turned out the security group allowed port 80 only from our office, so the certificate failed',
    ],
    [
      'rate-limit-duplicate-certificate',
      'I had requested the certificate too many times, after a week of waiting it worked',
    ],
    ['caa-forbids', 'As soon as I remove the CAA records the renewal works, with them it fails'],
    ['provider-record-conflict', '添加 TXT 记录一直失败，后来发现之前自动创建过一条同名的 CNAME，手动删除就好了'],
    [
      'server-not-reloaded',
      'The proxy keeps serving the expired certificate although it was renewed; restarting it helps',
    ],
    ['provider-plan-restriction', 'My account is not eligible for their DNS API, I did not spend $50 yet'],
    ['provider-key-whitespace', 'The env file had quotes around the token. After removing the quotes it worked'],
    ['geo-block-secondary-validation', 'A new geographic firewall rule blocked the verification of my certificate'],
    ['cdn-proxy-interferes', 'Renewal fails since I switched the orange cloud on, with the grey cloud it works'],
    ['keychain-app-signature-changed', 'macOS shows the keychain popup every time although I choose Always Allow'],
    ['ca-network-blocked', 'We had no internet that night, so the renewal of the certificate could not run'],
    ['key-cert-mismatch', '重启 nginx 报私钥和证书不匹配，原来是把另一个域名的 key 填进去了'],
  ])('%s', (cause, text) => {
    expect(firstThree(text)).toContain(cause);
  });
});

it('a name that points to an IP address is not one', () => {
  const text = '证书申请不下来，域名已经指向服务器的ip，邮箱也填了，防火墙没开80端口';
  expect(first(text)).toBe('port80-unreachable');
  expect(firstThree(text)).not.toContain('ip-identifier-needs-profile');
});

it('a loopback address for the own name may be of the resolver here or of the zone', () => {
  const causes = firstThree('Cannot match your IP 192.0.2.9 against hostname imap.example.org (127.0.1.1)');
  expect(causes).toEqual(expect.arrayContaining(['local-resolver-wrong-answers', 'private-ip-address']));
});

it('a check of the TXT record is none of the own web server', () => {
  const text = 'DNS验证，本地预检超时，TXT记录在公共DNS上查得到';
  expect(firstThree(text)).not.toContain('hairpin-self-check');
});

describe('what the wording leaves open is not claimed for sure:', () => {
  it.each([
    'The scheduled task stopped with UnauthorizedAccessException while renewing the certificate',
    'https://acme-v01.api.letsencrypt.org/acme/new-authz',
    'Error converting private key to Microsoft RSA SChannel Cryptographic Provider',
    'acme: could not find zone for FQDN _acme-challenge.www.example.org',
  ])('%s', (text) => {
    expect(diagnose({ text })[0]?.confidence ?? 0).toBeLessThan(0.7);
  });
});

it('what a program reports on the way is no failure', () => {
  const log = [
    '2026/02/01 10:00:00 [INFO] [example.org] acme: Obtaining bundled SAN certificate',
    '2026/02/01 10:00:01 [INFO] [example.org] acme: Could not find solver for: tls-alpn-01',
    '2026/02/01 10:00:01 [INFO] [example.org] acme: Could not find solver for: http-01',
    '2026/02/01 10:00:02 [INFO] [example.org] acme: use dns-01 solver',
  ];
  expect(diagnose({ text: log.join('\n') })).toEqual([]);
});

it('a line that is clear by itself counts for less in a text of something else', () => {
  const line = 'I get the certificate error';
  const text = `${line} on my old Android phone, while Firefox and other devices trust the site. The root is unknown there.`;
  expect(first(text)).toBe('root-not-trusted-by-old-client');
});
