/** Whether a text teaches how things are, as books do, instead of telling what happened: it speaks of failures at large. */

/** Turns of a text that speaks in general. */
const general =
  /\b(?:is|are) (?:an?|the|used|designed|called|known as|typically|usually|often|required|considered|not the)\b|\b(?:usually|typically|generally|often|each|every|lets?(?!')|allows?|means|defines?|describes?|specif(?:y|ies)|whether|must|should|(?:can|may|might|will) be|such as|for example|e\.g\.|i\.e\.|rfc|instead of|rather than|both|in order to|prevents?|ensures?|provides?|supports?|between|which|that|when an?|if an?|because|therefore|however|we(?:'ve|'re| have| are| will)? (?:recommend|suggest|encourage|advise|introduce|support|offer|announce|publish|plan)\w{0,2}|to (?:ensure|help)|help \w{3,20} know)\b|是一种|用于|通常|一般(?:来说)?|例如|指的是|是指|定义|规定|作用|原理|应当|即可|从而|因此|以及|无需|避免|适用于|适合|大约|参考|流程|其中|分别|所谓|主要|支持|默认|建议|推荐|可以|如果|会在|之间/gi;
/** Somebody tells what happened. */
const told =
  /\b(?:i|i'm|i've|my|me|we(?!(?:'ve|'re| have| are| will)? (?:recommend|suggest|encourage|advise|introduce|support|offer|announce|publish|plan))|our|us|mine|it says|says|just|now|currently|selected|prompts|works fine|suddenly|seems?|keeps|still|yesterday|today|again|tried|got|gets|getting|went|wont|won't|cant|can't|couldn't|didn't|doesn't|isn't|errors?|failed|failing|fails|complain\w{0,3}|worked|(?<!to )help|please|anyone|(?<!is )why)\b|[?？!]|我|咱|您|你|报错|失败|不行|怎么|为什么|咋|求|了(?:[，。,.]|$)|一直|总是|突然|提示|显示|昨天|今天|刚|后来|核对|打开|重装|要重新|就(?:是说|被)|\bago\b|all good|no luck|continue[sd]? to (?:serve|use|show|fail)|intermittent\w{0,2}|sometimes|at the time of writing/gi;
/** A message of one case. */
const message =
  /could not|cannot|unable to|did not|does not|don't|was not|problem|looking up|while processing|_acme|\w\.example\.|example\.(?:org|com)|incorrect|will not|too (?:large|small|old|long)|prevents issuance|must not|same as|disabled|no longer|无法|不能|不存在|不正确|错误/gi;
const printed =
  /[{}<>=|\\]|::|\bsee https?:\/\/\S{1,200} for\b|\[[\w*:. -]{2,40}\]|(?:error|failed|warning|fatal|detail|type|status|message|code|msg|err\w{0,30})"?\)?: |\d\d:\d\d:\d\d|\burn:|\w_\w|\w\(\)|exception|\b[45]\d\d\b/i;

/** Written out, from a capital letter to a full stop; messages and complaints rarely are. */
const sentence = /^[A-Z"'][\s\S]{40,}[.。]$|^(?:\d{2,4} ?年 ?\d|[\u4e00-\u9fff])[\s\S]{16,}。$/;

/** Of any of its kind, not of this one. */
const ofKinds = /^(?:an? |each |every |some |many |most |several |modern |in |when |if |with )/i;

/** Something is asked for that is not there yet. */
const wishes =
  /\b(?:it )?would be (?:great|nice|good|helpful|useful|cool|awesome)\b|feature request|\bwould love\b|\b(?:please|could you|can you) (?:add|implement|consider|support) (?:an?|the|support|adding|some)\b|happy to (?:send|open|submit) a pr\b|希望(?:能|可以)?(?:支持|增加|添加|加入)|建议(?:支持|增加|添加|加入)|能否(?:支持|增加|添加)|求(?:支持|增加)/i;
const asks =
  /\b(?:what(?:'s| is| are)|which|is there|are there|does (?:anyone|anybody|somebody) (?:know|use|have)|any (?:recommend|good|idea)|how (?:long|much|many|do (?:i|you|we)|does|can i)|where (?:do|can) i|recommend|looking for|curious|wonder)\b|区别|多久|多少|推荐|哪(?:个|家)好|是什么|有没有|如何|怎么样|想问/i;
const trouble =
  /fail|error|n't\b|\bnot\b|cannot|unable|refus|reject|denied|wrong|invalid|expired|missing|too (?:many|long|old)|timed? ?out|timeout|warn|\bbut\b|still|old\b|\b[45]\d\d\b|stuck|problem|workaround|pop-?ups?|says|asks|want|need|complain|无法|不能|失败|报错|错误|拒绝|超时|但|还是|却|没(?!有)|未|不(?!同)|挂|崩|卡|限|拦|要我|让我|提示|要求/i;

const longest = 3_000;

interface Counts {
  readonly words: number;
  readonly generalities: number;
  /** What was told or printed of one case. */
  readonly particulars: number;
}

const countsIn = (text: string): Counts => {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return {
    words: count(/[a-z']+/gi) + count(/[\u4e00-\u9fff]/g) / 2,
    generalities: count(general),
    particulars: 2 * count(told) + count(message),
  };
};

export const isProse = (text: string): boolean => {
  if (text.length > longest || printed.test(text)) return false;
  const { words, generalities, particulars } = countsIn(text);
  if (words >= 14 && generalities >= 2 && particulars <= generalities / 2) return true;
  return words >= 14 && isWrittenOut(text) && (generalities >= 1 || ofKinds.test(text));
};

/** Somebody wants to know something, and tells of no trouble. */
export const isInquiry = (text: string): boolean =>
  text.length <= longest && (asks.test(text) || wishes.test(text)) && !trouble.test(text);

/** Nobody speaks in it of what happened, though a program may. */
export const isWrittenOut = (text: string): boolean => {
  if (text.length > longest || printed.test(text)) return false;
  const { words, particulars } = countsIn(text);
  return words >= 10 && particulars === 0 && sentence.test(text);
};
