const strings: { readonly charCodeAt: (this: string, at: number) => number } = String.prototype;

/**
 * `text.charCodeAt(at)`, for loops over texts. Strings have many forms inside V8: slices, joins, one byte a character or two.
 * Where a loop has met more than four of them, a method is looked up anew for every character, which takes eight times as
 * long as all the rest; what is bound once is not looked up.
 */
export const codeAt: (text: string, at: number) => number = Function.prototype.call.bind(strings.charCodeAt);
