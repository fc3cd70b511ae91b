/** Whether a text teaches how things are, as books do, instead of telling what happened: it speaks of failures at large. */

/** Turns of a text that speaks in general. */
const general =
  /\b(?:is|are) (?:an?|the|used|designed|called|known as|typically|usually|often|required|considered|not the)\b|\b(?:usually|typically|generally|often|each|every|lets?|allows?|means|defines?|describes?|specif(?:y|ies)|whether|must|should|(?:can|may|might|will) be|such as|for example|e\.g\.|i\.e\.|rfc|instead of|rather than|both|in order to|prevents?|ensures?|provides?|supports?|between|which|that|when an?|if an?|because|therefore|however)\b|是一种|用于|通常|一般(?:来说)?|例如|指的是|是指|定义|规定|作用|原理|应当|即可|从而|因此|以及|其中|分别|所谓|主要|支持|默认|建议|推荐|可以|如果|会在|之间/gi;
/** Somebody tells what happened. */
const told =
  /\b(?:i|i'm|i've|my|me|we|our|us|mine|it says|says|just|now|suddenly|seems?|keeps|still|yesterday|today|again|tried|got|gets|getting|went|wont|won't|cant|can't|couldn't|didn't|doesn't|isn't|errors?|failed|failing|fails|help|please|anyone|why)\b|[?？!]|我|咱|您|你|报错|失败|不行|怎么|为什么|咋|求|了(?:[，。,.]|$)|一直|总是|突然|提示|显示|昨天|今天|刚/gi;
/** A message of one case. */
const message =
  /could not|cannot|unable to|did not|does not|don't|was not|problem|looking up|while processing|_acme|\w\.example\.|example\.(?:org|com)|incorrect|prevents issuance|disabled|no longer|无法|不能|不存在|不正确|错误/gi;
const printed =
  /[{}<>=|\\]|::|\[[\w*:. -]{2,40}\]|(?:error|failed|warning|fatal|detail|type|status|message|code|msg|err\w{0,30})"?\)?: |\d\d:\d\d:\d\d|\burn:|\w_\w|\w\(\)|exception|\b[45]\d\d\b/i;

const longest = 3_000;

export const isProse = (text: string): boolean => {
  if (text.length > longest || printed.test(text)) return false;
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const words = count(/[a-z']+/gi) + count(/[\u4e00-\u9fff]/g) / 2;
  const generalities = count(general);
  return words >= 14 && generalities >= 2 && 2 * count(told) + count(message) <= generalities / 2;
};
