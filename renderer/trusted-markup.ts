/**
 * What the page's policy asks of libraries, imported before them. The one policy of trusted types (W3C Trusted Types
 * §2.3.2): the component library sets the text of its style elements as markup, and without a `<` such a text can make
 * no element. Any other markup, and every script, is refused: setting it throws.
 */
interface DefaultPolicy {
  createHTML(text: string): string | null;
}

declare global {
  /** What the schema library shares among its copies and finds when a screen that needs it loads it (zod/v4/core). */
  var __zod_globalConfig: { readonly jitless: boolean } | undefined;
  interface Window {
    /** Not in every browser yet. */
    readonly trustedTypes?: { createPolicy(name: 'default', policy: DefaultPolicy): unknown };
  }
}

window.trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });
// Else the schema library tries whether code may be made from text, and the refusal stands in the console.
globalThis.__zod_globalConfig = { jitless: true };

// Makes it a module, whose declarations may add to the global ones.
export {};
