import { describe, expect, it } from 'vitest';
import { escapeXml, readXml } from '../../../electron/engine/text/xml.ts';

const answer = `<?xml version="1.0" encoding="UTF-8"?>
<!-- from the API -->
<ListResponse xmlns="https://api.example/doc/" xmlns:x='urn:x'>
  <Zones>
    <Zone id="7" name = 'a &amp; b'><Name>example.test.</Name><Private/></Zone>
    <x:Zone id="8"><Name>other.test.</Name><Zone>inner</Zone></x:Zone>
  </Zones>
  <Truncated>false</Truncated>
</ListResponse>
`;

describe('reading XML', () => {
  it('finds children, all of a name and no deeper, prefixes aside', () => {
    const root = readXml(answer);
    expect(root?.name).toBe('ListResponse');
    const zones = root?.child('Zones')?.all('Zone') ?? [];
    expect(zones.map((zone) => zone.child('Name')?.text)).toEqual(['example.test.', 'other.test.']);
    expect(zones[0]?.child('Private')).toMatchObject({ text: '', children: [] });
    expect(root?.child('Truncated')?.text).toBe('false');
    expect(root?.child('Nothing')).toBeUndefined();
    expect(root?.all('Zone')).toEqual([]);
  });

  it('reads attributes in either quotes', () => {
    const zone = readXml(answer)?.child('Zones')?.child('Zone');
    expect(zone?.attribute('id')).toBe('7');
    expect(zone?.attribute('name')).toBe('a & b');
    expect(zone?.attribute('other')).toBeUndefined();
  });

  it.each([
    ['<a>&quot;x&quot; &lt;&amp;&gt; &apos;</a>', '"x" <&> \''],
    ['<a>&#34;&#x4e2D;&#x1F600;</a>', '"中😀'],
    ['<a>&amp;lt;</a>', '&lt;'],
    ['<a><![CDATA[<b> & ]] &amp;]]></a>', '<b> & ]] &amp;'],
    ['<a>one<!-- two --><b>three</b> four<![CDATA[ five]]></a>', 'one four five'],
    ['<a>line\r\nline\rline</a>', 'line\nline\nline'],
    ['\uFEFF<a  >x</a >\n', 'x'],
    ['<a b="1>2"/>', ''],
  ])('%s', (text, plain) => {
    expect(readXml(text)?.text).toBe(plain);
  });

  it.each([
    '',
    'text',
    '{"json":1}',
    '<!doctype html><title>Sign in</title>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a>',
    '<a></b>',
    '<a><b></a></b>',
    '</a>',
    '<a/><b/>',
    '<a/>text',
    '<a/><![CDATA[]]>',
    '<a>&nbsp;</a>',
    '<a>a & b</a>',
    '<a>a &amp b</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a>1 < 2</a>',
    '<a><!-- x</a>',
  ])('refuses %s', (text) => {
    expect(readXml(text)).toBeUndefined();
  });

  it('reads deep and long answers without trouble', () => {
    const deep = `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`;
    expect(readXml(deep)?.name).toBe('a');
    expect(readXml(`<a>${'<b>x</b>'.repeat(20_000)}</a>`)?.all('b')).toHaveLength(20_000);
    expect(readXml(`<a${' b'.repeat(20_000)}`)).toBeUndefined();
  });
});

describe('escaping for XML', () => {
  it('reads back as it was', () => {
    const odd = `"say" <it> & 'go'`;
    expect(escapeXml(odd)).toBe('&quot;say&quot; &lt;it&gt; &amp; &apos;go&apos;');
    expect(readXml(`<a b="${escapeXml(odd)}">${escapeXml(odd)}</a>`)).toMatchObject({ text: odd });
    expect(readXml(`<a b="${escapeXml(odd)}"/>`)?.attribute('b')).toBe(odd);
  });
});
