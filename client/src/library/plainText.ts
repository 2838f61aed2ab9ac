/** Longer texts are cut. */
const longest = 300;

/** Characters that cannot be seen: controls, and those that turn the direction of writing. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * Text from elsewhere as a message or a list may show it: one line in which VS Code finds no link, no command
 * (`[text](command:...)`) and no icon (`$(name)`).
 */
export const plainText = (text: string): string =>
	text.replaceAll(hidden, ' ').slice(0, longest).replaceAll('](', '] (').replaceAll('$(', '$ (');
