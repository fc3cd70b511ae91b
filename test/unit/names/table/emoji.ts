import type { Theme } from './theme.ts';

export const emoji: Theme = {
  title: 'emoji and signs',
  authority: 'public',
  rows: [
    ['😀.com', ['xn--e28h.com'], 'idn-converted unusual-characters'],
    ['💩.la', ['xn--ls8h.la'], 'idn-converted unusual-characters'],
    ['👨\u200d👩\u200d👧.ws', ['xn--pq8hbd.ws'], 'invisible-removed idn-converted unusual-characters'],
    ['🇩🇪.com', ['xn--h77hc.com'], 'idn-converted unusual-characters'],
    ['👍🏽.ws', ['xn--on8h5e.ws'], 'idn-converted unusual-characters'],
    ['☕.example.org', ['xn--53h.example.org'], 'idn-converted unusual-characters'],
    ['a♥b.com', ['xn--ab-t0x.com'], 'idn-converted unusual-characters'],
    ['1\ufe0f⃣.com', ['xn--1-2sn.com'], 'invisible-removed idn-converted unusual-characters'],
    ['™.com', ['tm.com'], 'fullwidth-converted'],
    ['ⓒⓞⓜ.com', ['com.com'], 'fullwidth-converted repeated-label'],
    ['℡.com', ['tel.com'], 'fullwidth-converted'],
    ['∞.org', ['xn--59g.org'], 'idn-converted unusual-characters'],
    ['€.com', ['xn--lzg.com'], 'idn-converted unusual-characters'],
    ['½.com', ['xn--12-c6t.com'], 'idn-converted unusual-characters'],
    ['xn--i-7iq.ws', ['xn--i-7iq.ws'], 'idn-converted unusual-characters'],
    ['🏳\ufe0f\u200d🌈.la', ['xn--og8hvo.la'], 'invisible-removed idn-converted unusual-characters'],
  ],
};
