/** The part of tr46 that is used here; the package ships no types. */
declare module 'tr46' {
  interface Options {
    readonly checkBidi: boolean;
    readonly checkHyphens: boolean;
    readonly checkJoiners: boolean;
    readonly useSTD3ASCIIRules: boolean;
    readonly transitionalProcessing: boolean;
    readonly verifyDNSLength: boolean;
  }
  export const toASCII: (name: string, options: Options) => string | null;
  export const toUnicode: (name: string, options: Options) => { readonly domain: string; readonly error: boolean };
}
