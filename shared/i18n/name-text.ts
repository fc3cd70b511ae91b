/** The shape of the sentences about one name: a short one for lists, and for refusals what stands behind it. */
import type { NameProblemCode } from '../domain/identifiers.ts';

export interface NameText {
  readonly title: string;
  readonly explanation?: string;
}
export type NameTexts = Readonly<Record<NameProblemCode, NameText>>;
