import { describe, expect, it } from 'vitest';
import { createRedactor, type TakenKind } from '../../../electron/engine/bundle/redact.ts';
import { ownTime } from '../../support/own-time.ts';

const machine = { homeFolder: '/home/meiling', userName: 'meiling', hostName: 'ml-workshop' };
const digest = 'LPsIwTo7o8BoG0-vjCyGQGBWSVIPxI-i_X336eUOQZo';
const jwt = `${Buffer.from('{"alg":"ES256","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":"me"}').toString('base64url')}.c2lnbmF0dXJl`;
const token = 'evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA';
const pem = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\nAgEGCCqGSM49AwEHBG0w\n-----END PRIVATE KEY-----';

/** What is written, and the part of it that nobody may read afterwards. */
const secrets: readonly (readonly [text: string, secret: string])[] = [
  ['api_token=q7', 'q7'],
  ['api_token = "a b c"', 'a b c'],
  ['{"apiToken":"plainword"}', 'plainword'],
  ['{\\"password\\":\\"hunter2\\"}', 'hunter2'],
  ["'secret': 'letmein'", 'letmein'],
  ['password: correct horse battery staple', 'horse battery'],
  ['The password is hunter2', 'hunter2'],
  ['passphrase=swordfish', 'swordfish'],
  ['密码：hunter2', 'hunter2'],
  ['密钥是hunter2', 'hunter2'],
  ['--dns-token swordfish --verbose', 'swordfish'],
  ['--eab-hmac-key=swordfish', 'swordfish'],
  ['hmac_key: c3dvcmRmaXNo', 'c3dvcmRmaXNo'],
  ['export CF_Token="swordfish"', 'swordfish'],
  ['SAVED_DP_Key=swordfish', 'swordfish'],
  ['HOME_DIRECTORY=/data/x', '/data/x'],
  ['$env:CF_Token = "swordfish"', 'swordfish'],
  ['set GD_Secret=swordfish', 'swordfish'],
  ['Ali_Key=swordfish', 'swordfish'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalrXUtnFEMI'],
  ['found wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY here', 'K7MDENG'],
  ['key AKIAIOSFODNN7EXAMPLE refused', 'AKIAIOSFODNN7'],
  ['LTAI5tFakeKeyForTests unknown', 'LTAI5tFake'],
  ['AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', 'AKIDz8krbsJ5'],
  ['using cfut_abcdef0123 now', 'cfut_abcdef'],
  ['ghp_abcdefghijklmnopqrst', 'ghp_abc'],
  ['github_pat_11ABCDEFG0', 'github_pat_11'],
  ['glpat-abcdefghij', 'glpat-abc'],
  ['dop_v1_0123456789abcdef', 'dop_v1_0'],
  ['nfp_abcdefgh', 'nfp_abc'],
  ['pk1_abcdefgh and sk1_ijklmnop', 'sk1_ijk'],
  ['xoxb-1234567890-abc', 'xoxb-123'],
  ['hvs.CAESIabcdef', 'hvs.CAES'],
  ['AIzaSyA-abcdefgh', 'AIzaSyA'],
  ['ya29.a0AfH6SMabc', 'ya29.a0'],
  ['dnsimple_a_abcdefgh', 'dnsimple_a_abc'],
  ['Authorization: Bearer swordfish.x', 'swordfish'],
  ['authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['Authorization: TC3-HMAC-SHA256 Credential=me/2026, Signature=abc', 'Credential=me'],
  ['Authorization: AWS4-HMAC-SHA256 Credential=x/y, Signature=abc', 'abc'],
  ['Authorization: sso-key one:two', 'one:two'],
  ['"Authorization": "Bearer swordfish"', 'swordfish'],
  ['Cookie: session=swordfish; other=1', 'other=1'],
  ['set-cookie: certwright-4711=abc; HttpOnly', 'abc'],
  ['X-Auth-Key: swordfish', 'swordfish'],
  ['https://me:swordfish@api.example.org/x', 'swordfish'],
  ['https://api.example.org/v1?ApiUser=mei&ApiKey=1', 'mei'],
  [pem, 'MIGHAgEAMBMGByqGSM49'],
  [pem.replaceAll('\n', '\\n'), 'AgEGCCqGSM49AwEHBG0w'],
  ['-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE', 'MHcCAQEE'],
  ['AgEGCCqG\n-----END RSA PRIVATE KEY-----', 'AgEGCCqG'],
  [`token ${jwt} sent`, 'c2lnbmF0dXJl'],
  [`{"protected":"${jwt.split('.')[0]}","payload":""}`, jwt.split('.')[0] ?? ''],
  [`served ${token}.${digest}`, digest],
  [`http://nas.example.org/.well-known/acme-challenge/${token}`, token],
  [`token=${digest}`, digest],
  ['{"kty":"EC","d":"c3dvcmRmaXNo"}', 'c3dvcmRmaXNo'],
  ['id 0123456789abcdef0123456789abcdef', '0123456789abcdef'],
  ['mail mei.ling+acme@example.org now', 'mei.ling'],
  ['contact mailto:mei%40example.org', 'mei%40'],
  ['邮箱：美玲@例子.公司', '美玲'],
  ['meiling@ml-workshop:~$ ls', 'meiling'],
  ['at /home/meiling/certs/a.pem', 'meiling'],
  ['at /home/other/certs', 'other'],
  ['/Users/mei/Library', 'mei'],
  ['C:\\Users\\Mei Ling\\AppData', 'Mei Ling'],
  ['{"path":"C:\\\\Users\\\\mei\\\\x"}', 'mei'],
  ['file:///home/other/x', 'other'],
  ['/volume1/homes/mei/x', 'mei'],
  ['/data/meiling/x', 'meiling'],
  ['run by meiling yesterday', 'meiling'],
  ['user=mei', 'mei'],
  ['用户名：mei', 'mei'],
  ['ml-workshop kernel: up', 'ml-workshop'],
  ['ML-WORKSHOP.local is me', 'WORKSHOP'],
  ['ether 52:54:00:12:34:56 up', '52:54:00'],
  ['mac 5254.00ab.3456', '5254.00ab'],
  ['on /dev/ttyUSB0', 'ttyUSB0'],
  ['on COM3', 'COM3'],
  ['from 192.168.7.23:8443', '192.168.7'],
  ['from 10.4.5.6', '10.4'],
  ['from 100.64.3.2', '100.64'],
  ['from 203.0.113.77', '113.77'],
  ['fe80::1ff:fe23:4567:890a%eth0', 'fe80'],
  ['[fd12:3456:789a::1]:443', 'fd12'],
  ['from 2001:db8:85a3:8d3:1319:8a2e:370:7348', '8a2e'],
  ['77.113.0.203.in-addr.arpa', '77.113'],
  ['https://acme-v02.api.letsencrypt.org/acme/acct/123456789', '123456789'],
  ['https://acme-v02.api.letsencrypt.org/acme/order/1/2345', '2345'],
  ['https://127.0.0.1:14000/my-account/5f3ab', '5f3ab'],
];

/** What somebody needs who helps, and stays as it is. */
const readable: readonly string[] = [
  'nas.example.org',
  '*.nas.example.org',
  '_acme-challenge.nas.example.org.',
  'xn--bcher-kva.example.org',
  'bücher.example.org',
  'meiling.example.org',
  'ml-workshop.example.org',
  'very-long-label-of-a-home-server-in-the-cellar.example.org',
  `_acme-challenge.nas.example.org. 60 IN TXT "${digest}"`,
  `expected TXT ${digest}`,
  'run 8e5700ea-a4bf-41c7-8a77-e990661dcc6a failed',
  'serial 2026112001',
  'Serial Number: 03a1b2c3d4e5f60718293a4b5c6d7e8f9012',
  'Serial Number: 04:de:ad:be:ef:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d',
  'serial 04:de:ad:be:ef:01:02:03',
  'SHA-256 fingerprint: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'urn:ietf:params:acme:error:unauthorized',
  'urn:ietf:params:acme:error:rateLimited',
  'The token is invalid',
  'Invalid API key: missing',
  'password is required',
  'secret: not set',
  'token = undefined',
  'status: pending, authorization: valid',
  'SERVFAIL looking up CAA for nas.example.org',
  'ECONNREFUSED 127.0.0.1:80',
  'listening on 0.0.0.0:443',
  '::1 and [::1]:53',
  'asked 1.1.1.1 and 8.8.8.8, 223.5.5.5',
  '2026-11-20T10:00:00.123Z',
  '12:34:56',
  'Node.js 24.1.0',
  'acme-client@5.4.0',
  'https://letsencrypt.org/docs/rate-limits/',
  'https://acme-v02.api.letsencrypt.org/directory',
  'Content-Type: application/problem+json',
  '/etc/nginx/sites-enabled/default.conf',
  '/usr/lib/node_modules/certwright',
  'C:\\Program Files\\Certwright\\certwright.exe',
  'C:\\Users\\Public\\Documents',
  'std::string::npos',
  'provider.wrong-credentials',
  'dns-persist-01',
  'keyType ec256',
  '--key-type rsa2048',
  'MaxRetries=3',
  'TTL=60 rcode=NXDOMAIN',
  'ns1.digitalocean.com',
  'user: root',
  'ACMEv2 (RFC 8555 §7.4)',
  '证书申请失败：域名没有解析。',
  'https://acme-v02.api.letsencrypt.org/acme/acct/#97e979e8',
  'error code 10000: Authentication error',
];

const redactor = (keep: readonly string[] = []) => {
  const found: TakenKind[] = [];
  const { text } = createRedactor({ machine, keep: new Set(keep), count: (kind) => found.push(kind) });
  return { text, found };
};

describe('a report', () => {
  it('is tried with many secrets and many look-alikes', () => {
    expect(secrets.length + readable.length).toBeGreaterThanOrEqual(140);
    expect(secrets.filter(([text, secret]) => secret === '' || !text.includes(secret))).toEqual([]);
  });

  it.each(secrets)('does not tell the secret in: %s', (text, secret) => {
    const { text: redact, found } = redactor();
    for (const around of [
      text,
      `2026-11-20 ${text}`.replace(/^2026-11-20 (?=-----|export|SAVED|HOME|\$env|set |Ag|Ali)/, ''),
      `${text}\nnext line`,
    ]) {
      const once = redact(around);
      expect(once).not.toContain(secret);
      expect(redact(once)).toBe(once);
    }
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(readable)('leaves readable: %s', (text) => {
    const { text: redact, found } = redactor();
    expect(redact(text)).toBe(text);
    expect(found).toEqual([]);
  });

  it('keeps what is known to be open, and its kind where it is not', () => {
    expect(redactor([digest]).text(`seen ${digest}`)).toBe(`seen ${digest}`);
    expect(redactor().text('192.168.1.2, 198.18.0.5, 203.0.113.7, fd00::1, 2001:db8:1:2::3')).toBe(
      '[private IPv4], [fake IPv4], 203.0.x.x, [private IPv6], 2001:db8:1:x',
    );
    expect(redactor().text('/home/meiling/x mei@example.org meiling ml-workshop')).toBe('~/x m***@… [user] [host]');
  });

  it('tells the same account by the same digest, and another by another', () => {
    const { text } = redactor();
    const at = (id: number) => text(`https://ca.example.org/acme/acct/${id}`);
    expect(at(1)).toMatch(/^https:\/\/ca\.example\.org\/acme\/acct\/#[0-9a-f]{8}$/);
    expect(new Set([1, 1, 2].map(at)).size).toBe(2);
  });

  it('does not take stock names of users and computers for somebody', () => {
    const stock = createRedactor({
      machine: { homeFolder: '/root', userName: 'root', hostName: 'localhost' },
      keep: new Set(),
      count: () => undefined,
    });
    expect(stock.text('root at localhost reads /root/.acme.sh and /data/root/x')).toBe(
      'root at localhost reads ~/.acme.sh and /data/root/x',
    );
  });

  it('reads a megabyte of odd text in a moment', () => {
    const { text } = redactor();
    const odd = [
      'a-'.repeat(500_000),
      'token='.repeat(160_000),
      '@'.repeat(1_000_000),
      '1.'.repeat(500_000),
      ':a'.repeat(500_000),
      '/home/'.repeat(160_000),
      '\\"'.repeat(500_000),
      'A'.repeat(1_000_000),
    ];
    expect(ownTime(() => odd.map((one) => text(one)))).toBeLessThan(8_000);
  });
});
