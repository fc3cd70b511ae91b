/** Keys of plain sentences. Plurals follow i18next: `key_one`, `key_other`, chosen by `Intl.PluralRules`. */

type Bare<K> = K extends `${infer Stem}_one` ? Stem : K extends `${infer Stem}_other` ? Stem : K;
type Singular<K> = K extends `${string}_one` ? K : never;

/** What code asks for: the key without its plural ending. */
export type KeyOf<S> = Bare<keyof S & string>;

export type KeyOfEach<Part> = Part extends unknown ? KeyOf<Part> : never;

/** What another language must offer. Singular forms are left out: Chinese has none. */
export type SameSentences<S> = Readonly<Record<Exclude<keyof S & string, Singular<keyof S & string>>, string>>;
