/** PowerShell's grammar as editors use it (tree-sitter): somewhat stricter than Windows, which takes `IIS,SMTP` as well. */
import { createRequire } from 'node:module';
import type { Node } from '@vscode/tree-sitter-wasm';

const load = createRequire(import.meta.url);
// Its names are not told to those who import them.
const { Language, Parser } = load('@vscode/tree-sitter-wasm') as typeof import('@vscode/tree-sitter-wasm');
const grammar = load.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm');

export type SyntaxErrors = (script: string) => readonly string[];

/** Every place of a script that is no PowerShell, by its text; none where all of it is. */
export const powershellErrors = async (): Promise<SyntaxErrors> => {
  await Parser.init();
  const parser = new Parser().setLanguage(await Language.load(grammar));
  return (script) => {
    const tree = parser.parse(script);
    if (tree === null) throw new Error('nothing was parsed');
    return errorsIn(tree.rootNode);
  };
};

const errorsIn = (node: Node): readonly string[] =>
  node.isError || node.isMissing
    ? [node.isMissing ? `missing ${node.type}` : node.text]
    : node.hasError
      ? node.children.flatMap((child) => (child === null ? [] : errorsIn(child)))
      : [];
