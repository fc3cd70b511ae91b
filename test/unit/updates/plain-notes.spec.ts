import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainNotes } from '../../../electron/app/updates/plain-notes.ts';

describe('release notes', () => {
  it('are read out of the HTML of a feed', () => {
    const html = `<h2>0.2.0</h2>\n<p>Two things:</p>\n<ul>\n<li>Renews <b>earlier</b></li>\n<li>Costs &lt; 1 s &amp; less</li>\n</ul><p><a href="https://x.example">More</a></p>`;
    expect(plainNotes(html)).toBe('0.2.0\n\nTwo things:\n\n• Renews earlier\n\n• Costs < 1 s & less\n\nMore');
  });

  it('stay as they are where they are text', () => {
    expect(plainNotes('- one\n- 1 < 2 and 3 > 2\n')).toBe('- one\n- 1 < 2 and 3 > 2');
  });

  it('lose scripts with what is in them, and everything that steers a terminal or the direction of writing', () => {
    expect(plainNotes('a<script>alert(1)</script>b<style>p{}</style>c\u001b[31md\u202ee')).toBe('abc[31mde');
  });

  it('that escape markup twice show it, and are not markup', () => {
    expect(plainNotes('&amp;lt;script&amp;gt;')).toBe('&lt;script&gt;');
  });

  it('end somewhere', () => {
    expect(plainNotes('x'.repeat(10_000))).toHaveLength(4001);
  });

  it('are never markup that was not written as text, whatever is published', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const shown = plainNotes(`<p>${text.replaceAll('&', '')}</p>`);
        expect(shown).not.toMatch(/<\/?[a-z!][^>]*>/i);
      }),
    );
  });
});
