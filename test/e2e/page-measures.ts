/** What a reader would see go wrong on a page: words that are cut or stick out, controls one over the other. */
import type { Page } from '@playwright/test';

export interface Measured {
  /** Text that leaves the box it stands in, or is cut by it. */
  readonly cut: readonly string[];
  /** Pairs of controls that share a place. */
  readonly overlapping: readonly string[];
}

/** In the page with whatever is open in it; a dialog hides what lies under it. */
export const measure = (page: Page): Promise<Measured> => page.evaluate(measureHere);

/** Tables that have to be scrolled sideways to be seen whole. */
export const cutTables = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('section:has(> table)')].flatMap(({ scrollWidth, clientWidth, textContent }) =>
      scrollWidth > clientWidth ? [textContent] : [],
    ),
  );

/** Runs in the page, so everything it needs is inside. */
const measureHere = (): Measured => {
  const slack = 1.5;
  const open = [...document.querySelectorAll('dialog[open], [role=dialog]')].at(-1) ?? document.body;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden, [aria-hidden=true], [data-loading]') === null;
  const told = (element: Element, text: string): string =>
    `${element.tagName}.${element.className} “${text.trim().slice(0, 60)}”`;

  /** The first box around it that it leaves sideways, or that cuts it. */
  const leaves = (node: Text, box: DOMRect): string | undefined => {
    for (
      let around = node.parentElement;
      around !== null && around !== document.documentElement;
      around = around.parentElement
    ) {
      const style = getComputedStyle(around);
      if (style.clipPath !== 'none' || style.position === 'absolute') return undefined;
      // A row of a long list is one line high, and opens what is cut in it.
      if (style.textOverflow === 'ellipsis' && around.closest('li, [role=row]') !== null) return undefined;
      if (style.display === 'inline' || style.display === 'contents') continue;
      const edge = around.getBoundingClientRect();
      if (style.overflowX === 'auto' || style.overflowX === 'scroll') return undefined;
      if (box.right > edge.right + slack || box.left < edge.left - slack) return `${told(around, node.data)} sideways`;
      const cuts = style.overflowY === 'hidden' || style.overflowY === 'clip';
      if (cuts && (box.bottom > edge.bottom + slack || box.top < edge.top - slack))
        return `${told(around, node.data)} in height`;
    }
    return undefined;
  };

  /** The part of it that is not scrolled away. */
  const unscrolled = (element: Element): DOMRect => {
    let box = element.getBoundingClientRect();
    const acts = element.closest('dialog')?.querySelector('[data-acts]');
    if (acts && !acts.contains(element)) {
      // What stays at the foot of a dialog hides what is scrolled under it.
      const high = Math.min(box.height, acts.getBoundingClientRect().top - box.top);
      box = new DOMRect(box.left, box.top, box.width, Math.max(0, high));
    }
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      const scrolls = ['auto', 'scroll'].includes(getComputedStyle(around).overflowY);
      if (!scrolls && !around.matches('main, [role=dialog], dialog')) continue;
      const edge = around.getBoundingClientRect();
      const start = Math.max(box.top, edge.top);
      box = new DOMRect(box.left, start, box.width, Math.max(0, Math.min(box.bottom, edge.bottom) - start));
    }
    return box;
  };

  const cut = new Set<string>();
  // What a dialog is about, and the ways out of it, are seen without scrolling.
  for (const kept of open.matches('dialog') ? open.querySelectorAll(':scope > h2, [data-acts] button') : []) {
    const box = kept.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const isWhole = box.top >= 0 && box.bottom <= window.innerHeight && box.left >= 0 && box.right <= window.innerWidth;
    if (!isWhole || (hit !== kept && !kept.contains(hit))) cut.add(`${told(kept, kept.textContent)} out of sight`);
  }
  const walker = document.createTreeWalker(open, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null || node.data.trim() === '' || !isShown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const found = leaves(node, box);
      if (found !== undefined) cut.add(found);
    }
  }
  for (const scrolled of [document.documentElement, ...open.querySelectorAll('main, dialog, [role=dialog]')])
    if (scrolled.scrollWidth > scrolled.clientWidth + slack) cut.add(`${told(scrolled, '')} scrolls sideways`);
  for (const field of open.querySelectorAll('input:not([type=checkbox], [type=radio]), select'))
    if (isShown(field) && field.scrollHeight > field.clientHeight + 2) cut.add(`${told(field, '')} is too low`);

  const controls = [
    ...open.querySelectorAll('button, a[href], input, select, textarea, summary, [role=option], [role=tab]'),
  ]
    .filter(isShown)
    .map((element) => ({ element, box: unscrolled(element) }))
    .filter(({ box }) => box.width > 4 && box.height > 4);
  const overlapping: string[] = [];
  for (const [index, one] of controls.entries())
    for (const other of controls.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      // The button at the end of a field stands in it.
      if (one.element.closest('[data-with-right-section]')?.contains(other.element) === true) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide <= slack || high <= slack) continue;
      // What is scrolled away lies under what stays.
      const [x, y] = [one, other].map(({ box }) => [box.left + box.width / 2, box.top + box.height / 2] as const);
      const seen = [x, y].every((at, which) => {
        const hit = at === undefined ? null : document.elementFromPoint(at[0], at[1]);
        const { element } = which === 0 ? one : other;
        return hit !== null && (element.contains(hit) || hit.contains(element));
      });
      if (seen)
        overlapping.push(
          `${told(one.element, one.element.textContent)} and ${told(other.element, other.element.textContent)}`,
        );
    }
  return { cut: [...cut], overlapping };
};

/** Written the same in every language: what people typed, what machines and companies call themselves, keys. */
const names = [
  /https?:\/\/\S*/g,
  /(?:\/[\w.-]+)+/g,
  /[\p{L}\d*.@-]+\.(?:org|example|com|js)\b/gu,
  /\b(?:\d{1,3}\.){3}\d{1,3}\b|\b[\da-f]*::[\da-f]+\b/g,
  /\b(?:Alt|Ctrl|Shift)\+\S+/g,
  /Certwright(?: practice(?: (?:root|intermediate) [\da-f]+| two)?)?|Practice authority/gi,
  /Let's Encrypt|ZeroSSL|Google Trust Services|SSL\.com|RSA|Actalis|\((?:staging|test)\)/g,
  /\b(?:starttls|tls|none|classic|shortlived)\b/g,
  /English|简体中文/g,
  /周[一二三四五六日]/g,
  /\b(?:PR|MIT)\b/g,
  /\bLinux \S+ x64\b/g,
];

/** Words that stand outside the brackets of the pseudo-locale, and are no names. */
export const untranslated = async (page: Page): Promise<readonly string[]> => {
  const bare = (text: string): string => names.reduce((rest, name) => rest.replace(name, ''), text);
  return (await page.evaluate(outsideBrackets)).filter((text) => /\p{L}{2,}/u.test(bare(text)));
};

/** Runs in the page. What machines say stands in a face of its own. */
const outsideBrackets = (): readonly string[] => {
  const outside = (text: string): string => {
    let depth = 0;
    return [...text].reduce((kept, sign) => {
      if (sign === '[') depth += 1;
      const here = depth === 0 ? sign : '';
      if (sign === ']') depth -= 1;
      return kept + here;
    }, '');
  };
  const open = [...document.querySelectorAll('dialog[open], [role=dialog]')].at(-1) ?? document.body;
  const machines = 'code, pre, .mono, .date, kbd, textarea, script, style';
  const blocks = 'p, li, dt, dd, h1, h2, h3, h4, td, th, summary, legend, option, div';
  const found = [];
  const walker = document.createTreeWalker(open, NodeFilter.SHOW_TEXT);
  const whole = new Set<Element>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    // A sentence may have terms of its own in it, which begin elements.
    const around = node.parentElement?.closest(machines) ?? node.parentElement?.closest(blocks);
    if (around?.matches(machines) === false) whole.add(around);
  }
  for (const element of whole) {
    const copy = element.cloneNode(true) as Element;
    for (const said of copy.querySelectorAll(machines)) said.remove();
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const parts = [];
    for (let part = texts.nextNode(); part !== null; part = texts.nextNode()) parts.push(part.textContent ?? '');
    found.push(outside(parts.join(' ')));
  }
  const spoken = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext'];
  for (const name of spoken)
    for (const element of open.querySelectorAll(`[${name}]`)) found.push(outside(element.getAttribute(name) ?? ''));
  return [...new Set(found)];
};
