const mark = '\uFEFF';

/** A text and the byte order mark that it began with, empty where there was none: editors show none, and JSON has none. */
export function unmarked(text: string): { readonly mark: string; readonly text: string } {
	return text.startsWith(mark) ? { mark, text: text.slice(mark.length) } : { mark: '', text };
}
