import type { Theme } from './theme.ts';

export const rightToLeft: Theme = {
  title: 'names that run from right to left',
  authority: 'public',
  rows: [
    ['דוגמה.co.il', ['xn--6dbbec0c.co.il'], 'idn-converted'],
    ['אתר.קום', ['xn--4db2cf.xn--9dbq2a'], 'idn-converted'],
    ['مثال.إختبار', [], 'idn-converted unknown-suffix'],
    ['مثال.امارات', ['xn--mgbh0fb.xn--mgbaam7a8h'], 'idn-converted'],
    ['موقع.السعودية', ['xn--4gbrim.xn--mgberp4a5d4ar'], 'idn-converted'],
    ['example.إيران', [], 'idn-converted unknown-suffix'],
    ['عربی۱.com', ['xn--ngbrx40dzf.com'], 'idn-converted'],
    ['عربي1.com', ['xn--1-0mc0a5a6f.com'], 'idn-converted'],
    ['1عربي.com', [], 'invalid-idn'],
    ['אaב.com', [], 'invalid-idn'],
    ['a.א.com', ['a.xn--4db.com'], 'idn-converted'],
    ['1a.א.com', ['1a.xn--4db.com'], 'idn-converted unusual-characters'],
    ['1.א.com', ['1.xn--4db.com'], 'idn-converted unusual-characters'],
    ['xn--4db.1a.com', ['xn--4db.1a.com'], 'idn-converted unusual-characters'],
    ['א-.com', [], 'invalid-idn'],
    ['٠١٢.com', [], 'invalid-idn'],
    ['\u200fדוגמה.co.il\u200f', ['xn--6dbbec0c.co.il'], 'invisible-removed idn-converted'],
    ['https://דוגמה.co.il/דף', ['xn--6dbbec0c.co.il'], 'scheme-removed path-removed idn-converted'],
    ['دامنه\u200cها.com', ['xn--mgbaw3gfga9883c.com'], 'idn-converted'],
    ['a\u200c.com', ['a.com'], 'invisible-removed'],
    ['क्\u200dष.com', ['xn--11b2ezcw70k.com'], 'idn-converted'],
  ],
};
