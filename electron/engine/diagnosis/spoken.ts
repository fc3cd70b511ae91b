/** Whether a text is somebody's own words or the output of a program: rules for the one mislead in the other. */

/** Longer texts are logs, and logs are nobody's own words. */
const longestComplaint = 1_500;

/** What programs print and people rarely type. */
const printed =
  /[{}<>=|\\]|::|\[[\w*:. -]{2,40}\]|(?:error|failed|warning|fatal|detail|type|status|message|code|msg|err|err\w+)"?\)?: |\b\d\d:\d\d:\d\d\b|\b0x[0-9a-f]{4}|(?:^|\s)--[a-z]|\b[a-z]{2,}[A-Z][a-z]{2,}|\b[a-z]+_[a-z]+_[a-z]+|\w\(\)|\b[A-Z][A-Za-z]{2,}(?:Exception|Error)\b|\burn:|\b[A-Z]{2,}_[A-Z]+|错误[:：]|: line \d/g;

/** Somebody speaks. */
const voice =
  /\b(?:i|i'm|i've|i'd|my|me|we|our|us|mine|you|your|please|anyone|somebody|does anyone|how do|why|help|thanks|hello|hi)\b|我|咱|俺|你|您|大家|请问|怎么|为什么|为啥|咋|啊|吗|呢|求助|麻烦|谢谢|了[。,，!！?？]?$/gi;

/** 1: own words; 0: the output of a program; between: something of both. */
export const spokenShare = (lines: readonly string[]): number => {
  const text = lines.join('\n');
  if (text.length > longestComplaint) return 0;
  const prints = text.match(printed)?.length ?? 0;
  const voices = text.match(voice)?.length ?? 0;
  if (prints === 0) return voices > 0 ? 1 : 0.9;
  if (voices > prints) return 0.85;
  return voices > 0 && prints <= 4 ? 0.6 : prints === 1 ? 0.45 : 0;
};
