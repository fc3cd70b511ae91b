/** By the English text that stands with the facts. */
export const providersWords = {
  'API address': 'API地址',
  'Advanced: only for a proxy or a server of your own that speaks the same API. Leave it empty otherwise.':
    '高级选项：仅在使用代理或兼容此接口的自建服务时填写，否则留空。',
} as const;
