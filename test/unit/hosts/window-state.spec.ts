import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  openingPlace,
  parseWindowState,
  readWindowState,
  withPlace,
  writeWindowState,
} from '../../../electron/app/windows/window-state.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const display = (x: number, y: number, width: number, height: number) => ({
  bounds: { x, y, width, height },
  workArea: { x, y: y + 30, width, height: height - 30 },
});
const laptop = display(0, 0, 1440, 900);
const desk = display(1440, -200, 2560, 1440);
const place = { x: 1600, y: 0, width: 1200, height: 900, maximized: false };
const nowhere = parseWindowState('');
const usual = { width: 1280, height: 800, maximized: false };

describe('where the window opens', () => {
  const state = withPlace(nowhere, [laptop, desk], place);

  it('is where it was, on the same displays in whatever order', () => {
    expect(openingPlace(state, [laptop, desk])).toEqual(place);
    expect(openingPlace(state, [desk, laptop])).toEqual(place);
  });

  it('is chosen by the system on displays it was never seen on', () => {
    expect(openingPlace(state, [laptop])).toEqual(usual);
    expect(openingPlace(nowhere, [laptop])).toEqual(usual);
  });

  it('is remembered for each arrangement', () => {
    const away = { ...place, x: 40, y: 60, maximized: true };
    const both = withPlace(state, [laptop], away);
    expect([openingPlace(both, [laptop]), openingPlace(both, [laptop, desk])]).toEqual([away, place]);
  });

  it.each([
    ['left of every display', { x: -1150 }],
    ['right of every display', { x: 4000 - 100 }],
    ['above the display, its title bar out of reach', { y: -600 }],
    ['below the display', { y: 1300 }],
  ])('is chosen anew when it was %s', (_, part) => {
    expect(openingPlace(withPlace(nowhere, [laptop, desk], { ...place, ...part }), [laptop, desk])).toEqual(usual);
  });

  it('is kept when a part of it hangs over the edge', () => {
    const over = { ...place, x: 3700, y: 1000 };
    expect(openingPlace(withPlace(nowhere, [laptop, desk], over), [laptop, desk])).toEqual(over);
  });

  it('is forgotten for the arrangement that was not seen for longest', () => {
    const many = Array.from({ length: 12 }, (_, index) => display(0, 0, 1000 + index, 800));
    const full = many.reduce((known, one) => withPlace(known, [one], place), nowhere);
    expect(full.places).toHaveLength(8);
    expect(new Map(full.places).has('0,0,1000,800')).toBe(false);
  });
});

describe('the file of the window', () => {
  const folder = tempFolder();
  const file = join(folder.path, 'window', 'place.json');
  afterAll(() => folder.remove());

  it('says what was written, and leaves nothing beside it', () => {
    const state = withPlace(nowhere, [laptop], place);
    writeWindowState(file, state);
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(readdirSync(join(folder.path, 'window'))).toEqual(['place.json']);
  });

  it.each([
    '{',
    'null',
    '[]',
    '{"version":2,"places":[]}',
    '{"version":1,"places":[["0,0,1,1",{"x":0,"y":0,"width":1e9,"height":700,"maximized":false}]]}',
    '{"version":1,"places":[["0,0,1,1",{"x":0,"y":0,"width":300,"height":200,"maximized":false}]]}',
    '{"version":1,"places":[["0,0,1,1",{"x":0.5,"y":0,"width":1000,"height":700,"maximized":"no"}]]}',
  ])('says nothing when it holds %s', (text) => {
    writeFileSync(file, text);
    expect(readWindowState(file)).toEqual(nowhere);
  });

  it('keeps nobody from working where it cannot be written', () => {
    const blocked = join(folder.path, 'blocked.json');
    mkdirSync(blocked);
    writeWindowState(blocked, withPlace(nowhere, [laptop], place));
    expect(readWindowState(blocked)).toEqual(nowhere);
  });
});
