import { describe, expect, it } from 'vitest';
import type { SigningPolicy } from '../../../shared/domain/identifiers.ts';
import { checkNames } from '../../../shared/domain/names/check-names.ts';

const publicAuthority: SigningPolicy = { publicTrust: true, wildcards: true, addresses: 'short-lived', maxNames: 100 };
const ownAuthority: SigningPolicy = { publicTrust: false, wildcards: true, addresses: 'yes', maxNames: 100 };

/** `ok ascii` or `no ascii`, then what was said about it, then `try` and a suggestion. */
const verdictOf = (text: string, policy: SigningPolicy): string => {
  const { names } = checkNames(text, policy);
  return names
    .map(({ ok, ascii, problems, suggestion }) =>
      [ok ? 'ok' : 'no', ascii, ...problems.map(({ code }) => code), ...(suggestion ? ['try', suggestion] : [])].join(
        ' ',
      ),
    )
    .join(' / ');
};

type Rows = readonly (readonly [pasted: string, verdict: string])[];
const check = (title: string, policy: SigningPolicy, rows: Rows): void => {
  describe(title, () => {
    it.each(rows)('%j', (pasted, verdict) => {
      expect(verdictOf(pasted, policy)).toBe(verdict);
    });
  });
};

check('links and what surrounds a host', publicAuthority, [
  ['example.org', 'ok example.org'],
  ['https://example.org', 'ok example.org scheme-removed'],
  ['HTTPS://Example.ORG/', 'ok example.org scheme-removed path-removed lowercased'],
  ['https://www.example.org:8443/login?a=b#c', 'ok www.example.org scheme-removed path-removed port-ignored'],
  ['https://user:secret@example.org/', 'ok example.org scheme-removed path-removed user-removed'],
  ['example.org:8443', 'ok example.org port-ignored'],
  ['example.org:', 'ok example.org'],
  ['example.org/path/', 'ok example.org path-removed'],
  ['example.org?query', 'ok example.org path-removed'],
  ['//example.org/x', 'ok example.org scheme-removed path-removed'],
  ['\\\\nas.example.org\\share', 'ok nas.example.org scheme-removed path-removed'],
  ['example.org.', 'ok example.org trailing-dot-removed'],
  ['<https://example.org>', 'ok example.org brackets-removed scheme-removed'],
  ['"example.org"', 'ok example.org brackets-removed'],
  ['(example.org)', 'ok example.org brackets-removed'],
  ['[example.org]', 'ok example.org brackets-removed'],
  ['「example.org」', 'ok example.org brackets-removed'],
  [
    '[the site](https://example.org/a_(b))',
    'no the brackets-removed single-label try the.example.org / ok example.org brackets-removed scheme-removed path-removed',
  ],
  ['href="https://example.org">', 'ok example.org brackets-removed scheme-removed'],
  ['DNS:example.org', 'ok example.org scheme-removed'],
  ['网址：https://example.org/路径', 'ok example.org scheme-removed path-removed'],
  ['域名：example.org', 'ok example.org scheme-removed'],
  ['https://example.org/?next=https://example.com', 'ok example.org scheme-removed path-removed'],
  ['ssh://git@example.org:22', 'ok example.org scheme-removed user-removed port-ignored'],
  ['http://', 'no http:// scheme-removed empty-label'],
  ['https://:8080/', 'no https://:8080/ scheme-removed path-removed port-ignored empty-label'],
]);

check('lists', publicAuthority, [
  ['a.org b.org', 'ok a.org / ok b.org'],
  ['a.org,b.org', 'ok a.org / ok b.org'],
  ['a.org，b.org、c.org；d.org', 'ok a.org / ok b.org / ok c.org / ok d.org'],
  ['a.org;b.org|c.org', 'ok a.org / ok b.org / ok c.org'],
  ['a.org\tb.org\r\nc.org\u3000d.org', 'ok a.org / ok b.org / ok c.org / ok d.org'],
  ['1. a.org\n2) b.org\n3、c.org', 'ok a.org / ok b.org / ok c.org'],
  ['- a.org\n• b.org', 'ok a.org / ok b.org'],
  ['https://a.org/@1,2.5,z', 'ok a.org scheme-removed path-removed'],
  ['https://a.org/x,https://b.org', 'ok a.org scheme-removed path-removed / ok b.org scheme-removed'],
  ['https://a.org/,b.org', 'ok a.org scheme-removed path-removed / ok b.org'],
  ['DNS:a.org, IP:1.1.1.1', 'ok a.org scheme-removed / ok 1.1.1.1 scheme-removed ip-short-lived'],
  ['', ''],
  [' \n\t,;，', ''],
  ['— … “” ()', ''],
]);

check('characters that look right and are not', publicAuthority, [
  ['ｗｗｗ．ｅｘａｍｐｌｅ．ｏｒｇ', 'ok www.example.org fullwidth-converted'],
  ['www。example｡org', 'ok www.example.org fullwidth-converted'],
  ['example.org。', 'ok example.org trailing-dot-removed'],
  ['example.org：８４４３', 'ok example.org port-ignored'],
  ['exa\u200bmple.org', 'ok example.org invisible-removed'],
  ['\ufeffexample.org', 'ok example.org invisible-removed'],
  ['\u200fexample.org\u200e', 'ok example.org invisible-removed'],
  ['exam\u00adple.org', 'ok example.org invisible-removed'],
  ['ht\u200btps://example.org', 'ok example.org scheme-removed invisible-removed'],
  ['ＨＴＴＰ：／／example.org', 'ok example.org scheme-removed'],
  ['①②⑦.0.0.1', 'no 127.0.0.1 fullwidth-converted private-address'],
]);

check('international names', publicAuthority, [
  ['bücher.example.org', 'ok xn--bcher-kva.example.org idn-converted'],
  ['BÜCHER.example.org', 'ok xn--bcher-kva.example.org lowercased idn-converted'],
  ['bu\u0308cher.example.org', 'ok xn--bcher-kva.example.org idn-converted'],
  ['例子.中国', 'ok xn--fsqu00a.xn--fiqs8s idn-converted'],
  ['例子。中国', 'ok xn--fsqu00a.xn--fiqs8s fullwidth-converted idn-converted'],
  ['faß.de', 'ok xn--fa-hia.de idn-converted'],
  ['i❤.ws', 'ok xn--i-7iq.ws idn-converted'],
  ['i❤\ufe0f.ws', 'ok xn--i-7iq.ws invisible-removed idn-converted'],
  ['نامه\u200cای.com', 'ok xn--mgba3gch31f060k.com idn-converted'],
  ['*.bücher.de', 'ok *.xn--bcher-kva.de idn-converted wildcard-needs-dns wildcard-without-apex try bücher.de'],
  ['xn--bcher-kva.example.org', 'ok xn--bcher-kva.example.org'],
  ['XN--BCHER-KVA.example.org', 'ok xn--bcher-kva.example.org lowercased'],
  ['xn--a.example.org', 'no xn--a.example.org invalid-idn try example.org'],
  ['xn--.example.org', 'no xn--.example.org invalid-idn try example.org'],
  ['xn--bcher-kvaa.xn--zz.org', 'no xn--bcher-kvaa.xn--zz.org invalid-idn'],
  ['1א.com', 'no 1א.com invalid-idn'],
  ['公司.cn', 'no xn--55qx5d.cn idn-converted public-suffix'],
]);

check('wildcards', publicAuthority, [
  ['*.example.org example.org', 'ok *.example.org wildcard-needs-dns / ok example.org'],
  ['*.example.org', 'ok *.example.org wildcard-needs-dns wildcard-without-apex try example.org'],
  [
    'https://*.example.org/',
    'ok *.example.org scheme-removed path-removed wildcard-needs-dns wildcard-without-apex try example.org',
  ],
  ['＊.example.org', 'ok *.example.org fullwidth-converted wildcard-needs-dns wildcard-without-apex try example.org'],
  ['a.*.example.org', 'no a.*.example.org wildcard-position try *.example.org'],
  ['*a.example.org', 'no *a.example.org wildcard-position try *.example.org'],
  ['a*.example.org', 'no a*.example.org wildcard-position try *.example.org'],
  ['**', 'no ** wildcard-position'],
  ['*', 'no * wildcard-position'],
  ['*.', 'no * trailing-dot-removed wildcard-position'],
  ['**example.org**', 'no **example.org** wildcard-position try example.org'],
  ['*.*.example.org', 'no *.*.example.org wildcard-position try *.example.org'],
  ['*.com', 'no *.com wildcard-of-suffix'],
  ['*.co.uk', 'no *.co.uk wildcard-of-suffix'],
  ['*.github.io', 'ok *.github.io wildcard-needs-dns wildcard-without-apex try github.io'],
  ['*.1.2.3.4', 'no *.1.2.3.4 wildcard-of-address try 1.2.3.4'],
  ['*.lan', 'no *.lan special-use-name'],
  ['*.nas', 'no *.nas single-label'],
]);

check('addresses at a public authority', publicAuthority, [
  ['http://192.168.2.192:7351/', 'no 192.168.2.192 scheme-removed path-removed port-ignored private-address'],
  ['10.0.0.0/24', 'no 10.0.0.0 path-removed private-address'],
  ['172.16.0.1', 'no 172.16.0.1 private-address'],
  ['172.32.0.1', 'ok 172.32.0.1 ip-short-lived'],
  ['127.0.0.1', 'no 127.0.0.1 private-address'],
  ['169.254.1.1', 'no 169.254.1.1 private-address'],
  ['100.64.0.1', 'no 100.64.0.1 private-address'],
  ['100.128.0.1', 'ok 100.128.0.1 ip-short-lived'],
  ['198.18.0.2', 'no 198.18.0.2 special-address'],
  ['203.0.113.7', 'no 203.0.113.7 special-address'],
  ['224.0.0.1', 'no 224.0.0.1 special-address'],
  ['255.255.255.255', 'no 255.255.255.255 special-address'],
  ['0.0.0.0', 'no 0.0.0.0 special-address'],
  ['1.1.1.1', 'ok 1.1.1.1 ip-short-lived'],
  ['010.1.1.1', 'no 010.1.1.1 invalid-address'],
  ['0x7f.0.0.1', 'no 0x7f.0.0.1 invalid-address'],
  ['1.2.3', 'no 1.2.3 invalid-address'],
  ['2130706433', 'no 2130706433 invalid-address'],
  ['256.1.1.1', 'no 256.1.1.1 invalid-address'],
  ['1.2.3.4.5', 'no 1.2.3.4.5 invalid-address'],
  ['[2606:4700::1111]:443', 'ok 2606:4700::1111 brackets-removed port-ignored ip-short-lived'],
  ['2606:4700:0:0:0:0:0:1111', 'ok 2606:4700::1111 ip-short-lived'],
  ['2606:4700:0:0:1:0:0:1', 'ok 2606:4700::1:0:0:1 ip-short-lived'],
  ['2606:4700:0:1:2:3:4:5', 'ok 2606:4700:0:1:2:3:4:5 ip-short-lived'],
  ['https://[2606:4700::1]/', 'ok 2606:4700::1 scheme-removed path-removed brackets-removed ip-short-lived'],
  ['fd00::1', 'no fd00::1 private-address'],
  ['fe80::1%eth0', 'no fe80::1 private-address'],
  ['::1', 'no ::1 private-address'],
  ['::', 'no :: special-address'],
  ['[2001:db8::1]', 'no 2001:db8::1 brackets-removed special-address'],
  ['::ffff:1.2.3.4', 'no ::ffff:102:304 special-address'],
  ['2002::1', 'no 2002::1 special-address'],
  ['1::2::3', 'no 1::2::3 invalid-address'],
  ['1:2:3:4:5:6:7:8:9', 'no 1:2:3:4:5:6:7:8:9 invalid-address'],
]);

check('names that no public authority signs', publicAuthority, [
  ['nas', 'no nas single-label'],
  ['com', 'no com single-label'],
  ['localhost:3000', 'no localhost port-ignored special-use-name'],
  ['nas.local', 'no nas.local special-use-name'],
  ['nas.lan', 'no nas.lan special-use-name'],
  ['nas.internal', 'no nas.internal special-use-name'],
  ['nas.home.arpa', 'no nas.home.arpa special-use-name'],
  ['nas.intranet', 'no nas.intranet special-use-name'],
  ['nas.corp', 'no nas.corp special-use-name'],
  ['a.test', 'no a.test special-use-name'],
  ['a.example', 'no a.example special-use-name'],
  ['a.invalid', 'no a.invalid special-use-name'],
  ['abc.onion', 'no abc.onion special-use-name'],
  ['a.alt', 'no a.alt special-use-name'],
  ['1.0.0.127.in-addr.arpa', 'no 1.0.0.127.in-addr.arpa special-use-name'],
  ['nas.mydomain', 'no nas.mydomain unknown-suffix'],
  ['co.uk', 'no co.uk public-suffix'],
  ['b.ck', 'no b.ck public-suffix'],
  ['www.ck', 'ok www.ck'],
  ['github.io', 'ok github.io'],
  ['fritz.box', 'ok fritz.box'],
  ['foo.123', 'no foo.123 all-numeric-suffix'],
]);

const long = 'a'.repeat(64);
check('labels', publicAuthority, [
  [`${long}.example.org`, `no ${long}.example.org label-too-long try example.org`],
  [`${'a'.repeat(63)}.example.org`, `ok ${'a'.repeat(63)}.example.org`],
  [`${'abcdefg.'.repeat(31)}abc.org`, `no ${'abcdefg.'.repeat(31)}abc.org name-too-long too-many-labels`],
  ['a.b.c.d.e.f.g.h.example.org', 'ok a.b.c.d.e.f.g.h.example.org'],
  ['a.b.c.d.e.f.g.h.i.example.org', 'no a.b.c.d.e.f.g.h.i.example.org too-many-labels'],
  ['*.a.b.c.d.e.f.g.h.example.org', 'no *.a.b.c.d.e.f.g.h.example.org too-many-labels'],
  ['a..example.org', 'no a..example.org empty-label try a.example.org'],
  ['.example.org', 'no .example.org empty-label try example.org'],
  ['example.org..', 'no example.org.. empty-label try example.org'],
  ['-a.example.org', 'no -a.example.org hyphen-position try a.example.org'],
  ['a-.example.org', 'no a-.example.org hyphen-position try a.example.org'],
  ['ab--c.example.org', 'no ab--c.example.org hyphen-reserved try example.org'],
  ['a--b.example.org', 'ok a--b.example.org'],
  ['_acme-challenge.example.org', 'no _acme-challenge.example.org underscore try example.org'],
  ['my_nas.example.org', 'no my_nas.example.org underscore try my-nas.example.org'],
  ['my_nas.local', 'no my_nas.local underscore special-use-name'],
  ["it's.example.org", "no it's.example.org invalid-character try example.org"],
  ['a+b.example.org', 'no a+b.example.org invalid-character try example.org'],
  ['example.org.example.org', 'ok example.org.example.org repeated-label try example.org'],
  ['nas.example.org.example.org', 'ok nas.example.org.example.org repeated-label try nas.example.org'],
  ['www.www.example.org', 'ok www.www.example.org repeated-label try www.example.org'],
  ['a.a.example.org', 'ok a.a.example.org'],
]);

check('e-mail addresses', publicAuthority, [
  ['joe@example.org', 'no joe@example.org email-address try example.org'],
  ['mailto:joe@example.org?subject=x', 'no joe@example.org scheme-removed path-removed email-address try example.org'],
  ['<joe@example.org>', 'no joe@example.org brackets-removed email-address try example.org'],
  ['git@example.org:a/b.git', 'no git@example.org path-removed email-address try example.org'],
  ['joe@nas.local', 'no joe@nas.local email-address'],
]);

check('a private authority with its own root', ownAuthority, [
  ['nas', 'ok nas internal-name-private-authority'],
  ['nas.local', 'ok nas.local internal-name-private-authority'],
  ['*.lan', 'ok *.lan internal-name-private-authority wildcard-needs-dns wildcard-without-apex try lan'],
  ['nas.mydomain', 'ok nas.mydomain unknown-suffix-private-authority'],
  ['192.168.2.192:7351', 'ok 192.168.2.192 port-ignored private-address-private-authority'],
  ['203.0.113.7', 'ok 203.0.113.7 private-address-private-authority'],
  ['1.1.1.1', 'ok 1.1.1.1'],
  ['224.0.0.1', 'no 224.0.0.1 special-address'],
  ['my_nas.lan', 'no my_nas.lan underscore internal-name-private-authority try my-nas.lan'],
  ['*.com', 'no *.com wildcard-of-suffix'],
]);

check('an authority without wildcards and addresses', { ...publicAuthority, wildcards: false, addresses: 'no' }, [
  ['*.example.org', 'no *.example.org wildcard-unsupported try example.org'],
  ['1.1.1.1', 'no 1.1.1.1 ip-unsupported'],
  ['192.168.1.1', 'no 192.168.1.1 private-address'],
]);
