/** A script in the window that wants to go elsewhere, or to bring something foreign into it: the window stays. */
import { attempt, expect, expectHome, test } from './security.ts';

interface Places {
  readonly http: string;
  readonly place: string;
}
type Script = (to: Places) => unknown;

const ways: Readonly<Record<string, Script>> = {
  'location.href': ({ place }) => {
    location.href = place;
  },
  'location.assign': ({ place }) => location.assign(place),
  'location.replace': ({ place }) => location.replace(place),
  'a link': ({ place }) => {
    const link = Object.assign(document.createElement('a'), { href: place });
    document.body.append(link);
    link.click();
    link.remove();
  },
  'a link for a new window': ({ place }) => {
    const link = Object.assign(document.createElement('a'), { href: place, target: '_blank', rel: 'opener' });
    document.body.append(link);
    link.click();
    link.remove();
  },
  'window.open': ({ place }) => {
    if (window.open(place) !== null) document.documentElement.dataset.escaped = 'opened';
  },
  'window.open in this window': ({ place }) => window.open(place, '_self'),
  'a form that asks': ({ place }) => {
    const form = Object.assign(document.createElement('form'), { action: place });
    document.body.append(form);
    form.submit();
    form.remove();
  },
  'a form that sends': ({ place }) => {
    const form = Object.assign(document.createElement('form'), { action: place, method: 'post', target: '_blank' });
    document.body.append(form);
    form.submit();
    form.remove();
  },
  'a meta refresh': ({ place }) => {
    const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${place}` });
    document.head.append(meta);
    meta.remove();
  },
  'the navigation API': ({ place }) =>
    (window as unknown as { navigation: { navigate(url: string): unknown } }).navigation.navigate(place),
};

const places: readonly ((http: string) => string)[] = [
  (http) => http,
  () => 'file:///etc/hostname',
  () => 'javascript:document.documentElement.dataset.escaped = "ran"',
  () => 'data:text/html,<title>foreign</title>',
  () => '/..%2f..%2f..%2fetc%2fhostname',
  () => 'view-source:https://example.org/',
];

test.describe('the window stays where it is, whatever a script tries with', () => {
  test.afterEach(async ({ target }) => expect(target.seen).toEqual([]));

  for (const [name, script] of Object.entries(ways)) {
    test(name, async ({ desktop, target: { http } }) => {
      const home = desktop.page.url();
      for (const place of places) {
        await attempt(desktop, script, { http, place: place(http) });
        await expectHome(desktop, home);
      }
    });
  }

  // In place of the window itself `will-navigate` is asked, which the double does not see for blobs.
  test('a blob of its own making in a new window', async ({ desktop }) => {
    const home = desktop.page.url();
    const script = () => {
      const markup = '<script>opener.document.documentElement.dataset.escaped = 1</script>';
      const url = URL.createObjectURL(new Blob([markup], { type: 'text/html' }));
      window.open(url);
    };
    await attempt(desktop, script, undefined);
    await expectHome(desktop, home);
  });

  test('the history: no address of another origin, and reloading at a made-up one leads nowhere', async ({
    desktop,
  }) => {
    const { page } = desktop;
    const home = page.url();
    const told = await page.evaluate(() => {
      try {
        history.pushState(null, '', 'https://example.org/');
        return 'pushed';
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(told).toBe('SecurityError');
    const script = () => {
      history.pushState(null, '', '/../../etc/hostname');
      location.reload();
    };
    await attempt(desktop, script, undefined);
    await page.evaluate(() => history.replaceState(null, '', '/'));
    await expectHome(desktop, home);
  });

  // Chromium, which the double has, follows what is dropped; Electron only where it is told to.
  test('a file or a link dropped on it: the window was not told to follow', async ({ desktop }) => {
    expect((await desktop.windowPreferences()).navigateOnDragDrop ?? false).toBe(false);
  });
});

const sources: readonly ((http: string) => Readonly<Record<string, string>>)[] = [
  (http) => ({ src: http }),
  () => ({ src: 'file:///etc/hostname' }),
  () => ({ src: 'javascript:parent.document.documentElement.dataset.escaped = 1' }),
  () => ({ src: 'data:text/html,<script>parent.document.documentElement.dataset.escaped = 1</script>' }),
  () => ({ src: 'certwright://app/../../../../etc/hostname' }),
  () => ({ src: '/' }),
  () => ({ srcdoc: '<script>parent.document.documentElement.dataset.escaped = 1</script>' }),
  () => ({ src: 'about:blank' }),
];

test('no frame holds anything, or has what the program gives the page', async ({ desktop, target }) => {
  const { page } = desktop;
  const home = page.url();
  for (const source of sources) {
    const seen = await page.evaluate(async (given) => {
      const frame = document.createElement('iframe');
      try {
        Object.assign(frame, given);
      } catch {
        return 'refused';
      }
      const loaded = new Promise((done) => {
        frame.onload = done;
        setTimeout(done, 500);
      });
      document.body.append(frame);
      await loaded;
      let within = 'out of reach';
      try {
        const inner = frame.contentWindow as unknown as { certwright?: unknown; document: Document };
        within = `${typeof inner.certwright} ${inner.document.body?.textContent ?? ''}`.trim();
      } catch {
        // Another origin, as the browser's own page for a refusal is.
      }
      frame.remove();
      return within;
    }, source(target.http));
    expect(['refused', 'out of reach', 'undefined']).toContain(seen);
    await expectHome(desktop, home);
  }
  expect(target.seen).toEqual([]);
});

test('no webview can be made', async ({ desktop, target }) => {
  const plain = await desktop.page.evaluate((src) => {
    const view = Object.assign(document.createElement('webview'), { src });
    document.body.append(view);
    const made = 'shadowRoot' in view && view.shadowRoot !== null;
    view.remove();
    return { made, known: customElements.get('webview') !== undefined };
  }, target.http);
  expect(plain).toEqual({ made: false, known: false });
  expect(target.seen).toEqual([]);
});
