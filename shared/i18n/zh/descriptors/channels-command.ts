/** By the English text that stands with the facts. */
export const channelsCommandWords = {
  Command: '命令',
  'Starts a program of yours; what happened is in its environment and, as JSON, on its standard input.':
    '运行你指定的程序，事件内容放在环境变量中，并以JSON写入标准输入。',
  Program: '程序',
  'Its whole path. No shell is involved.': '完整路径，不经过shell。',
  Arguments: '参数',
  'One a line, passed on as they are.': '每行一个，原样传递。',
  'Time limit in seconds': '时间限制（秒）',
  'It is ended after that.': '超过后会被终止。',
} as const;
