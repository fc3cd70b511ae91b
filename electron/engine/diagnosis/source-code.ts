/** Whether a text is a piece of a program rather than what one says: such text quotes failures that never happened. */

const codeLine =
  /^(?:\/\/|\*|\/\*|#(?!\d)|<!--|import |from \w+ import|export |const |let |var |def |class |function |return\b|if ?\(|if .*:$|elif |else\b|for |while |try\b|except |raise |package |public |private |static |fn |func |use |type |interface )|[;{}]$|=> |\) ?[{:]$|^["'][\w.-]+["'],$/;
/** What only running programs print. */
const output =
  /traceback|^\s*at \S+[ (]|\b(?:info|warn|warning|error|err|eror|debug|fatal|level)\b["\]]?[:=\]]|urn:|\d\d:\d\d:\d\d|exception|errno|error:|\berr!|status["']?:|&&|\bcurl: \(|^\* (?:tls|ssl|connected|trying|==)/i;

/** Half of the lines or more are code, and none is output. */
export const isSourceCode = (lines: readonly string[]): boolean => {
  if (lines.length < 4) return false;
  const sample = lines.slice(0, 400);
  if (sample.some((line) => output.test(line))) return false;
  return sample.filter((line) => codeLine.test(line)).length >= sample.length * 0.4;
};
