/** What complaints have in common. */
/** Something is not as it should be: no complaint is without one of these. */
export const bad =
  /fail|error|n't\b|n[o']t\b|not\b|\bno\b|isnt|cannot|cant\b|doesnt|wont\b|unable|refus|reject|denied|den(?:y|ies)|wrong|stuck|broke|problem|invalid|complain|never|stop|nothing|weird|break|lost|gone|invisible|locked out|cancel|turns out|filter|for (?:hours|days|half)|forever|gives? up|gave up|dead|closed|100 ?%|unknown|warn|block|trouble|why|help|still|keep|weak|missing|disappear|since|instead|only|limit|too (?:many|fast|often|long|weak|low)|不|没|无|失败|报错|错|拒绝|问题|卡|为什么|为啥|怎么|咋|提示|被|还是|仍|旧|老是|一直|才|只|太|丢|坏|挂|灰/;
