/** What is said of a destination; one per language. `{{fullchain}}`, `{{key}}` and so on stand for names of files. */
import type { FileRole } from './types.ts';

export interface VariantText {
  /** On a switch, so short. */
  readonly name: string;
  /** In the name of the whole: `IIS on Windows Server 2016`. Unless told: name of the destination, and `name`. */
  readonly whole?: string;
  /** Why it is another form here; what it means for the reader. */
  readonly why?: string;
  readonly steps?: readonly string[];
}

export interface DestinationText {
  readonly name: string;
  /** What is to be known before; a sentence. */
  readonly why?: string;
  /** Where the lines belong, as a heading. */
  readonly snippet?: string;
  readonly steps: readonly string[];
  /** Labels of fields, as the target writes them. */
  readonly fields?: Readonly<Partial<Record<FileRole, string>>>;
  readonly variants?: Readonly<Record<string, VariantText>>;
}
