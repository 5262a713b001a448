/** Takes the leading `<think>` part off a reply, as reasoning models write it when the server leaves it in the text. */
export function withoutThinking(text: string): string {
  return text.replace(/^\s*<(think(?:ing)?)>[\s\S]*?(?:<\/\1>|$)/, '').trim()
}
